"""« Nous rejoindre »: the three ways of the programme's presentation, and where each begins."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_safe

from numerai.programme.support.rules import Way
from numerai.screens.public.caching import same_for_everyone


@dataclass(frozen=True, slots=True)
class Door:
    """One way to join, as it is offered and asked for."""

    way: Way
    slug: str
    icon: str
    title: Promise
    words: Promise
    link: Promise
    heading: Promise  # of its form
    ask: Promise  # the label of the free words


JOINING = (
    Door(
        Way.TEACH,
        "animer",
        "teach",
        lazy("Animer"),
        lazy("Vous connaissez le numérique. Venez animer un atelier avec nous."),
        lazy("Je veux animer"),
        lazy("Vous voulez animer des ateliers"),
        lazy("Que savez-vous faire ? Quand êtes-vous libre ?"),
    ),
    Door(
        Way.FUND,
        "financer",
        "coins",
        lazy("Soutenir"),
        lazy("Votre argent paie des ateliers, du matériel et des trajets."),
        lazy("Je veux soutenir"),
        lazy("Vous voulez aider avec de l’argent"),
        lazy("Que voulez-vous payer ? Pour quand ?"),
    ),
    Door(
        Way.LEND,
        "preter",
        "gift",
        lazy("Prêter ou donner"),
        lazy("Une salle, du matériel, un véhicule, un lit pour la nuit."),
        lazy("Je veux prêter ou donner"),
        lazy("Vous voulez prêter ou donner"),
        lazy("Que proposez-vous ? Quand, et pour combien de temps ?"),
    ),
)


def door(slug: str) -> Door | None:
    return next((door for door in JOINING if door.slug == slug), None)


@require_safe
@same_for_everyone
def joining(request: HttpRequest) -> HttpResponse:
    said = request.programme.facts.get("joining", {})
    context = {
        "doors": [{"door": door, "points": said.get(door.way, [])} for door in JOINING],
        "days": said.get("answer_within_days"),
    }
    return render(request, "public/joining.html", context)
