"""Whoever opens what people confided to referents has a second factor first: a stolen password reads no problem."""

from typing import TYPE_CHECKING

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from numerai.base import worlds
from numerai.programme.people.permissions import Predicate
from numerai.programme.people.rules import Role

if TYPE_CHECKING:
    from numerai.screens.team.guard import TeamRequest

ALONE = frozenset({Role.REFERENT})


def is_missing(request: "TeamRequest", may: Predicate) -> bool:
    """On pages that nothing else than being a referent opens. Never in the demonstration, where everyone is invented.

    A page that every role opens, like one's day, shows no word that anyone wrote.
    """
    opens_to_all = all(may(frozenset({role})) for role in Role)
    if request.granting != ALONE or opens_to_all or not settings.REFERENTS_NEED_A_CODE:
        return False
    return worlds.current() != worlds.DEMO and not is_mfa_enabled(request.user)


def lead_to_it(request: "TeamRequest") -> HttpResponse:
    """One's account: why a code is asked for, and the button that adds it."""
    messages.info(request, _("Avant d’ouvrir les signalements, ajoutez un code de sécurité. Cela prend 5 minutes."))
    return redirect("mfa_index")
