"""What a file would change, before anything is written: first the rows to correct, then what to do, then every row."""

from typing import Any, NamedTuple

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from numerai.programme.workshops.actions.import_plan import Change, ImportReport
from numerai.programme.workshops.actions.import_review import Review, review_file
from numerai.screens.team.guard import TeamRequest
from numerai.screens.team.import_rows import spoken_of
from numerai.screens.team.pending_file import PendingFile

KINDS = {"sessions": lazy("Des séances"), "presences": lazy("Des feuilles de présence")}


class Verdict(NamedTuple):
    one: Any
    many: Any
    tone: str
    icon: str


VERDICTS = {
    "accepted": Verdict(lazy("Acceptée"), lazy("Acceptées"), "ok", "yes"),
    "accepted_with_remark": Verdict(lazy("Acceptée, à vérifier"), lazy("Acceptées, à vérifier"), "wait", "info"),
    "refused": Verdict(lazy("Refusée"), lazy("Refusées"), "bad", "no"),
    "ignored": Verdict(lazy("Laissée de côté"), lazy("Laissées de côté"), "", "nothing"),
}
CHANGES = {
    Change.NEW: lazy("Nouvelle"),
    Change.UPDATED: lazy("Déjà connue, complétée"),
    Change.NOTHING: lazy("Déjà connue"),
}


def owner_of(request: TeamRequest) -> str:
    """Who alone opens the file between its preview and its confirmation."""
    return f"{request.programme.id} {request.actor}"


def reviewed(request: TeamRequest, pending: PendingFile) -> Review:
    return review_file(
        request.programme,
        kind=pending.kind,  # type: ignore[arg-type]  # chosen among KINDS
        data=pending.data,
        name=pending.name,
        today=request.today,
        corrections=pending.corrections,
    )


def preview(
    request: TeamRequest, pending: PendingFile, review: Review, token: str, *, just: int | None = None
) -> HttpResponse:
    """The answer to the sending itself: what it shows of people is nowhere but on the screen.

    `just`: the line that was corrected a moment ago.
    """
    report = review.plan.report(review.kind, dry_run=True)
    rows = _rows(report, spoken_of(review))
    context = {
        "report": report,
        "kind": KINDS[report.kind],
        "counts": _counts(report),
        "rows": rows,
        "refused": [row for row in rows if row["row"].verdict == "refused"],
        "to_check": [row for row in rows if row["row"].verdict == "accepted_with_remark"],
        "accepted": report.counts["accepted"] + report.counts["accepted_with_remark"],
        "just": next((row for row in rows if row["row"].line == just), None),
        "token": token,
        "name": pending.name,
    }
    return render(request, "team/import_preview.html", context)


def _counts(report: ImportReport) -> list[dict[str, Any]]:
    return [
        {"label": verdict.many, "value": report.counts[code], "detail": "", "target": None, "url": ""}
        for code, verdict in VERDICTS.items()
    ]


def _rows(report: ImportReport, spoken: dict[int, str]) -> list[dict[str, Any]]:
    return [
        {
            "row": row,
            "about": spoken.get(row.line, ""),
            "verdict": VERDICTS[row.verdict],
            "change": CHANGES.get(row.change, ""),
        }
        for row in report.rows
    ]


def no_longer_there(request: TeamRequest) -> HttpResponse:
    messages.warning(
        request, _("Cet aperçu n’est plus là : il a servi, ou il a plus d’un jour. Choisissez encore le fichier.")
    )
    return redirect("team:import")
