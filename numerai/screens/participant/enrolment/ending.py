"""How the journey ends: the check and the sending, the confirmation, a refusal, a fresh start."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from numerai.programme.workshops.actions.enrolment import EnrolmentClosed
from numerai.screens.participant import door, workshop
from numerai.screens.participant.enrolment import journey, sending, summary
from numerai.screens.participant.enrolment.visit import Visit, closed_page
from numerai.screens.participant.mine import place
from numerai.screens.participant.walk import REVIEW


def journey_name(helping: bool) -> str:
    return _("J’aide quelqu’un à s’inscrire") if helping else _("Je m’inscris")


def review(visit: Visit) -> HttpResponse:
    """All the answers before sending; one button that says what it does."""
    open_question = visit.answers.gap
    if open_question != REVIEW:
        return visit.go(open_question)
    if visit.request.method == "POST":
        return _send(visit)
    context = {
        "rows": summary.rows(visit),
        "journey": journey_name(visit.answers.helping),
        "step_detail": workshop.reminder(visit.session),
        "seats": workshop.seats(visit.session),
        "back_url": visit.url(visit.answers.before(REVIEW)),
    }
    return visit.render("review", context)


def _send(visit: Visit) -> HttpResponse:
    try:
        enrolment = sending.send(visit)
    except EnrolmentClosed:
        visit.session.refresh_from_db()
        return closed_page(visit, workshop.closed(visit.session, visit.today))
    response = visit.go("confirmation")
    door.ENROLMENT.grant(response, enrolment)
    return response


def confirmation(visit: Visit) -> HttpResponse:
    """What happens next, the code to say, and whom to call. Reading it again changes nothing."""
    if visit.done is None:
        return visit.go(journey.FIRST)
    held = place.held(visit.request.programme, visit.done, session=visit.session)
    if held is None:
        visit.restart()
        return visit.go(journey.FIRST)
    if held.closed or held.has_left:
        response = redirect("participant:mine")
        door.ENROLMENT.grant(response, held.enrolment.id)
        return response
    context = {
        "held": held,
        "reachable": place.is_reachable(held),
        "rows": place.ticket_rows(held),
        "journey": _("Mon inscription"),
        "close_url": visit.url("fermer"),
    }
    response = visit.render("confirmation", context)
    door.ENROLMENT.grant(response, held.enrolment.id)
    return response


def no_agreement(visit: Visit) -> HttpResponse:
    """Nothing is recorded; the workshop stays open to that person."""
    context = {
        "journey": journey_name(visit.answers.helping),
        "change_url": visit.url("accord"),
        "when": workshop.say_when(visit.session),
        "where": workshop.say_where(visit.session),
    }
    return visit.render("no_agreement", context)


def erase(visit: Visit) -> HttpResponse:
    """Asked first, because a hand may tremble; then nothing stays on the server nor on the telephone."""
    if visit.request.method == "POST":
        visit.restart()
        return visit.go(journey.FIRST)
    answers = visit.answers
    return visit.render("erase", {"journey": journey_name(answers.helping), "back_url": visit.url(answers.gap)})


def close(visit: Visit) -> HttpResponse:
    """Leave nothing about an enrolment on a shared telephone."""
    if visit.request.method != "POST":
        return visit.go("confirmation" if visit.done else journey.FIRST)
    visit.restart()
    response = redirect("participant:mine_close")
    visit.draft.hand_over(response)
    door.ENROLMENT.revoke(response)
    return response


def to_contact(visit: Visit) -> HttpResponse:
    """The short way: a telephone number is enough. What was typed here waits, in case of a change of mind."""
    response = redirect(f"{reverse('participant:contact_me')}?atelier={visit.session.slug}")
    visit.draft.hand_over(response)
    return response
