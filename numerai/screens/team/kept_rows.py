"""Rows refused by past imports: listed with their reasons, corrected one by one, or left aside."""

from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from numerai.base import canonical, keys
from numerai.base.dates import say_day
from numerai.programme.workshops.actions.import_review import FileRow
from numerai.programme.workshops.actions.refused_rows import RowSettled, import_row, leave_row, review_kept, take_back
from numerai.programme.workshops.models import RefusedRow
from numerai.programme.workshops.permissions import may_import
from numerai.programme.workshops.queries.refused import KeptRow, left_lately, open_row, open_rows, to_correct
from numerai.screens.team.guard import TeamRequest, team_page
from numerai.screens.team.import_preview import CHANGES, KINDS, VERDICTS
from numerai.screens.team.import_rows import first_cells, spoken_of
from numerai.screens.team.row_form import RowForm

PER_PAGE = 50


@team_page(may_import)
def rows_to_correct(request: TeamRequest) -> HttpResponse:
    page = Paginator(to_correct(request.programme, request.now), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "total": page.paginator.count,
        "lines": [_said(request, kept) for kept in open_rows(page.object_list)],
        "left": [_said(request, kept) for kept in open_rows(left_lately(request.programme, request.now))],
    }
    return render(request, "team/kept_rows.html", context)


def _said(request: TeamRequest, kept: KeptRow) -> dict[str, Any]:
    zone = ZoneInfo(request.programme.time_zone)
    words = {
        "kind": KINDS[kept.kind],
        "name": kept.written.name,
        "day": say_day(kept.imported_at.astimezone(zone).date()),
    }
    return {
        "id": kept.id,
        "line": kept.line,
        "file": _("%(kind)s : %(name)s, importé le %(day)s") % words,
        "about": first_cells(kept.written.cells),
        "reasons": kept.written.reasons,
        "kept_until": say_day(kept.kept_until.astimezone(zone).date()),
    }


@team_page(may_import)
def kept_row(request: TeamRequest, row: RefusedRow) -> HttpResponse:
    if row.outcome or row.kept_until <= request.now:
        return _settled_meanwhile(request)
    kept = open_row(row)
    found = _read(request, kept, kept.written.cells)
    if request.method != "POST":
        return _ask(request, kept, RowForm(found))
    form = RowForm(found, request.POST)
    if not form.is_valid():
        return _ask(request, kept, form)
    if "keep" in request.POST and request.POST.get("checked") == _state_of(kept, form.typed_cells()):
        return _import(request, kept, form.typed_cells())
    return _ask_again(request, kept, _read(request, kept, form.typed_cells()))


def _state_of(kept: KeptRow, cells: tuple[str, ...]) -> str:
    """What was checked and shown, and nothing typed since, is what may be imported."""
    return keys.digest("kept-row", canonical.dumps([kept.id, cells]))[:20]


def _read(request: TeamRequest, kept: KeptRow, cells: tuple[str, ...]) -> FileRow:
    found = review_kept(kept, request.programme, cells, request.now).row(kept.line)
    assert found is not None, "the row that was just put there"
    return found


def _import(request: TeamRequest, kept: KeptRow, cells: tuple[str, ...]) -> HttpResponse:
    """Read once more under the lock: what the page showed may no longer be true."""
    try:
        found = import_row(request.programme, actor=request.actor, now=request.now, row_id=kept.id, cells=cells)
    except RowSettled:
        return _settled_meanwhile(request)
    if found is None or not found.may_be_imported:
        return _ask_again(request, kept, found or _read(request, kept, cells))
    messages.success(request, _("La ligne %(line)d est importée.") % {"line": kept.line})
    return redirect("team:import_rows")


def _ask_again(request: TeamRequest, kept: KeptRow, found: FileRow) -> HttpResponse:
    """Still refused: what was typed, with its reasons; else what it would do, and the button that does it."""
    form = RowForm(found)
    if not found.is_refused and not found.may_be_imported:
        for reason in found.report.reasons:
            form.say(reason)
    return _ask(request, kept, form, ready=found if found.may_be_imported else None)


def _ask(request: TeamRequest, kept: KeptRow, form: RowForm, *, ready: FileRow | None = None) -> HttpResponse:
    context = {"form": form, "kept": _said(request, kept), "ready": _say_ready(request, kept, ready) if ready else None}
    return render(request, "team/kept_row.html", context)


def _say_ready(request: TeamRequest, kept: KeptRow, found: FileRow) -> dict[str, Any]:
    review = review_kept(kept, request.programme, found.cells, request.now)
    return {
        "checked": _state_of(kept, found.cells),
        "about": spoken_of(review).get(kept.line, ""),
        "verdict": VERDICTS[found.report.verdict],
        "change": CHANGES[found.report.change],
        "reasons": found.report.reasons,
    }


@require_POST
@team_page(may_import)
def leave(request: TeamRequest, row: RefusedRow) -> HttpResponse:
    try:
        leave_row(request.programme, actor=request.actor, now=request.now, row_id=row.id)
    except RowSettled:
        return _settled_meanwhile(request)
    messages.success(
        request, _("La ligne %(line)d est laissée de côté. Elle est en bas de la page.") % {"line": row.line}
    )
    return redirect("team:import_rows")


@require_POST
@team_page(may_import)
def back_to_correct(request: TeamRequest, row: RefusedRow) -> HttpResponse:
    try:
        take_back(request.programme, actor=request.actor, now=request.now, row_id=row.id)
    except RowSettled:
        return _settled_meanwhile(request)
    messages.success(request, _("La ligne %(line)d est de nouveau à corriger.") % {"line": row.line})
    return redirect("team:import_rows")


def _settled_meanwhile(request: TeamRequest) -> HttpResponse:
    messages.warning(
        request, _("Cette ligne n’est plus à corriger : elle est déjà corrigée, laissée de côté ou effacée.")
    )
    return redirect("team:import_rows")
