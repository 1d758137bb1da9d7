"""Loading the reference tables that ship with the project; loading again changes nothing."""

import csv
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.db import models, transaction
from django.utils.text import slugify

import numerai
from numerai.base.models import Programme
from numerai.programme.places.models import (
    Commune,
    DigitalPlace,
    Holiday,
    Language,
    Province,
    SchoolBreak,
    TargetCommune,
    TravelLeg,
    UsefulNumber,
)

FOLDER = Path(numerai.__file__).parent / "reference"
PROVINCES = {"sud": "province Sud", "nord": "province Nord", "iles": "province des Îles Loyauté"}


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table, without the lines that name its sources."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(line for line in file if not line.startswith("#"))


def programme_facts() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "nume-rai.toml").read_text(encoding="utf-8"))


def load() -> Programme:
    """All tables and the programme itself, in one transaction."""
    with transaction.atomic():
        _put(Province, (Province(code=code, name=name) for code, name in PROVINCES.items()), ["code"], ["name"])
        _load_communes()
        _load_calendar()
        _load_languages_and_numbers()
        _load_travel_and_places()
        return _load_programme()


def _put(model: type[models.Model], objects: Iterator[Any], key: list[str], update: list[str]) -> None:
    model._default_manager.bulk_create(list(objects), update_conflicts=True, unique_fields=key, update_fields=update)


def _number(text: str) -> int | None:
    return int(text) if text.strip() else None


def _load_communes() -> None:
    objects = (
        Commune(
            code=row["code_insee"],
            name=row["nom_usuel"],
            official_name=row["nom_officiel"],
            slug=slugify(row["nom_usuel"]),
            seat=row["chef_lieu"],
            province_id=row["province"],
            postal_code=row["code_postal"],
            is_island=row["ile"] == "1",
            population=int(row["pop_2025"]),
            latitude=float(row["lat"]),
            longitude=float(row["lon"]),
            customary_area=row["aire_coutumiere"],
        )
        for row in rows("communes.csv")
    )
    update = [f.name for f in Commune._meta.concrete_fields if not f.primary_key]
    _put(Commune, objects, ["code"], update)


def _load_calendar() -> None:
    holidays = (Holiday(day=date.fromisoformat(row["date"]), name=row["nom"]) for row in rows("jours_feries.csv"))
    _put(Holiday, holidays, ["day"], ["name"])
    breaks = (
        SchoolBreak(
            year=int(row["annee"]),
            period=row["periode"],
            starts_on=date.fromisoformat(row["debut"]),
            ends_on=date.fromisoformat(row["fin"]) if row["fin"] else None,
        )
        for row in rows("vacances_scolaires.csv")
    )
    _put(SchoolBreak, breaks, ["year", "period"], ["starts_on", "ends_on"])


def _load_languages_and_numbers() -> None:
    languages = (
        Language(
            code=row["code"],
            name=row["nom_fr"],
            glottocode=row["glottocode"] or "",
            communes=row["communes"] or "",
            customary_area=row["aire_coutumiere"] or "",
        )
        for row in rows("langues.csv")
    )
    _put(Language, languages, ["code"], ["name", "glottocode", "communes", "customary_area"])
    numbers = (
        UsefulNumber(
            number=row["numero"], name=row["libelle"], purpose=row["usage"], verified_by=row["verif"], rank=rank
        )
        for rank, row in enumerate(rows("numeros_utiles.csv"))
    )
    _put(UsefulNumber, numbers, ["number"], ["name", "purpose", "verified_by", "rank"])


def _load_travel_and_places() -> None:
    legs = (
        TravelLeg(
            origin=row["depart"],
            destination=row["arrivee"],
            mode=row["mode"],
            kilometres=_number(row["distance_km"]),
            minutes=_number(row["duree_min"]),
            price_xpf=_number(row["prix_xpf"]),
            is_estimate=row["statut"] == "estimation",
            source=row["note_source"] or "",
        )
        for row in rows("trajets.csv")
    )
    _put(
        TravelLeg,
        legs,
        ["origin", "destination", "mode"],
        ["kilometres", "minutes", "price_xpf", "is_estimate", "source"],
    )
    communes = {name: code for code, name in Commune.objects.values_list("code", "name")}
    digital = (
        DigitalPlace(
            commune_id=communes[row["commune"]],
            name=row["nom"],
            kind=row["type"],
            year=int(row["annee"]),
            source=row["source"],
        )
        for row in rows("lieux_numeriques.csv")
    )
    _put(DigitalPlace, digital, ["commune", "name"], ["kind", "year", "source"])


def _load_programme() -> Programme:
    facts = programme_facts()
    shown = {name: value for name, value in facts.items() if name not in ("slug", "stops")}
    shown |= {name: shown[name].isoformat() for name in ("starts_on", "ends_on")}
    programme, is_new = Programme.objects.get_or_create(
        slug=facts["slug"], defaults={"name": facts["name"], "facts": shown, "is_default": True}
    )
    if not is_new and programme.facts != shown:
        programme.facts = shown
        programme.save(update_fields=["facts"])
    stops = (
        TargetCommune(
            programme=programme,
            commune_id=stop["commune"],
            workshops_announced=stop["announced"],
            map_x=stop["x"],
            map_y=stop["y"],
            label_side=stop["label"],
            rank=rank,
        )
        for rank, stop in enumerate(facts["stops"])
    )
    _put(
        TargetCommune,
        stops,
        ["programme", "commune"],
        ["workshops_announced", "map_x", "map_y", "label_side", "rank"],
    )
    return programme
