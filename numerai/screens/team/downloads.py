"""A file that someone of the team takes away: its name, its kind, the note of its scope, its line in the journal."""

from collections.abc import Iterable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from numerai.base.dates import say_day
from numerai.base.journal.work import unit_of_work
from numerai.base.tables_out import CONTENT_TYPES, Format, TableOut, written
from numerai.programme.people.permissions import Roles
from numerai.programme.people.rules import Role
from numerai.screens.team.guard import TeamRequest

_ROLES = {
    Role.COORDINATOR: lazy("coordination"),
    Role.TRAINER: lazy("formation"),
    Role.RELAY: lazy("relais"),
    Role.REFERENT: lazy("personne référente"),
    Role.READER: lazy("lecture"),
}


def wanted_format(request: HttpRequest) -> Format:
    """CSV unless a workbook is asked for."""
    asked = request.POST.get("format") or request.GET.get("format")
    return Format.XLSX if asked == Format.XLSX else Format.CSV


def table_file(request: TeamRequest, table: TableOut) -> HttpResponse:
    wanted = wanted_format(request)
    name = f"{table.name}-{request.today:%Y-%m-%d}.{wanted}"
    return attachment(written(table, wanted), name, CONTENT_TYPES[wanted])


def pdf_file(body: bytes, name: str) -> HttpResponse:
    return attachment(body, f"{name}.pdf", "application/pdf")


def attachment(body: bytes, name: str, content_type: str) -> HttpResponse:
    response = HttpResponse(body, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def scope(request: TeamRequest, *, filters: str, rows: int, left_out: str) -> tuple[tuple[str, str], ...]:
    """What a reader who was not there needs: what was asked, when, by which role, and what is not inside."""
    return (
        (_("Programme"), request.programme.name),
        (_("Filtre"), filters),
        (_("État au"), say_day(request.today)),
        (_("Exporté par"), _("rôle : %(roles)s") % {"roles": say_roles(request.roles)}),
        (_("Lignes"), str(rows)),
        (_("Ce qui n’y est pas"), left_out),
        (_("Case vide"), _("personne ne sait encore ; ce n’est ni zéro ni non")),
    )


def say_roles(roles: Roles) -> str:
    return ", ".join(str(_ROLES[role]) for role in Role if role in roles)


def leave_trace_of_export(request: TeamRequest, what: str, people: Iterable[UUID | str]) -> None:
    """One line says who took away the names of whom."""
    whose = sorted({str(person) for person in people})
    if whose:
        with unit_of_work(request.programme, actor=request.actor, now=request.now) as work:
            work.record("people.exported", facts={"list": what, "people": whose})
