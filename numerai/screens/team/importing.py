"""Importing what already happened: read first, look at each row, then confirm. Nothing is written before."""

from typing import Any

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
from numerai.programme.workshops.actions.import_plan import ImportReport
from numerai.programme.workshops.actions.importing import import_file
from numerai.programme.workshops.models import ImportRun
from numerai.programme.workshops.permissions import may_import
from numerai.programme.workshops.queries.refused import to_correct
from numerai.screens.components.widgets import RadioRows
from numerai.screens.team.guard import TeamRequest, sent, team_page
from numerai.screens.team.import_preview import KINDS, no_longer_there, owner_of, preview, reviewed
from numerai.screens.team.pending_file import PendingFile, keep, take

LATEST = 5
TOO_BIG = lazy("Ce fichier dépasse 5 Mo. Gardez les lignes utiles ou coupez-le.")


class ImportForm(forms.Form):
    kind = forms.ChoiceField(
        label=lazy("Que contient ce fichier ?"),
        choices=list(KINDS.items()),
        widget=RadioRows(
            hints={
                "sessions": lazy("Une ligne par séance : date, commune, présents."),
                "presences": lazy("Une ligne par personne : date, nom, présent ou non."),
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
        "to_correct": to_correct(request.programme, request.now).count(),
        "runs": [{"run": run, "kind": KINDS[run.kind]} for run in runs],
    }
    return render(request, "team/import.html", context)


def _preview(request: TeamRequest, pending: PendingFile) -> HttpResponse:
    review = reviewed(request, pending)
    token = keep(pending, owner=owner_of(request), now=request.now)
    return preview(request, pending, review, token)


@require_POST
@team_page(may_import)
def confirm(request: TeamRequest) -> HttpResponse:
    pending = take(request.POST.get("token", ""), owner=owner_of(request), now=request.now)
    if pending is None:
        return no_longer_there(request)
    if "keep" not in request.POST:
        messages.info(request, _("Rien n’est importé. Le fichier n’est plus ici."))
        return redirect("team:import")
    try:
        report = _import(request, pending)
    except TableRefused as reason:
        messages.error(request, str(reason))
        return redirect("team:import")
    messages.success(request, _say_done(report))
    return redirect(reverse("team:import") + "?fait=1")


def _import(request: TeamRequest, pending: PendingFile) -> ImportReport:
    return import_file(
        request.programme,
        kind=pending.kind,  # type: ignore[arg-type]  # chosen among KINDS
        data=pending.data,
        name=pending.name,
        actor=request.actor,
        now=request.now,
        today=request.today,
        corrections=pending.corrections,
    )


def _say_done(report: ImportReport) -> str:
    accepted, remark, refused = (report.counts[code] for code in ("accepted", "accepted_with_remark", "refused"))
    if not report.changes:
        said = _("C’est fait. Ce fichier n’apportait rien de nouveau : rien n’a changé.")
        again = ngettext("%(n)d ligne est refusée.", "%(n)d lignes sont refusées.", refused) % {"n": refused}
        return f"{said} {again}" if refused else said
    counts = [
        ngettext("%(n)d ligne acceptée", "%(n)d lignes acceptées", accepted) % {"n": accepted},
        ngettext("%(n)d à vérifier", "%(n)d à vérifier", remark) % {"n": remark},
        ngettext("%(n)d refusée", "%(n)d refusées", refused) % {"n": refused},
    ]
    return _("C’est importé : %(counts)s.") % {"counts": ", ".join(counts)}
