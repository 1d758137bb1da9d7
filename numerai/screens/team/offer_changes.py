"""What the team does with an offer: say that it answered and how, close, reopen, erase for good."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_POST

from numerai.programme.support.actions import answer_offer, close_offer, erase_offer, reopen_offer
from numerai.programme.support.messages import ANSWERS
from numerai.programme.support.models import Offer
from numerai.programme.support.permissions import may_answer_offers
from numerai.programme.support.queries import open_offers
from numerai.programme.support.rules import AnswerWay
from numerai.screens.components import errors
from numerai.screens.components.widgets import RadioRows
from numerai.screens.team.guard import TeamRequest, sent, team_page
from numerai.screens.team.offers import line_of

NOTHING_CHANGED = lazy("Rien n’a changé : quelqu’un a déjà changé cette proposition.")


class AnswerForm(forms.Form):
    how = forms.ChoiceField(
        label=lazy("Comment ?"),
        choices=[(str(how), words) for how, words in ANSWERS.items()],
        widget=RadioRows(icons=True),
        error_messages={"required": lazy("Choisissez comment vous avez répondu.")},
    )
    note = forms.CharField(
        label=lazy("Ce qui a été dit"),
        help_text=lazy("Si vous voulez. Seule la coordination le lit."),
        max_length=2_000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"max_length": lazy("Écrivez moins de 2 000 signes.")},
    )


@team_page(may_answer_offers)
def answer(request: TeamRequest, offer: Offer) -> HttpResponse:
    if offer.erased_at is not None:
        return errors.gone(request)
    form = AnswerForm(sent(request))
    if request.method == "POST" and form.is_valid():
        done = answer_offer(
            request.programme,
            actor=request.actor,
            now=request.now,
            offer_id=offer.id,
            how=AnswerWay(form.cleaned_data["how"]),
            note=form.cleaned_data["note"],
        )
        return _back(request, offer, _("La réponse est notée.") if done else str(NOTHING_CHANGED))
    return render(request, "team/offer_answer.html", {"form": form, "offer": _line(request, offer)})


@require_POST
@team_page(may_answer_offers)
def close(request: TeamRequest, offer: Offer) -> HttpResponse:
    done = close_offer(request.programme, actor=request.actor, now=request.now, offer_id=offer.id)
    return _back(request, offer, _("La proposition est fermée.") if done else str(NOTHING_CHANGED))


@require_POST
@team_page(may_answer_offers)
def reopen(request: TeamRequest, offer: Offer) -> HttpResponse:
    done = reopen_offer(request.programme, actor=request.actor, now=request.now, offer_id=offer.id)
    return _back(request, offer, _("La proposition est de nouveau à répondre.") if done else str(NOTHING_CHANGED))


@team_page(may_answer_offers)
def erase(request: TeamRequest, offer: Offer) -> HttpResponse:
    """A page that says what disappears and what stays; the button on it does it, for good."""
    if offer.erased_at is not None:
        return errors.gone(request)
    if request.method == "POST":
        erase_offer(request.programme, actor=request.actor, now=request.now, offer_id=offer.id)
        messages.success(request, _("La proposition est effacée."))
        return redirect("team:offers")
    return render(request, "team/offer_erase.html", {"offer": _line(request, offer)})


def _line(request: TeamRequest, offer: Offer) -> object:
    (opened,) = open_offers([offer])
    return line_of(opened, request.programme, today=request.today)


def _back(request: TeamRequest, offer: Offer, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("team:offer", offer.id)
