"""A row of the preview corrected in place: its cells are written anew in the sealed file, and it is read once more."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from numerai.programme.workshops.permissions import may_import
from numerai.screens.team.guard import TeamRequest, team_page
from numerai.screens.team.import_preview import KINDS, no_longer_there, owner_of, preview, reviewed
from numerai.screens.team.pending_file import CorrectedMeanwhile, PendingFile, correct, look
from numerai.screens.team.row_form import RowForm


@require_POST
@team_page(may_import)
def correct_row(request: TeamRequest) -> HttpResponse:
    """The token stays in the form: neither it nor the row is ever in an address."""
    token = request.POST.get("token", "")
    pending = look(token, owner=owner_of(request), now=request.now)
    if pending is None:
        return no_longer_there(request)
    review = reviewed(request, pending)
    row = review.row(_line(request))
    if row is None or "back" in request.POST:
        return preview(request, pending, review, token)
    if "check" not in request.POST:
        return _ask(request, pending, RowForm(row), token)
    form = RowForm(row, request.POST)
    if not form.is_valid():
        return _ask(request, pending, form, token)
    return _check(request, pending, form, token)


def _line(request: TeamRequest) -> int:
    said = request.POST.get("line", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 9 else -1


def _check(request: TeamRequest, pending: PendingFile, form: RowForm, token: str) -> HttpResponse:
    """What was typed is kept in the file at once: still refused or not, nobody types it twice."""
    line = form.row.line
    try:
        corrected = correct(
            token,
            owner=owner_of(request),
            now=request.now,
            line=line,
            cells=form.typed_cells(),
            seen=request.POST.get("seen", ""),
        )
    except CorrectedMeanwhile:
        form.compare(form.row.cells)
        return _ask(request, pending, form, token, meanwhile=True)
    if corrected is None:
        return no_longer_there(request)
    review = reviewed(request, corrected)
    row = review.row(line)
    if row is not None and row.is_refused:
        return _ask(request, corrected, RowForm(row), token)
    return preview(request, corrected, review, token, just=line)


def _ask(
    request: TeamRequest, pending: PendingFile, form: RowForm, token: str, *, meanwhile: bool = False
) -> HttpResponse:
    context = {
        "meanwhile": meanwhile,
        "form": form,
        "line": form.row.line,
        "token": token,
        "seen": pending.state_of(form.row.line),
        "name": pending.name,
        "kind": KINDS[pending.kind],
    }
    return render(request, "team/import_row.html", context)
