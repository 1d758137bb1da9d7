"""The files of people, and what is to be done about them, as tables; each leaves one line that says whose they are."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from numerai.base.phones import say_phone
from numerai.base.tables_out import TableOut, Value
from numerai.base.text import fold
from numerai.programme.people.permissions import may_see_people
from numerai.programme.people.queries import Person, all_people, people_by_id
from numerai.programme.people.rules import ContactWay
from numerai.programme.places.models import Commune
from numerai.programme.workshops.models import Attendance
from numerai.programme.workshops.permissions import may_do_tasks
from numerai.programme.workshops.rules import Presence
from numerai.screens.team.downloads import leave_trace_of_export, scope, table_file
from numerai.screens.team.guard import TeamRequest, team_page
from numerai.screens.team.people_words import CONTACT_WAYS
from numerai.screens.team.tasks import LATEST_DONE, TaskLine, done_lately, task_lines, to_do


@require_POST
@team_page(may_see_people)
def people_export(request: TeamRequest) -> HttpResponse:
    everyone = all_people(request.programme)
    files = [file for file in everyone if file.merged_into is None]
    files.sort(key=lambda file: (fold(file.identity.family_name), fold(file.identity.given_name), str(file.id)))
    leave_trace_of_export(request, "people", [file.id for file in files])
    table = TableOut(
        name="personnes",
        title=_("Personnes"),
        columns=_people_columns(),
        rows=_people_lines(files, {file.id: file.merged_into or file.id for file in everyone}),
        scope=scope(
            request,
            filters=_("tous les dossiers"),
            rows=len(files),
            left_out=_(
                "les besoins, les réponses sur le handicap et l’emploi, les personnes de confiance, les personnes"
                " effacées ; des dossiers réunis ne font qu’une ligne"
            ),
        ),
    )
    return table_file(request, table)


def _people_columns() -> tuple[str, ...]:
    return (
        _("Nom"),
        _("Prénom"),
        _("Téléphone"),
        _("E-mail"),
        _("Préfère être jointe par"),
        _("Ne pas appeler"),
        _("Commune"),
        _("Année de naissance"),
        _("Ateliers suivis"),
        _("Dernier atelier"),
        _("Numéro de dossier"),
    )


def _people_lines(files: list[Person], main_file: dict[UUID, UUID]) -> list[tuple[Value, ...]]:
    """`main_file`: of each file, the one of the person; whoever came under another of their files came."""
    communes = dict(Commune.objects.values_list("code", "name"))
    came = Attendance.objects.filter(participant__in=list(main_file), presence=Presence.PRESENT)
    past: dict[UUID, dict[UUID, date]] = {}
    for file, session, day in came.values_list("participant_id", "session_id", "session__day"):
        past.setdefault(main_file[file], {})[session] = day
    return [_person(file, communes, past.get(file.id, {})) for file in files]


def _person(file: Person, communes: dict[str, str], days: dict[UUID, date]) -> tuple[Value, ...]:
    known = file.identity
    return (
        known.family_name,
        known.given_name,
        say_phone(known.phone) or known.phone_typed,
        known.email,
        str(CONTACT_WAYS[ContactWay(known.contact_way)]) if known.contact_way else None,
        known.no_call,
        communes.get(known.commune or "", known.commune_typed),
        known.birth_year,
        len(days),
        max(days.values(), default=None),
        str(file.id),
    )


@require_POST
@team_page(may_do_tasks)
def tasks_export(request: TeamRequest) -> HttpResponse:
    rows = [*to_do(request.programme), *done_lately(request.programme)[:LATEST_DONE]]
    ids: set[UUID] = {row.participant_id for row in rows if row.participant_id}
    files = people_by_id(request.programme, ids)
    leave_trace_of_export(request, "tasks", files)
    lines = task_lines(rows, files, today=request.today)
    left_out = _("les tâches faites avant les %(n)d dernières, les besoins") % {"n": LATEST_DONE}
    table = TableOut(
        name="taches",
        title=_("Tâches"),
        columns=(_("À faire"), _("Comment la joindre"), _("Séance"), _("Pour le"), _("Qui s’en occupe"), _("État")),
        rows=[_task(line, row.due_on) for line, row in zip(lines, rows, strict=True)],
        scope=scope(request, filters=_("à faire, puis faites dernièrement"), rows=len(rows), left_out=left_out),
    )
    return table_file(request, table)


def _task(line: TaskLine, due_on: date) -> tuple[Value, ...]:
    state = (
        _("faite")
        if line.is_done
        else _("trop tard")
        if line.is_too_late
        else _("en retard")
        if line.is_late
        else _("à faire")
    )
    return line.sentence, " · ".join(reach.words for reach in line.reach), line.about, due_on, line.owner, state
