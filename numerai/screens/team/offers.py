"""The inbox of offers: what waits for an answer, what was answered or closed, and one offer with its history."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from numerai.base import dates
from numerai.base.models import Programme
from numerai.base.phones import say_phone
from numerai.programme.people.models import Account
from numerai.programme.support import messages as words
from numerai.programme.support.models import Offer
from numerai.programme.support.permissions import may_answer_offers
from numerai.programme.support.queries import OpenOffer, Step, in_state, open_offers, steps_of
from numerai.programme.support.rules import AnswerWay, OfferState, answer_by
from numerai.screens.team.guard import TeamRequest, team_page
from numerai.screens.team.history import ACTORS, Moment

PER_PAGE = 30
STATES = {"": OfferState.NEW, "repondues": OfferState.ANSWERED, "fermees": OfferState.CLOSED}
TABS = {"": lazy("À répondre"), "repondues": lazy("Répondues"), "fermees": lazy("Fermées")}


@dataclass(frozen=True, slots=True)
class OfferLine:
    """An offer as it is said in the inbox and on its own page."""

    id: UUID
    name: str
    organisation: str
    way: str
    gifts: str
    communes: str
    phone: str
    dial: str
    email: str
    words: str
    received: str
    answer_by: str
    is_late: bool
    state: OfferState
    state_words: str
    is_erased: bool


@team_page(may_answer_offers)
def offers(request: TeamRequest) -> HttpResponse:
    asked = request.GET.get("etat", "")
    state = STATES.get(asked, OfferState.NEW)
    page = Paginator(in_state(request.programme, state), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "tabs": [_tab(name, label, STATES[name] == state) for name, label in TABS.items()],
        "lines": [line_of(offer, request.programme, today=request.today) for offer in open_offers(page.object_list)],
        "page": page,
        "query": f"{urlencode({'etat': asked})}&" if asked in STATES and asked else "",
        "state": state,
    }
    return render(request, "team/offers.html", context)


@team_page(may_answer_offers)
def offer(request: TeamRequest, offer: Offer) -> HttpResponse:
    (opened,) = open_offers([offer])
    context = {
        "offer": line_of(opened, request.programme, today=request.today),
        "history": _history(request.programme, steps_of(request.programme, offer.id)),
    }
    return render(request, "team/offer.html", context)


def _tab(name: str, label: Any, current: bool) -> dict[str, Any]:
    return {"url": reverse("team:offers") + (f"?etat={name}" if name else ""), "label": label, "current": current}


def line_of(offer: OpenOffer, programme: Programme, *, today: date) -> OfferLine:
    said = offer.proposal
    received = offer.received_at.astimezone(ZoneInfo(programme.time_zone)).date()
    due = answer_by(received, programme.facts.get("joining", {}).get("answer_within_days"))
    waits = offer.state == OfferState.NEW
    return OfferLine(
        id=offer.id,
        name=said.name or _("Proposition effacée"),
        organisation=said.organisation,
        way=str(words.WAYS[offer.way]),
        gifts=", ".join(str(words.GIFTS[gift]) for gift in offer.gifts),
        communes=", ".join(offer.communes),
        phone=say_phone(said.phone),
        dial=said.phone,
        email=said.email,
        words=said.words,
        received=dates.say_day(received),
        answer_by=dates.say_day(due, with_year=False) if due and waits else "",
        is_late=bool(due and waits and due < today),
        state=offer.state,
        state_words=str(words.STATES[offer.state]),
        is_erased=offer.is_erased,
    )


def _history(programme: Programme, steps: list[Step]) -> list[tuple[Moment, str]]:
    """Each moment, and the note that was written with it."""
    ids = {step.actor.removeprefix("account:") for step in steps if step.actor.startswith("account:")}
    accounts = {f"account:{row.id}": row.display_name for row in Account.objects.filter(id__in=ids)}
    zone = ZoneInfo(programme.time_zone)
    return [
        (
            Moment(
                when=_say_when(step.at.astimezone(zone)),
                sentence=_sentence(step),
                who=accounts.get(step.actor) or str(ACTORS.get(step.actor, step.actor)),
            ),
            step.note,
        )
        for step in steps
    ]


def _say_when(at: datetime) -> str:
    return _("%(day)s à %(hour)s") % {"day": dates.say_day(at.date()), "hour": dates.say_time(at.time())}


def _sentence(step: Step) -> str:
    if step.kind == "offer.answered":
        return _("Réponse donnée : %(how)s") % {"how": words.ANSWERS[AnswerWay(step.how)]}
    return {
        "offer.received": _("Proposition reçue"),
        "offer.closed": _("Proposition fermée"),
        "offer.reopened": _("Proposition remise à répondre"),
        "offer.erased": _("Proposition effacée"),
    }.get(step.kind, step.kind)
