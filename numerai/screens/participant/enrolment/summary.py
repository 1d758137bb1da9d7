"""The check of the answers: each one in words, with the way to change it."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from numerai.base.phones import say_phone
from numerai.programme.people.messages import RURAL_OR_ISLAND
from numerai.screens.participant.enrolment.journey import Answers
from numerai.screens.participant.enrolment.needs import TICKED, words
from numerai.screens.participant.enrolment.situation import AGES, GENDERS
from numerai.screens.participant.enrolment.visit import Visit


def rows(visit: Visit) -> list[dict[str, str]]:
    """One row per question of the path; the number and the address stand with the way they belong to."""
    asked = visit.answers.path()
    shown = [step for step in _SAID if step in asked]
    return [
        {
            "label": label,
            "value": value or _("Pas de réponse"),
            "change_url": visit.url(step) + "?modifier=1",
        }
        for step in shown
        for label, value in [_SAID[step](visit.answers)]
    ]


def _lines(*values: Any) -> str:
    return "\n".join(str(value) for value in values if value)


def _who(answers: Answers) -> tuple[str, str]:
    words = _("J’aide quelqu’un à s’inscrire") if answers.helping else _("Je m’inscris ici")
    return _("Qui s’inscrit"), words


def _helper(answers: Answers) -> tuple[str, str]:
    helper = answers.of("aidant")
    return _("Qui aide"), _lines(helper["helper_name"], say_phone(helper["helper_phone"]))


def _name(answers: Answers) -> tuple[str, str]:
    name = answers.of("nom")
    return _("Prénom et nom"), " ".join(filter(None, [name["given_name"], name["family_name"]]))


def _way(answers: Answers) -> tuple[str, str]:
    words = {
        "call": _("Par un appel"),
        "sms": _("Par SMS"),
        "email": _("Par e-mail"),
        "trusted": _("Par une personne de confiance"),
        "helper": _("Par la personne qui aide"),
        "none": _("Pas possible"),
    }
    return _("Comment joindre"), words[answers.way]


def _details(answers: Answers) -> tuple[str, str]:
    details = answers.of("coordonnees")
    label = _("Adresse e-mail") if answers.way == "email" else _("Téléphone")
    return label, _lines(
        details.get("trusted_name"),
        say_phone(details.get("phone") or details.get("trusted_phone")),
        details.get("email"),
        _("Pas d’appel : seulement des SMS") if details.get("no_call") else "",
    )


def _home(answers: Answers) -> tuple[str, str]:
    return _("Commune"), answers.of("commune")["said"]


def _yes_no(step: str, name: str, label: Any) -> Callable[[Answers], tuple[str, str]]:
    """A question that may be left out: its empty value says that nobody answered."""

    def row(answers: Answers) -> tuple[str, str]:
        words = {True: _("Oui"), False: _("Non")}
        return str(label), words.get(answers.of(step).get(name), "")

    return row


def _choice(step: str, name: str, label: Any, choices: list[tuple[str, Any]]) -> Callable[[Answers], tuple[str, str]]:
    def row(answers: Answers) -> tuple[str, str]:
        return str(label), str(dict(choices).get(answers.of(step).get(name), ""))

    return row


def _needs(answers: Answers) -> tuple[str, str]:
    given = answers.of("besoins")
    known = words(helping=answers.helping)
    said = _lines(*(known[kind] for kind in TICKED if kind.value in given["needs"]), given["words"])
    return _("Besoins"), said or _("Rien de particulier")


def _agreement(answers: Answers) -> tuple[str, str]:
    return _("Accord pour garder ces réponses"), _("Oui")


def _call_back(answers: Answers) -> tuple[str, str]:
    return _("Prendre des nouvelles après l’atelier"), _("Oui") if answers.of("rappels")["call_back"] else _("Non")


_SAID = {
    "comment": _who,
    "aidant": _helper,
    "nom": _name,
    "joindre": _way,
    "coordonnees": _details,
    "commune": _home,
    "handicap": _yes_no("handicap", "with_disability", gettext_lazy("Situation de handicap")),
    "travail": _yes_no("travail", "job_seeking", gettext_lazy("Cherche un travail")),
    "brousse": _yes_no("brousse", "rural_or_island", RURAL_OR_ISLAND),
    "age": _choice("age", "age_band", gettext_lazy("Âge"), AGES),
    "genre": _choice("genre", "gender", gettext_lazy("Genre"), GENDERS),
    "besoins": _needs,
    "accord": _agreement,
    "rappels": _call_back,
}
