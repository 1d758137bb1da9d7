"""How a person, and the way to reach them, are said to the team."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from numerai.base.phones import say_phone
from numerai.programme.people.messages import AGE_BANDS as AGE_BANDS
from numerai.programme.people.queries import Person
from numerai.programme.people.rules import ContactWay, Gender, Identity, Origin, Purpose

CONTACT_WAYS = {
    ContactWay.CALL: lazy("Un appel"),
    ContactWay.SMS: lazy("Un SMS"),
    ContactWay.EMAIL: lazy("Un e-mail"),
    ContactWay.TRUSTED: lazy("Une personne de confiance"),
}
GENDERS = {
    Gender.WOMAN: lazy("Femme"),
    Gender.MAN: lazy("Homme"),
    Gender.OTHER: lazy("Autre"),
}
ORIGINS = {
    Origin.SELF: lazy("par elle-même, sur le site"),
    Origin.HELPER: lazy("par quelqu’un qui l’aide"),
    Origin.TEAM: lazy("par l’équipe"),
    Origin.IMPORT: lazy("par un fichier importé"),
}
PURPOSES = {
    Purpose.TAKE_PART: lazy("Garder ses informations pour l’atelier"),
    Purpose.CALL_BACK: lazy("Être rappelée après 1, 3 et 6 mois"),
}


def say_name(person: Person | None) -> str:
    """For the screens of coordination, which call people: a telephone stands for a name that is not known."""
    if person is None or person.is_erased:
        return _("Personne effacée")
    return person.name or say_phone(person.identity.phone) or person.identity.phone_typed or _("Personne sans nom")


def say_written_name(person: Person | None) -> str:
    """On paper and for whoever does not coordinate: a name, never the telephone of someone without one."""
    if person is None or person.is_erased:
        return _("Personne effacée")
    return person.name or _("Personne sans nom")


def say_short_name(person: Person | None) -> str:
    """« Corail E. »: whoever animates a session needs to call people, not to know whose family they are."""
    if person is None or person.is_erased:
        return _("Personne effacée")
    given, family = person.identity.given_name, person.identity.family_name
    initial = f"{family[:1]}." if family else ""
    return " ".join(part for part in (given, initial) if part) or _("Personne sans nom")


def say_name_to(person: Person | None, *, account: UUID, sees_all: bool) -> str:
    """In full to coordination, to whoever opened the file with that person, and to the relay they chose."""
    is_theirs = person is not None and account in (person.registered_by, person.chosen_relay)
    if sees_all:
        return say_name(person)
    return say_written_name(person) if is_theirs else say_short_name(person)


@dataclass(frozen=True, slots=True)
class Reach:
    """One way to reach someone: words, and what a telephone dials ("" when it is no number)."""

    words: str
    dial: str = ""


def ways_to_reach(identity: Identity) -> list[Reach]:
    """As they asked: the trusted person first when chosen, and « pas d’appel » said before any number."""
    found = []
    if identity.no_call:
        found.append(Reach(_("Pas d’appel")))
    if identity.contact_way and identity.contact_way != ContactWay.CALL:
        found.append(Reach(_("Préfère : %(way)s") % {"way": _lower(CONTACT_WAYS[ContactWay(identity.contact_way)])}))
    if identity.phone or identity.phone_typed:
        dial = "" if identity.no_call else identity.phone or ""
        found.append(Reach(say_phone(identity.phone) or identity.phone_typed, dial))
    if identity.email:
        found.append(Reach(identity.email))
    for name, phone in (
        (identity.trusted_name, identity.trusted_phone),
        (identity.helper_name, identity.helper_phone),
    ):
        if name or phone:
            found.append(Reach(" ".join(part for part in (name, say_phone(phone)) if part), phone or ""))
    return found or [Reach(_("Aucun moyen de la joindre"))]


def _lower(words: object) -> str:
    text = str(words)
    return text[:1].lower() + text[1:]


def yes_or_no(answer: bool | None) -> str:
    return {True: _("oui"), False: _("non"), None: _("pas de réponse")}[answer]
