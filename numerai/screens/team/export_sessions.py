"""The list of sessions as a table whose columns the import reads: sent back unchanged, it changes nothing."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from numerai.base.tables_out import TableOut, Value
from numerai.programme.workshops.imports.sessions import COLUMNS, COUNTS
from numerai.programme.workshops.imports.vocabulary import EXPORTED_CAUSES, EXPORTED_THEMES
from numerai.programme.workshops.models import HeadCount, Session, SessionTrainer
from numerai.programme.workshops.permissions import may_see_sessions
from numerai.programme.workshops.queries.cards import where
from numerai.programme.workshops.rules import CancelCause, Line
from numerai.screens.team.downloads import scope, table_file
from numerai.screens.team.guard import TeamRequest, team_page
from numerai.screens.team.session_rows import LISTS, WORDS, SessionRow, session_rows
from numerai.screens.team.sessions import STATES, Asked, asked_for

# In the order of a coordination's own table; the usual name of each, which the import knows.
_FIELDS = (
    *("day", "start", "end", "commune", "place", "theme", "title", "trainers"),
    *COUNTS,
    *("sign_language", "status", "remarks", "number"),
)


@team_page(may_see_sessions)
def sessions_export(request: TeamRequest) -> HttpResponse:
    asked = asked_for(request)
    return table_file(request, _table(request, asked))


def _table(request: TeamRequest, asked: Asked) -> TableOut:
    rows = session_rows(asked.found, today=request.today)
    return TableOut(
        name=f"seances-{asked.state}" + (f"-{asked.commune}" if asked.commune else ""),
        title=_("Séances"),
        columns=session_columns(),
        rows=session_lines(rows),
        scope=scope(request, filters=_filters(asked), rows=len(rows), left_out=_left_out()),
    )


def session_columns() -> tuple[str, ...]:
    """The last four are ours to say: the import leaves them aside."""
    return (
        *(COLUMNS.names[name][0] for name in _FIELDS),
        _("Inscrits avec leur nom"),
        _("En liste d’attente"),
        _("Venus en tout"),
        _("Collègues qui animent"),
    )


def session_lines(rows: Iterable[SessionRow]) -> list[tuple[Value, ...]]:
    rows = list(rows)
    counted = {row.session_id: row for row in HeadCount.objects.filter(session_id__in=[row.session.id for row in rows])}
    animating = _animators(rows)
    return [_line(row, counted.get(row.session.id), animating.get(row.session.id, ())) for row in rows]


def _animators(rows: list[SessionRow]) -> dict[UUID, list[str]]:
    """Colleagues with an account; « Animateurs » holds the names that were typed."""
    links = SessionTrainer.objects.filter(session__in=[row.session.id for row in rows]).order_by(
        "account__display_name"
    )
    names: dict[UUID, list[str]] = {}
    for session, name in links.values_list("session_id", "account__display_name"):
        names.setdefault(session, []).append(name)
    return names


def _line(row: SessionRow, counted: HeadCount | None, animators: Iterable[str]) -> tuple[Value, ...]:
    session = row.session
    margins = counted.margins if counted else {}
    values: dict[str, Any] = {
        "day": session.day,
        "start": session.starts_at,
        "end": session.ends_at,
        "commune": session.commune.name if session.commune else None,
        "place": where(session),
        "theme": EXPORTED_THEMES[Line(session.line)] if session.line else None,
        "title": session.title,
        "trainers": session.trainers,
        "capacity": session.capacity,
        **{name: margins.get(name) for name in COUNTS if name not in ("capacity", "present")},
        "present": counted.total if counted else None,
        "sign_language": session.sign_language,
        "status": _status(row),
        "remarks": session.remarks,
        "number": str(session.id),
    }
    came = row.counts.came if row.counts else None
    return (*(values[name] for name in _FIELDS), row.seats.taken, row.seats.waiting, came, ", ".join(animators))


def _status(row: SessionRow) -> str:
    """« Annulée : cyclone »; the words are those that the import reads back."""
    session: Session = row.session
    if session.is_cancelled:
        return f"Annulée\u00a0: {EXPORTED_CAUSES[CancelCause(session.cancel_cause)]}"
    return str(WORDS[row.state])


def _filters(asked: Asked) -> str:
    said = str(LISTS[STATES[asked.state]]) + (", " + _("personne pour animer") if asked.lone else "")
    return (
        f"{said}, {asked.communes[asked.commune]}"
        if asked.commune
        else _("%(list)s, toutes les communes") % {"list": said}
    )


def _left_out() -> str:
    return _(
        "les personnes, leurs besoins, le texte public des ateliers. « Présents » est le total compté,"
        " « Venus en tout » le plus grand du total et des noms"
    )
