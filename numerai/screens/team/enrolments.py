"""One enrolment: taking it back, or letting in someone who waits although the session is full."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from numerai.programme.people.permissions import may_see_people
from numerai.programme.people.queries import person
from numerai.programme.workshops.actions.enrolment import admit_beyond_capacity, cancel_enrolment
from numerai.programme.workshops.models import Enrolment
from numerai.programme.workshops.permissions import may_cancel_enrolments, may_exceed_capacity
from numerai.programme.workshops.rules import EnrolmentStatus
from numerai.screens.team.guard import TeamRequest, namer, team_page
from numerai.screens.team.session_rows import say_session
from numerai.screens.team.whose_file import files_as_known


@team_page(may_cancel_enrolments)
def cancel(request: TeamRequest, enrolment: Enrolment) -> HttpResponse:
    """A page of its own, because the seat goes at once to whoever waits: no undo could take it back from them."""
    if request.method == "POST":
        cancel_enrolment(request.programme, actor=request.actor, now=request.now, enrolment_id=enrolment.id)
        messages.success(request, _("L’inscription est annulée."))
        return redirect(_back(request, enrolment))
    someone_waits = (
        enrolment.status == EnrolmentStatus.ENROLLED
        and Enrolment.objects.filter(session=enrolment.session, status=EnrolmentStatus.WAITING).exists()
    )
    file = enrolment.participant_id
    known = files_as_known(request, [file])
    context = {
        "enrolment": enrolment,
        "name": namer(request)(known.get(file) or person(request.programme, file)),
        "said": say_session(enrolment.session),
        "someone_waits": someone_waits,
        "back_url": _back(request, enrolment),
    }
    return render(request, "team/enrolment_cancel.html", context)


def _back(request: TeamRequest, enrolment: Enrolment) -> str:
    """A relay finds their people on the first page; a list of a session would show them the others."""
    if may_see_people(request.roles):
        return reverse("team:session", args=[enrolment.session_id])
    return reverse("team:day")


@require_POST
@team_page(may_exceed_capacity)
def admit(request: TeamRequest, enrolment: Enrolment) -> HttpResponse:
    admit_beyond_capacity(request.programme, actor=request.actor, now=request.now, enrolment_id=enrolment.id)
    messages.success(request, _("C’est fait : la personne a une place. Prévenez-la."))
    return redirect("team:session", enrolment.session_id)
