"""What a referent does with a concern: confirm, answer, decide an appeal, say whom it is about, end, erase."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from numerai.base.ids import say_code
from numerai.programme.concerns import actions, queries, rules
from numerai.programme.concerns.actions import AloneWithIt, NotNow, SomeoneElseDecides
from numerai.programme.concerns.messages import DATA_ANSWERS
from numerai.programme.concerns.models import Concern
from numerai.programme.concerns.rules import DataStep, Kind, Status, Step
from numerai.screens.team.concerns.door import concern_page, readable
from numerai.screens.team.concerns.forms import NO_SESSION, NamedForm, TextForm
from numerai.screens.team.concerns.reading import typed, words_at_hand
from numerai.screens.team.guard import TeamRequest, sent


def _do(request: TeamRequest, concern: Concern, act: Callable[..., None], done: str, **more: object) -> HttpResponse:
    """One step, then back to the concern; taken meanwhile by someone else, it is said."""
    try:
        act(request.programme, actor=request.actor, now=request.now, concern_id=concern.id, **more)
        messages.success(request, done)
    except NotNow:
        messages.warning(request, _("Ce signalement a changé entre-temps. Voici où il en est."))
    except SomeoneElseDecides:
        messages.warning(request, _("Vous avez donné la réponse : une autre personne référente décide."))
    return redirect("team:concern", concern.id)


@require_POST
@concern_page
def acknowledge(request: TeamRequest, concern: Concern) -> HttpResponse:
    return _do(request, concern, actions.acknowledge, _("La personne voit que son message est lu."))


@require_POST
@concern_page
def close(request: TeamRequest, concern: Concern) -> HttpResponse:
    return _do(request, concern, actions.close, _("Le signalement est terminé."))


@concern_page
def answer(request: TeamRequest, concern: Concern) -> HttpResponse:
    if not _may(request, concern, Step.ANSWER):
        return redirect("team:concern", concern.id)
    form = TextForm(typed(request), initial={"text": _proposed(concern)})
    if form.is_valid():
        done = _("La réponse est gardée. La personne la lit avec son numéro.")
        text = form.cleaned_data["text"]
        return _do(request, concern, actions.answer, done, by=request.user.id, text=text)
    context = {"form": form, "concern": concern, "code": say_code(concern.code), **words_at_hand(request, concern)}
    return render(request, "team/concern_answer.html", context)


def _proposed(concern: Concern) -> str:
    """What was done last about the data of who asks, in words to change."""
    steps = [DataStep(row.step) for row in concern.steps.all()]
    return str(DATA_ANSWERS.get(steps[-1], "")) if steps and concern.kind == Kind.DATA else ""


@concern_page
def decide(request: TeamRequest, concern: Concern) -> HttpResponse:
    if not _may(request, concern, Step.DECIDE) or not queries.may_decide(concern, request.user.id):
        return redirect("team:concern", concern.id)
    form = TextForm(typed(request))
    form.fields["text"].label = _("La décision")
    if form.is_valid():
        done, text = _("La décision est gardée. Le signalement est terminé."), form.cleaned_data["text"]
        return _do(request, concern, actions.decide, done, by=request.user.id, text=text)
    context = {
        "form": form,
        "concern": concern,
        "code": say_code(concern.code),
        "alone": concern.answered_by == request.user.id,
    }
    context |= words_at_hand(request, concern)
    return render(request, "team/concern_decide.html", context)


def _may(request: TeamRequest, concern: Concern, step: Step) -> bool:
    return bool(rules.after(Status(concern.status), step, answered_on=concern.answered_on, today=request.today))


@concern_page
def name(request: TeamRequest, concern: Concern) -> HttpResponse:
    """Whoever is ticked loses the sight of it at once, also who ticks themself."""
    noted = queries.noted_accounts(concern.id)
    initial = {"accounts": [str(account) for account in noted], "session": str(concern.session_id or NO_SESSION)}
    form = NamedForm(sent(request), programme=request.programme, day=request.today, noted=noted, initial=initial)
    if request.method == "POST" and form.is_valid() and _named(request, concern, form):
        messages.success(request, _("C’est noté. Ces personnes ne voient plus ce signalement."))
        is_mine = readable(request).filter(id=concern.id).exists()
        return redirect("team:concern", concern.id) if is_mine else redirect("team:concerns")
    context = {"form": form, "concern": concern, "code": say_code(concern.code)}
    return render(request, "team/concern_name.html", context)


def _named(request: TeamRequest, concern: Concern, form: NamedForm) -> bool:
    chosen, who = form.accounts_chosen(), {"actor": request.actor, "now": request.now}
    try:
        actions.name(request.programme, **who, concern_id=concern.id, accounts=chosen, session=form.session_chosen())
    except AloneWithIt:
        form.add_error(
            "accounts", _("Il ne resterait que vous pour le lire. Demandez à la personne qui tient le site.")
        )
        return False
    return True


@concern_page
def erase(request: TeamRequest, concern: Concern) -> HttpResponse:
    """The text disappears for good; kind, dates and steps stay."""
    if not rules.may_be_erased(Status(concern.status)) or concern.erased_at is not None:
        return redirect("team:concern", concern.id)
    if request.method == "POST":
        return _do(request, concern, actions.erase, _("Le texte est effacé."))
    return render(
        request, "team/concern_erase.html", {"form": Form(), "concern": concern, "code": say_code(concern.code)}
    )
