"""« Dire un problème », question by question: what is typed is kept first, then judged; then a receipt."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from numerai.base.dates import NBSP, say_day
from numerai.base.ids import say_code
from numerai.programme.concerns.models import Concern
from numerai.programme.concerns.queries import readers_of
from numerai.screens.components import errors
from numerai.screens.participant import limits
from numerai.screens.participant.concern import journey, summary
from numerai.screens.participant.concern.forms import DETAILS, FORMS, kept
from numerai.screens.participant.concern.help import help_for
from numerai.screens.participant.concern.visit import Visit
from numerai.screens.participant.questions import Question, initial
from numerai.screens.participant.walk import REVIEW

BOXES = {name for form in (*FORMS.values(), *DETAILS.values()) for name in form.base_fields}
RECEIPT = "recu"


@never_cache
def start(request: HttpRequest) -> HttpResponse:
    """The first question, with who reads and what else one can do. A journey that is over leaves room for another."""
    visit = Visit.of(request)
    if request.method == "POST":
        if not limits.allowed(request, limits.CONCERN):
            return errors.too_many(request)
        if visit.done:
            visit.restart()
        return _answer(visit, journey.FIRST)
    return _ask(visit, journey.FIRST, _form(visit, journey.FIRST))


@never_cache
def step(request: HttpRequest, etape: str) -> HttpResponse:
    visit = Visit.of(request)
    if etape in ENDINGS:
        return ENDINGS[etape](visit)
    if etape not in journey.STEPS:
        raise Http404(etape)
    if visit.done:
        return visit.go(RECEIPT)
    if etape == journey.FIRST or not visit.answers.is_reachable(etape):
        return _too_early(visit, etape)
    if request.method == "POST":
        return _answer(visit, etape)
    return _ask(visit, etape, _form(visit, etape))


def _too_early(visit: Visit, etape: str) -> HttpResponse:
    """The draft was lost, or the address was typed: what was just sent is kept, the first open question is asked."""
    if visit.request.method == "POST" and etape != journey.FIRST:
        if visit.answers.is_blank and not limits.allowed(visit.request, limits.CONCERN):
            return errors.too_many(visit.request)
        visit.answers.keep(etape, _typed(visit), None)
        visit.keep()
    return visit.go(journey.FIRST if etape == journey.FIRST else visit.answers.gap)


def _form(visit: Visit, name: str, data: Any = None) -> Question:
    kind = FORMS.get(name) or DETAILS[visit.answers.way]
    typed = visit.answers.typed.get(name, {})
    return kind(data, initial=initial(kind, typed), helping=visit.answers.helping)


def _typed(visit: Visit) -> dict[str, list[str]]:
    return {name: visit.request.POST.getlist(name) for name in BOXES if name in visit.request.POST}


def _answer(visit: Visit, name: str) -> HttpResponse:
    form = _form(visit, name, visit.request.POST)
    answer = _meaning(visit, name, form) if form.is_valid() else None
    if answer is None and visit.answers.is_blank:
        return _ask(visit, name, form)  # nothing was said yet: nothing to keep
    visit.answers.keep(name, _typed(visit), answer)
    visit.keep()
    if answer is not None:
        return visit.go(visit.answers.after(name, correcting=visit.correcting), correcting=visit.correcting)
    response = _ask(visit, name, form)
    visit.draft.hand_over(response)
    return response


def _meaning(visit: Visit, name: str, form: Question) -> dict[str, Any]:
    answer = form.answer()
    return {**kept(answer), "way": visit.answers.way} if name == "coordonnees" else answer


def _ask(visit: Visit, name: str, form: Question) -> HttpResponse:
    back = REVIEW if visit.correcting else visit.answers.before(name)
    is_first = name == journey.FIRST
    context = {
        "form": form,
        "heading": form.heading,
        "why": "" if form.heading else form.why,
        "journey": _("Dire un problème"),
        "step": visit.answers.place(name) if not is_first else None,
        "is_first": is_first,
        "back_url": "" if is_first and not visit.correcting else visit.url(back),
        "over_url": visit.url(RECEIPT) if visit.done else "",
        "can_erase": not visit.answers.is_blank,
        "erase_url": visit.url("effacer"),
        **help_for(visit.request.programme, _kind(visit) if name == "sujet" else ""),
    }
    return render(visit.request, "participant/concern_question.html", context)


def _kind(visit: Visit) -> str:
    return str(visit.answers.of(journey.FIRST).get("kind", ""))


def review(visit: Visit) -> HttpResponse:
    """All the answers before sending."""
    if visit.done:
        return visit.go(RECEIPT)
    open_question = visit.answers.gap
    if open_question != REVIEW:
        return visit.go(open_question)
    if visit.request.method == "POST":
        visit.send()
        return visit.go(RECEIPT)
    context = {
        "rows": summary.rows(visit),
        "journey": _("Dire un problème"),
        "back_url": visit.url(visit.answers.before(REVIEW)),
        "erase_url": visit.url("effacer"),
    }
    return render(visit.request, "participant/concern_review.html", context)


def receipt(visit: Visit) -> HttpResponse:
    """The number, the day of the answer at the latest, whom to call; nothing of what was written."""
    concern = Concern.objects.of(visit.request.programme).filter(id=visit.done).first() if visit.done else None
    if concern is None:
        return visit.go(visit.answers.gap)
    is_read = bool(readers_of(concern))
    context = {
        "journey": _("Dire un problème"),
        "rows": receipt_rows(concern, is_read=is_read),
        "is_read_by_someone": is_read,
        **help_for(visit.request.programme, concern.kind),
        "close_url": visit.url("fermer"),
    }
    return render(visit.request, "participant/concern_receipt.html", context)


def say_narrow_day(day: date) -> str:
    """In the narrow column of a receipt, the line may break after the name of the day."""
    return say_day(day).replace(NBSP, " ", 1)


def receipt_rows(concern: Concern, *, is_read: bool) -> list[dict[str, Any]]:
    """No day is promised while there is nobody to keep it."""
    rows: list[dict[str, Any]] = [
        {"label": _("Numéro de suivi"), "value": say_code(concern.code), "is_code": True},
        {"label": _("Reçu le"), "value": say_narrow_day(concern.received_on)},
    ]
    promised = [
        {"label": _("Lu avant le"), "value": say_narrow_day(concern.acknowledge_by)},
        {"label": _("Réponse avant le"), "value": say_narrow_day(concern.answer_by)},
    ]
    return rows + (promised if is_read else [])


def erase(visit: Visit) -> HttpResponse:
    """Nothing was sent yet: nothing stays, on this telephone or with us."""
    if visit.request.method == "POST" and not visit.done:
        visit.restart()
        return visit.go(journey.FIRST)
    if visit.done:
        return visit.go(RECEIPT)
    context = {"back_url": visit.url(visit.answers.gap), "journey": _("Dire un problème")}
    return render(visit.request, "participant/erase.html", context)


def close(visit: Visit) -> HttpResponse:
    """For a shared telephone: it forgets the number."""
    if visit.request.method == "POST":
        visit.restart()
        return visit.go("fermer")
    if visit.done:
        return visit.go(RECEIPT)
    return render(visit.request, "participant/concern_closed.html", {"journey": _("Dire un problème")})


ENDINGS = {"verifier": review, RECEIPT: receipt, "effacer": erase, "fermer": close}
