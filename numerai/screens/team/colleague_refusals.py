"""Why something about a colleague was not done, and who can do it."""

from django.utils.translation import gettext as _

from numerai.programme.people.colleagues import LastCoordinator, RolesChanged
from numerai.programme.people.invitations import WorksElsewhere
from numerai.programme.people.organisations import NotOfACarrier
from numerai.programme.people.referents import OwnReferent


def say_refused(refused: Exception) -> str:
    if isinstance(refused, LastCoordinator):
        return _("Personne d’autre ne coordonne. Donnez d’abord la coordination à quelqu’un.")
    if isinstance(refused, RolesChanged):
        return _("Ces réponses ont changé pendant ce temps. Voici celles de maintenant. Choisissez encore une fois.")
    if isinstance(refused, NotOfACarrier):
        return _("Une personne référente doit d’abord répondre pour ce rôle. Changez l’organisation ensuite.")
    if isinstance(refused, WorksElsewhere):
        return _("Cette personne travaille aussi pour un autre programme. La personne qui tient le site fait le lien.")
    if isinstance(refused, OwnReferent):
        return _("On ne se nomme pas soi-même personne référente. Une autre personne de la coordination vous nomme.")
    return say_nobody_agrees()


def field_of(refused: Exception) -> str:
    """Beside which question it is said."""
    return "organisation" if isinstance(refused, NotOfACarrier) else "roles"


def say_nobody_agrees() -> str:
    return _(
        "Il faut l’accord d’une autre personne référente, et il n’y en a pas d’autre."
        " La personne qui tient le site le fait, sur sa machine."
    )


def say_waits() -> str:
    return _("C’est demandé. Une autre personne référente répond sur sa page « Ma journée ».")
