"""The register as its files say it: criteria of the standards, what is declared of each, protocols of human checks."""

import csv
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numerai
from numerai.programme.accessibility.rules import Criterion, Declared, Line, Proof, Protocol, Step, level_of

FOLDER = Path(numerai.__file__).parent / "reference"
RGAA, WCAG = "rgaa-4.1.2.csv", "wcag-2.2.csv"
REGISTER, PROTOCOLS = "registre-accessibilite.toml", "protocoles-accessibilite.toml"
STANDARD = "RGAA 4.1.2"
BEYOND = "WCAG 2.2"  # the theme of what the RGAA does not have


class UnknownCriterion(ValueError):
    """A line, or a step, about a criterion that no standard has; or a criterion without a line."""


@cache
def criteria() -> dict[str, Criterion]:
    """By key, in the order of the standards."""
    found = [*map(_of_rgaa, _rows(RGAA)), *map(_of_wcag, _rows(WCAG))]
    return {criterion.key: criterion for criterion in found}


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(line for line in file if not line.startswith("#"))


def _of_rgaa(row: dict[str, str]) -> Criterion:
    wcag = tuple(row["wcag"].split("; "))
    key = f"rgaa-{row['numero']}"
    return Criterion(key, row["numero"], row["thematique"], row["intitule"], level_of(wcag), wcag, int(row["tests"]))


def _of_wcag(row: dict[str, str]) -> Criterion:
    return Criterion(f"wcag-{row['numero']}", row["numero"], BEYOND, row["intitule"], row["niveau"])


@cache
def lines() -> tuple[Line, ...]:
    return read_lines((FOLDER / REGISTER).read_text(encoding="utf-8"))


def read_lines(text: str) -> tuple[Line, ...]:
    """One line per criterion, in the order of the standards. Raises UnknownCriterion, or KeyError for a proof that the
    register does not define."""
    told = tomllib.loads(text)
    proofs = {key: Proof(key, one["test"], one["dit"]) for key, one in told["preuves"].items()}
    if told["criteres"].keys() != criteria().keys():
        raise UnknownCriterion(sorted(told["criteres"].keys() ^ criteria().keys()))
    return tuple(_line(criterion, told["criteres"][key], proofs) for key, criterion in criteria().items())


def _line(criterion: Criterion, said: dict[str, Any], proofs: dict[str, Proof]) -> Line:
    def named(field: str) -> tuple[Proof, ...]:
        return tuple(proofs[key] for key in said.get(field, ()))

    declared = Declared(said["reponse"])
    return Line(criterion, declared, said.get("raison", ""), named("prouve"), named("gardes"), named("en_partie"))


@cache
def protocols() -> tuple[Protocol, ...]:
    return read_protocols((FOLDER / PROTOCOLS).read_text(encoding="utf-8"))


def read_protocols(text: str) -> tuple[Protocol, ...]:
    found = tuple(_protocol(said) for said in tomllib.loads(text)["protocole"])
    named = {key for protocol in found for step in protocol.steps for key in step.criteria}
    if strangers := named - criteria().keys():
        raise UnknownCriterion(sorted(strangers))
    return found


def _protocol(said: dict[str, Any]) -> Protocol:
    steps = tuple(
        Step(one["cle"], one["page"], one["faire"], one["attendu"], one["noter"], tuple(one["criteres"]))
        for one in said["etape"]
    )
    return Protocol(
        said["slug"], said["nom"], said["outil"], said["public"], said["edition"], tuple(said["avant"]), steps
    )


def protocol(slug: str) -> Protocol | None:
    return next((one for one in protocols() if one.slug == slug), None)
