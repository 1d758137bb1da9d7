"""What coordination knows of the register: that somebody must be named to read it, how many wait; nothing else."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from numerai.programme.concerns.queries import Unheard, unheard
from numerai.screens.team.guard import TeamRequest


def unheard_lines(request: TeamRequest) -> dict[str, str]:
    return say_unheard(unheard(request.programme))


def say_unheard(found: Unheard) -> dict[str, str]:
    if found.without_reader:
        said = ngettext(
            "%(n)d signalement sans lecteur : nommez une autre personne référente.",
            "%(n)d signalements sans lecteur : nommez une autre personne référente.",
            found.without_reader,
        )
        return {"unheard_concerns": said % {"n": found.without_reader}}
    if not found.referents:
        return {"unheard_concerns": _("Personne ne lit les signalements : nommez une personne référente.")}
    return {}
