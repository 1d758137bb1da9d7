"""Who the referents are, who named them, and what is asked of them about one another, in words."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from numerai.programme.people.models import Account, ReferentRequest
from numerai.programme.people.referents import Naming, namings
from numerai.programme.people.rules import Asked
from numerai.screens.team.colleague_words import say_moment
from numerai.screens.team.guard import TeamRequest

ASKS: dict[str, Promise] = {
    Asked.ROLE: lazy("%(name)s : devenir personne référente"),
    Asked.LINK: lazy("%(name)s : recevoir un nouveau lien pour entrer"),
    Asked.END: lazy("%(name)s : ne plus être personne référente"),
}


def say_asked(row: ReferentRequest) -> str:
    return str(ASKS[row.asked]) % {"name": row.account.display_name}


def say_namings(request: TeamRequest) -> list[str]:
    return [_say_naming(one, request.programme.time_zone) for one in namings(request.programme)]


def _say_naming(one: Naming, zone: str) -> str:
    """Said for as long as they hold the role: who named whom is everyone's to see."""
    said: dict[str, Any] = {
        "name": one.account.display_name,
        "by": one.named_by.display_name if one.named_by else "",
        "other": one.agreed_by.display_name if one.agreed_by else "",
        "day": say_moment(one.at, zone) if one.at else "",
    }
    if one.agreed_by:
        return _("%(name)s : à la demande de %(by)s, avec l’accord de %(other)s, %(day)s") % said
    if one.named_by:
        return _("%(name)s : nommée par %(by)s seule, %(day)s") % said
    if one.at:
        return _("%(name)s : nommée par la personne qui tient le site, %(day)s") % said
    return _("%(name)s : ce site ne sait pas qui l’a nommée") % said


def asker_of(row: ReferentRequest) -> str:
    known = Account.objects.filter(id=row.asked_by).first()
    return known.display_name if known else ""
