"""From the answers of the journey to a request for a place."""

from typing import Any
from uuid import UUID

from django.db import transaction

from numerai.programme.people.rules import Identity, Origin, Purpose
from numerai.programme.workshops.actions.enrolment import Request, enrol
from numerai.screens.participant.enrolment.journey import COUNTED, Answers
from numerai.screens.participant.enrolment.needs import stated
from numerai.screens.participant.enrolment.visit import Visit


def send(visit: Visit) -> UUID:
    """Ask for the place, once per draft; its answers go in the same transaction. Raises EnrolmentClosed."""
    request = request_for(visit)
    with transaction.atomic():
        visit.finish(request.enrolment_id)  # before the enrolment, whose last lock must be the journal's
        return _enrol(visit, request)


def request_for(visit: Visit) -> Request:
    answers = visit.answers
    return Request(
        enrolment_id=visit.identifier("enrolment"),
        participant_id=visit.identifier("person"),
        origin=Origin.HELPER if answers.helping else Origin.SELF,
        identity=identity(answers),
        needs=stated(answers.of("besoins")),
        consents=consents(answers),
    )


def _enrol(visit: Visit, request: Request) -> UUID:
    return enrol(
        visit.request.programme,
        actor="public",
        now=visit.now,
        today=visit.today,
        session_id=visit.session.id,
        request=request,
    )


def identity(answers: Answers) -> Identity:
    """Only what was answered on the path taken: an answer left behind by a change of mind is not sent."""
    asked = [step for step in answers.path() if step in ("aidant", "nom", "commune", *COUNTED)]
    parts = [answers.of(step) for step in asked]
    known = {name: value for part in [*parts, _reach(answers)] for name, value in part.items()}
    known.pop("said")
    return Identity(**known)


def _reach(answers: Answers) -> dict[str, Any]:
    if answers.way == "helper":
        helper = answers.of("aidant")
        return {
            "contact_way": "trusted",
            "trusted_name": helper["helper_name"],
            "trusted_phone": helper["helper_phone"],
        }
    details = {} if answers.way == "none" else answers.of("coordonnees")
    return {name: value for name, value in details.items() if name != "way"}


def consents(answers: Answers) -> dict[Purpose, bool]:
    """Being called back is a separate answer; it is not asked of who cannot be reached."""
    given = {Purpose.TAKE_PART: bool(answers.of("accord")["agrees"])}
    if answers.way != "none":
        given[Purpose.CALL_BACK] = bool(answers.of("rappels")["call_back"])
    return given
