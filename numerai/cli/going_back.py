"""What a backup put back does not hold: counted, said, and never given again to somebody else."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.db import DatabaseError

from numerai.base import worlds
from numerai.base.journal.going_back import KIND
from numerai.base.journal.models import Event
from numerai.base.models import LostCode, Programme
from numerai.programme.concerns.models import Concern
from numerai.programme.people.models import SignInLink
from numerai.programme.workshops.models import Enrolment, Session

KINDS = {
    "participant.registered": ("dossier ouvert", "dossiers ouverts"),
    "participant.corrected": ("dossier corrigé", "dossiers corrigés"),
    "consent.answered": ("réponse à une demande d’accord", "réponses à une demande d’accord"),
    "need.stated": ("besoin dit", "besoins dits"),
    "enrolment.recorded": ("inscription", "inscriptions"),
    "enrolment.cancelled": ("inscription annulée", "inscriptions annulées"),
    "session.planned": ("séance préparée", "séances préparées"),
    "session.edited": ("séance modifiée", "séances modifiées"),
    "session.cancelled": ("séance annulée", "séances annulées"),
    "attendance.marked": ("présence notée", "présences notées"),
    "headcount.recorded": ("comptage noté", "comptages notés"),
    "concern.received": ("signalement reçu", "signalements reçus"),
    "concern.answered": ("réponse à un signalement", "réponses à un signalement"),
    "offer.received": ("proposition d’aide", "propositions d’aide"),
    "staff.changed": ("changement dans l’équipe", "changements dans l’équipe"),
    "task.done": ("tâche faite", "tâches faites"),
}
# Whoever was erased is erased again; an earlier return is no loss.
REDONE = {"participant.erased", "concern.erased", "offer.erased", KIND}
OTHER = ("autre ligne du journal", "autres lignes du journal")


@dataclass(slots=True)
class Lost:
    """`places`: for each workshop, the numbers of the places that people were given."""

    kinds: Counter[str] = field(default_factory=Counter)
    places: dict[str, list[str]] = field(default_factory=dict)
    codes: set[str] = field(default_factory=set)

    @property
    def lines(self) -> int:
        return self.kinds.total()


def what_is_lost(programme: Programme) -> Lost | None:
    """Called in the world of the copy: what the database in use holds and the copy does not.

    None: the database in use cannot be read, so nobody can say.
    """
    known = set(Event.objects.of(programme).values_list("id", flat=True).iterator())
    codes = _codes(programme)
    file = Path(str(settings.DATABASES["default"]["NAME"]))
    if "sqlite" in str(settings.DATABASES["default"]["ENGINE"]) and not file.exists():
        return None  # opening it would make an empty one
    try:
        with worlds.entered(worlds.REAL):
            found = Lost(codes=_codes(programme) - codes)
            for event in Event.objects.of(programme).exclude(kind__in=REDONE).order_by("number").iterator():
                if event.id not in known:
                    _add(found, event)
            return found
    except DatabaseError:
        return None


def _codes(programme: Programme) -> set[str]:
    tables: tuple[Any, ...] = (Enrolment, Concern, LostCode)
    return {code for table in tables for code in table.objects.of(programme).values_list("code", flat=True)}


def _add(lost: Lost, event: Event) -> None:
    lost.kinds[event.kind] += 1
    facts = event.facts_read()
    if event.kind == "enrolment.recorded":
        session = Session.objects.filter(id=facts["session"]).values_list("title", "day").first()
        where = f"« {session[0]} » du {session[1]:%d/%m/%Y}" if session else "une séance inconnue"
        lost.places.setdefault(where, []).append(str(facts["seat"] or f"attente {facts['waiting_number']}"))


def keep_codes(programme: Programme, codes: set[str]) -> None:
    known = set(LostCode.objects.of(programme).values_list("code", flat=True))
    LostCode.objects.bulk_create(LostCode(programme=programme, code=code) for code in sorted(codes - known))


def close_doors() -> None:
    """A link used since, or a visit closed since, must not live again."""
    SignInLink.objects.filter(used_at=None).delete()
    SessionStore.get_model_class().objects.all().delete()


def told(programme: Programme, lost: Lost | None) -> list[str]:
    """Sentences for the operator, with nobody's name."""
    if lost is None:
        return [
            f"{programme.name} : ce qui a été fait depuis n’y est plus."
            " La base d’avant manque ou ne se lit pas : personne ne peut dire ce qui est perdu."
        ]
    if not lost.lines:
        return [f"{programme.name} : rien ne manque."]
    counts = [f"{n} {KINDS.get(kind, OTHER)[n > 1]}" for kind, n in _grouped(lost.kinds).most_common()]
    lines = [f"{programme.name} : ce qui a été fait depuis n’y est plus ({', '.join(counts)})."]
    lines += [f"  {where} : places perdues : {', '.join(numbers)}." for where, numbers in lost.places.items()]
    if lost.codes:
        lines.append("  Les codes donnés depuis ne marchent plus et ne seront donnés à personne d’autre.")
        lines.append("  Les places peuvent être données à d’autres : prévenez vite ces personnes.")
    return lines


def _grouped(kinds: Counter[str]) -> Counter[str]:
    grouped: Counter[str] = Counter()
    for kind, count in kinds.items():
        grouped[kind if kind in KINDS else ""] += count
    return grouped
