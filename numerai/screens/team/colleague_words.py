"""How roles are said, and the words that go with a first sign-in link: to read aloud, by SMS, by e-mail, on paper."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from numerai.base import dates, sms
from numerai.programme.people.rules import Organisation, Role

ROLES: dict[Role, Promise] = {
    Role.COORDINATOR: lazy("Coordination"),
    Role.TRAINER: lazy("Animation"),
    Role.RELAY: lazy("Relais"),
    Role.REFERENT: lazy("Personne référente"),
    Role.READER: lazy("Lecture des chiffres"),
}
# What each one sees, in one sentence.
SEES: dict[Role, Promise] = {
    Role.COORDINATOR: lazy("Voit et change tout : personnes, séances, lieux, équipe."),
    Role.TRAINER: lazy("Voit seulement ses séances : prénoms, besoins à préparer, présences."),
    Role.RELAY: lazy("Inscrit des personnes. Voit seulement les personnes qu’elle ou il a inscrites."),
    Role.REFERENT: lazy("Reçoit les problèmes signalés et les demandes sur les données."),
    Role.READER: lazy("Voit les chiffres. Aucun nom, aucune ligne sur une personne."),
}


def say_roles(roles: frozenset[Role]) -> str:
    return " · ".join(str(ROLES[role]) for role in Role if role in roles)


def say_organisation(one: Organisation | None) -> str:
    return one.name if one else _("organisation non précisée")


def say_without_referent(ones: Iterable[Organisation]) -> list[str]:
    """« Le Collectif Handicaps n’a pas encore de référent. »"""
    return [_("%(name)s n’a pas encore de référent.") % {"name": one.said[:1].upper() + one.said[1:]} for one in ones]


def say_moment(moment: datetime, zone: str) -> str:
    return dates.say_day(moment.astimezone(ZoneInfo(zone)).date())


def sms_text(*, programme: str, until: datetime, link: str, zone: str) -> str:
    """Its words fit in one SMS; the link comes last, alone, so that telephones make it a link."""
    last = until.astimezone(ZoneInfo(zone))
    said = _("Équipe %(programme)s. Pour entrer, une seule fois, avant le %(day)s :") % {
        "programme": programme,
        "day": f"{last.day}/{last.month:02}",
    }
    return sms.gsm7(f"{said} {link}")


def mail_text(*, programme: str, username: str, until: datetime, link: str, zone: str) -> str:
    lines = [
        _("Bonjour,"),
        "",
        _("Bienvenue dans l’équipe de %(programme)s.") % {"programme": programme},
        _("Ce lien vous fait entrer une seule fois, jusqu’au %(day)s :") % {"day": say_moment(until, zone)},
        link,
        "",
        _("Ensuite, vous choisissez votre mot de passe. Votre nom de connexion : %(username)s")
        % {"username": username},
    ]
    return "\n".join(lines)
