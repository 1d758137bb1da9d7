"""What coordination knows of the register: that somebody must be named to read it, how many wait; nothing else."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from numerai.base.models import OfProgramme, Programme, counted_together
from numerai.programme.concerns.queries import referents_at_work, without_reader
from numerai.screens.team.guard import TeamRequest


def unheard_rows(programme: Programme) -> dict[str, OfProgramme]:
    """To be counted, perhaps beside others."""
    return {"without_reader": without_reader(programme), "referents_at_work": referents_at_work(programme)}


def unheard_lines(request: TeamRequest) -> dict[str, str]:
    return say_unheard(**counted_together(request.programme, **unheard_rows(request.programme)))


def say_unheard(*, without_reader: int, referents_at_work: int) -> dict[str, str]:
    if without_reader:
        said = ngettext(
            "%(n)d signalement sans lecteur : nommez une autre personne référente.",
            "%(n)d signalements sans lecteur : nommez une autre personne référente.",
            without_reader,
        )
        return {"unheard_concerns": said % {"n": without_reader}}
    if not referents_at_work:
        return {"unheard_concerns": _("Personne ne lit les signalements : nommez une personne référente.")}
    return {}
