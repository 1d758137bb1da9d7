"""One enrolment: taking it back, or letting in someone who waits although the session is full."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from numerai.programme.people.queries import person
from numerai.programme.workshops.actions.enrolment import admit_beyond_capacity, cancel_enrolment
from numerai.programme.workshops.models import Enrolment
from numerai.programme.workshops.permissions import may_cancel_enrolments, may_exceed_capacity
from numerai.programme.workshops.rules import EnrolmentStatus
from numerai.screens.team.guard import TeamRequest, team_page
from numerai.screens.team.people_words import say_name
from numerai.screens.team.session_rows import say_session


@team_page(may_cancel_enrolments)
def cancel(request: TeamRequest, enrolment: Enrolment) -> HttpResponse:
    """A page of its own, because the seat goes at once to whoever waits: no undo could take it back from them."""
    if request.method == "POST":
        cancel_enrolment(request.programme, actor=request.actor, now=request.now, enrolment_id=enrolment.id)
        messages.success(request, _("L’inscription est annulée."))
        return redirect("team:session", enrolment.session_id)
    someone_waits = (
        enrolment.status == EnrolmentStatus.ENROLLED
        and Enrolment.objects.filter(session=enrolment.session, status=EnrolmentStatus.WAITING).exists()
    )
    context = {
        "enrolment": enrolment,
        "name": say_name(person(request.programme, enrolment.participant_id)),
        "said": say_session(enrolment.session),
        "someone_waits": someone_waits,
    }
    return render(request, "team/enrolment_cancel.html", context)


@require_POST
@team_page(may_exceed_capacity)
def admit(request: TeamRequest, enrolment: Enrolment) -> HttpResponse:
    admit_beyond_capacity(request.programme, actor=request.actor, now=request.now, enrolment_id=enrolment.id)
    messages.success(request, _("C’est fait : la personne a une place. Prévenez-la."))
    return redirect("team:session", enrolment.session_id)
