"""The questions, one page each: what is typed is kept first, then judged."""

from typing import Any

from django.http import Http404, HttpResponse

from numerai.programme.people.messages import CONSENT_TEXT
from numerai.screens.components import errors
from numerai.screens.participant import limits, workshop
from numerai.screens.participant.enrolment import agreement, ending, journey, needs, reach, situation, who
from numerai.screens.participant.enrolment.visit import AFTERWARDS, Visit, on_workshop
from numerai.screens.participant.questions import Question, initial
from numerai.screens.participant.walk import REVIEW

FORMS: dict[str, type[Question]] = {
    "comment": who.FirstChoice,
    "aidant": who.Helper,
    "nom": who.Name,
    "joindre": reach.Way,
    "commune": situation.Home,
    "handicap": situation.Disability,
    "travail": situation.Work,
    "brousse": situation.Bush,
    "age": situation.Age,
    "genre": situation.GenderSaid,
    "besoins": needs.Needs,
    "accord": agreement.Agreement,
    "rappels": agreement.CallBack,
}
BOXES = {name for form in (*FORMS.values(), *reach.DETAILS.values()) for name in form.base_fields}
ENDINGS = {
    "verifier": ending.review,
    "confirmation": ending.confirmation,
    "sans-accord": ending.no_agreement,
    "effacer": ending.erase,
    "fermer": ending.close,
}


@on_workshop
def start(visit: Visit) -> HttpResponse:
    """The first choice. A journey that is over leaves room for a fresh one; one in progress can be taken up again."""
    if visit.request.method == "POST":
        if not limits.allowed(visit.request, limits.START):
            return errors.too_many(visit.request)
        if visit.done:
            visit.restart()
        return _answer(visit, journey.FIRST)
    return _ask(visit, journey.FIRST, _form(visit, journey.FIRST))


@on_workshop
def step(visit: Visit, etape: str) -> HttpResponse:
    if visit.done and etape not in AFTERWARDS:
        return visit.go("confirmation")
    if etape in ENDINGS:
        return ENDINGS[etape](visit)
    if etape == journey.FIRST:
        return visit.go(journey.FIRST, correcting=visit.correcting)
    if etape not in FORMS and etape != "coordonnees":
        raise Http404(etape)
    if not visit.answers.is_reachable(etape):
        return _too_early(visit, etape)
    if visit.request.method == "POST":
        return _answer(visit, etape)
    return _ask(visit, etape, _form(visit, etape))


def _too_early(visit: Visit, etape: str) -> HttpResponse:
    """The draft was lost, or the address was typed: what was just sent is kept, the first open question is asked."""
    if visit.request.method == "POST":
        if visit.answers.is_blank and not limits.allowed(visit.request, limits.START):
            return errors.too_many(visit.request)
        visit.answers.keep(etape, _typed(visit), None)
        visit.keep()
    return visit.go(visit.answers.gap)


def _form(visit: Visit, name: str, data: Any = None) -> Question:
    """The form of a step, blank, as it was left, or just sent."""
    kind = FORMS.get(name) or reach.DETAILS[visit.answers.way]
    before = visit.answers.typed.get(name, {})
    extra: dict[str, Any] = {"helping": visit.answers.helping, "initial": initial(kind, before)}
    if name == journey.FIRST and not before and visit.request.GET.get("pour") == "autre":
        extra["initial"] = {"who": "helper"}
    if name == "commune":
        extra["communes"] = situation.communes(visit.request.programme)
    return kind(data, **extra)


def _typed(visit: Visit) -> dict[str, list[str]]:
    """What was sent for boxes that exist, right or wrong."""
    return {name: visit.request.POST.getlist(name) for name in visit.request.POST if name in BOXES}


def _answer(visit: Visit, name: str) -> HttpResponse:
    """Keep what was typed, right or wrong; then go on, or say what to correct."""
    if "passer" in visit.request.POST and name in journey.COUNTED:
        return _pass(visit, name)
    form = _form(visit, name, visit.request.POST)
    answer = _meaning(visit, name, form) if form.is_valid() else None
    if answer is None and visit.answers.is_blank:
        return _ask(visit, name, form)  # nothing was said yet: nothing to keep
    visit.answers.keep(name, _typed(visit), answer)
    visit.keep()
    if answer is None:
        response = _ask(visit, name, form)
        visit.draft.hand_over(response)
        return response
    return _onward(visit, name, answer)


def _pass(visit: Visit, name: str) -> HttpResponse:
    """Leave the series: this question and those that follow it stay unknown."""
    for skipped in journey.COUNTED[journey.COUNTED.index(name) :]:
        visit.answers.keep(skipped, {}, {})
    visit.keep()
    return visit.go(visit.answers.gap)


def _meaning(visit: Visit, name: str, form: Question) -> dict[str, Any]:
    answer = form.answer()
    return {**answer, "way": visit.answers.way} if name == "coordonnees" else answer


def _onward(visit: Visit, name: str, answer: dict[str, Any]) -> HttpResponse:
    if answer.get("who") == "contact":
        return ending.to_contact(visit)
    if answer.get("agrees") is False:
        return visit.go("sans-accord")
    return visit.go(visit.answers.after(name, correcting=visit.correcting), correcting=visit.correcting)


def _ask(visit: Visit, name: str, form: Question) -> HttpResponse:
    answers = visit.answers
    back = REVIEW if visit.correcting else answers.before(name)
    context = {
        "form": form,
        "heading": form.heading,
        "why": "" if form.heading else form.why,
        "journey": ending.journey_name(answers.helping),
        "step": answers.place(name),
        "step_detail": workshop.reminder(visit.session),
        "back_url": "" if name == journey.FIRST and not visit.correcting else visit.url(back),
        "can_pass": name in journey.COUNTED and not visit.correcting,
        "consent": CONSENT_TEXT if name == "accord" else (),
        "seats": workshop.seats(visit.session) if name == journey.FIRST else None,
        "resume_url": _resume_url(visit) if name == journey.FIRST and visit.request.method == "GET" else "",
        "over_url": visit.url("confirmation") if visit.done else "",
        "is_late": name == journey.FIRST and not answers.is_blank and name not in answers.typed,
        "can_erase": not answers.is_blank,
    }
    return visit.render("question", context)


def _resume_url(visit: Visit) -> str:
    """Where an enrolment begun on this telephone stopped, when there is more to take up than the first choice."""
    is_begun = len(visit.answers.typed) > 1 and not visit.correcting and visit.done is None
    return visit.url(visit.answers.gap) if is_begun else ""
