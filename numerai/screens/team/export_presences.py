"""Who is expected and who came to one session, as a sign-in sheet that the import reads: sent back, nothing changes."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from numerai.base.phones import say_phone
from numerai.base.tables_out import TableOut, Value
from numerai.programme.people.permissions import may_see_people
from numerai.programme.people.queries import Person, people_by_id
from numerai.programme.places.models import Commune
from numerai.programme.workshops.imports.presences import COLUMNS
from numerai.programme.workshops.models import Session
from numerai.programme.workshops.queries.cards import where
from numerai.programme.workshops.rules import Presence
from numerai.screens.team.downloads import leave_trace_of_export, scope, table_file
from numerai.screens.team.guard import TeamRequest, team_page
from numerai.screens.team.session_people import SessionPeople, Someone, people_of
from numerai.screens.team.session_rows import say_session

_FIELDS = ("session", "family_name", "given_name", "phone", "commune", "birth_year", "presence")
_NUMBERS = ("session_number", "file_number")
# As the import reads them; nobody said yet is an empty cell.
_PRESENCES = {Presence.PRESENT: "oui", Presence.EXCUSED: "excusé", Presence.ABSENT: "absent"}
_LONGEST = 150  # signs that say a session


@require_POST
@team_page(may_see_people)
def presences_export(request: TeamRequest, session: Session) -> HttpResponse:
    people = people_of(request.programme, session)
    named = [someone for someone in people.everyone if not someone.is_erased]
    files = people_by_id(request.programme, [someone.person_id for someone in named])
    leave_trace_of_export(request, "presences", files)
    rows = [_line(session, someone, files[someone.person_id]) for someone in named] + _nameless(session, people)
    table = TableOut(
        name=f"presences-{session.day:%Y-%m-%d}",
        title=_("Présences"),
        columns=(*(COLUMNS.names[name][0] for name in (*_FIELDS, *_NUMBERS)), _("Inscription")),
        rows=rows,
        scope=scope(request, filters=say_session(session), rows=len(rows), left_out=_left_out()),
    )
    return table_file(request, table)


def _line(session: Session, someone: Someone, file: Person) -> tuple[Value, ...]:
    known = file.identity
    values: dict[str, Any] = {
        "session": _say(session),
        "family_name": known.family_name,
        "given_name": known.given_name,
        "phone": say_phone(known.phone) or known.phone_typed,
        "commune": _commune(known.commune) or known.commune_typed,
        "birth_year": known.birth_year,
        "presence": _PRESENCES.get(someone.presence),
        "session_number": str(session.id),
        "file_number": str(file.id),
    }
    return (*(values[name] for name in (*_FIELDS, *_NUMBERS)), _place_of(someone))


def _nameless(session: Session, people: SessionPeople) -> list[tuple[Value, ...]]:
    """Ticks of the sheet without a name are counted, and belong to nobody."""
    ticks = people.head_count.on_sheet if people.head_count else 0
    line = (_say(session), None, "Anonyme", None, None, None, "oui", str(session.id), None, None)
    return [line] * ticks


def _say(session: Session) -> str:
    """« 12/02/2026 Nouméa Maison de quartier », as sheets say it."""
    commune = session.commune.name if session.commune else ""
    return " ".join(filter(None, (f"{session.day:%d/%m/%Y}", commune, where(session))))[:_LONGEST]


def _place_of(someone: Someone) -> str:
    if someone.enrolment is None:
        return _("sans inscription")
    return _("en liste d’attente") if someone.position else _("inscrite")


def _commune(code: str | None) -> str:
    return Commune.objects.filter(code=code).values_list("name", flat=True).first() or "" if code else ""


def _left_out() -> str:
    return _("les besoins, les réponses sur le handicap et l’emploi, les personnes effacées, les inscriptions annulées")
