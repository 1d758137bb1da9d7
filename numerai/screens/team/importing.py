"""Importing what already happened: read first, look at each row, then confirm. Nothing is written before."""

from typing import Any, NamedTuple

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from numerai.base.tables import MAX_BYTES, TableRefused
from numerai.programme.workshops.actions.import_plan import Change
from numerai.programme.workshops.actions.importing import import_file
from numerai.programme.workshops.models import ImportRun
from numerai.programme.workshops.permissions import may_import
from numerai.screens.components.widgets import RadioRows
from numerai.screens.team.guard import TeamRequest, sent, team_page
from numerai.screens.team.import_rows import spoken_of
from numerai.screens.team.pending_file import PendingFile, keep, take

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
LATEST = 5
TOO_BIG = lazy("Ce fichier dépasse 5 Mo. Gardez les lignes utiles ou coupez-le.")


class ImportForm(forms.Form):
    kind = forms.ChoiceField(
        label=lazy("Que contient ce fichier ?"),
        choices=list(KINDS.items()),
        widget=RadioRows(
            hints={
                "sessions": lazy("Une ligne par séance : date, commune, présents."),
                "presences": lazy("Une ligne par personne : date, nom, présent ou non."),
            }
        ),
        error_messages={"required": lazy("Choisissez ce que contient le fichier.")},
    )
    file = forms.FileField(
        label=lazy("Fichier"),
        help_text=lazy("CSV ou XLSX, 5 Mo au plus."),
        widget=forms.FileInput({"accept": ".csv,.txt,.xlsx"}),
        allow_empty_file=True,
        error_messages={
            "required": lazy("Choisissez un fichier."),
            "missing": lazy("Choisissez un fichier."),
            "invalid": lazy("Choisissez un fichier."),
        },
    )

    def __init__(self, *args: Any, received: int = 0, **kwargs: Any) -> None:
        """`received`: bytes of the whole request; a file far too big is never held in memory, so it is not there."""
        super().__init__(*args, **kwargs)
        if received > MAX_BYTES:
            self.fields["file"].error_messages["required"] = TOO_BIG

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise forms.ValidationError(TOO_BIG)
        return file


@team_page(may_import)
def importing(request: TeamRequest) -> HttpResponse:
    files = request.FILES if request.method == "POST" else None
    form = ImportForm(sent(request), files, received=int(request.headers.get("Content-Length") or 0))
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        pending = PendingFile(kind=form.cleaned_data["kind"], name=file.name, data=file.read())
        try:
            return _preview(request, pending)
        except TableRefused as reason:
            form.add_error("file", str(reason))
    runs = ImportRun.objects.of(request.programme).order_by("-imported_at")[:LATEST]
    context = {
        "form": form,
        "is_done": "fait" in request.GET,
        "runs": [{"run": run, "kind": KINDS[run.kind]} for run in runs],
    }
    return render(request, "team/import.html", context)


def _preview(request: TeamRequest, pending: PendingFile) -> HttpResponse:
    """The answer to the upload itself: what it shows of people is nowhere but on the screen."""
    report = _read(request, pending, dry_run=True)
    spoken = spoken_of(request.programme, pending, today=request.today)
    token = keep(pending, owner=_owner(request), now=request.now)
    return render(request, "team/import_preview.html", {**_shown(report, spoken), "token": token, "name": pending.name})


def _owner(request: TeamRequest) -> str:
    return f"{request.programme.id} {request.actor}"


def _read(request: TeamRequest, pending: PendingFile, *, dry_run: bool) -> Any:
    return import_file(
        request.programme,
        kind=pending.kind,
        data=pending.data,
        name=pending.name,
        actor=request.actor,
        now=request.now,
        today=request.today,
        dry_run=dry_run,
    )


def _shown(report: Any, spoken: dict[int, str]) -> dict[str, Any]:
    return {
        "report": report,
        "kind": KINDS[report.kind],
        "counts": [
            {"label": verdict.many, "value": report.counts[code], "detail": "", "target": None, "url": ""}
            for code, verdict in VERDICTS.items()
        ],
        "rows": [
            {
                "row": row,
                "about": spoken.get(row.line, ""),
                "verdict": VERDICTS[row.verdict],
                "change": CHANGES.get(row.change, ""),
            }
            for row in report.rows
        ],
    }


@require_POST
@team_page(may_import)
def confirm(request: TeamRequest) -> HttpResponse:
    pending = take(request.POST.get("token", ""), owner=_owner(request), now=request.now)
    if pending is None:
        messages.warning(
            request, _("Cet aperçu n’est plus là : il a servi, ou il a plus d’un jour. Choisissez encore le fichier.")
        )
        return redirect("team:import")
    if "keep" not in request.POST:
        messages.info(request, _("Rien n’est importé. Le fichier n’est plus ici."))
        return redirect("team:import")
    try:
        report = _read(request, pending, dry_run=False)
    except TableRefused as reason:
        messages.error(request, str(reason))
        return redirect("team:import")
    messages.success(request, _say_done(report))
    return redirect(reverse("team:import") + "?fait=1")


def _say_done(report: Any) -> str:
    if not report.changes:
        return _("C’est fait. Ce fichier n’apportait rien de nouveau : rien n’a changé.")
    accepted, remark, refused = (report.counts[code] for code in ("accepted", "accepted_with_remark", "refused"))
    counts = [
        ngettext("%(n)d ligne acceptée", "%(n)d lignes acceptées", accepted) % {"n": accepted},
        ngettext("%(n)d à vérifier", "%(n)d à vérifier", remark) % {"n": remark},
        ngettext("%(n)d refusée", "%(n)d refusées", refused) % {"n": refused},
    ]
    return _("C’est importé : %(counts)s.") % {"counts": ", ".join(counts)}
