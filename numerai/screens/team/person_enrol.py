"""From a person to a workshop: the sessions to come where they may get a place."""

from django.http import HttpResponse
from django.shortcuts import render

from numerai.programme.people.models import Participant
from numerai.programme.people.permissions import may_see_people
from numerai.programme.people.queries import person
from numerai.programme.workshops.models import Enrolment, Session
from numerai.programme.workshops.queries.seats import seats_of
from numerai.programme.workshops.rules import EnrolmentStatus, SessionState
from numerai.screens.components import errors
from numerai.screens.team.guard import TeamRequest, rows_of, team_page
from numerai.screens.team.people_words import say_name
from numerai.screens.team.session_rows import SessionRow, of_state


@team_page(may_see_people)
def choose_session(request: TeamRequest, participant: Participant) -> HttpResponse:
    """Without those where they have a place or wait already."""
    file = person(request.programme, participant.merged_into_id or participant.id)
    if file is None or file.is_erased:
        return errors.gone(request)
    held = Enrolment.objects.filter(participant__in=[file.id, participant.id])
    taken = held.exclude(status=EnrolmentStatus.CANCELLED).values("session")
    free = rows_of(request, Session).exclude(id__in=taken)
    sessions = list(of_state(free, SessionState.UPCOMING, today=request.today))
    seats = seats_of(sessions)
    rows = [
        SessionRow(
            row, seats[row.id], SessionState.UPCOMING, request.today.year, leads_to="team:enrol_known", person=file.id
        )
        for row in sessions
    ]
    return render(request, "team/person_enrol.html", {"rows": rows, "file": file, "name": say_name(file)})
