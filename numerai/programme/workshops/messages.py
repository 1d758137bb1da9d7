"""The French words of workshops: themes, causes, needs, presence, states, hours and seats. Wording only."""

from collections.abc import Mapping
from datetime import time

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from numerai.base.dates import say_time
from numerai.programme.workshops.rules import (
    CancelCause,
    EnrolmentStatus,
    Line,
    NeedKind,
    NeedOutcome,
    Presence,
    SessionState,
    TaskKind,
)

LINES: Mapping[Line, Promise] = {
    Line.BROWSING: lazy("Navigation sur Internet"),
    Line.OFFICE: lazy("Bureautique"),
    Line.CYBERSECURITY: lazy("Cybersécurité"),
    Line.COLLABORATION: lazy("Outils pour travailler ensemble"),
    Line.AI: lazy("Découverte de l’intelligence artificielle"),
}

CANCEL_CAUSES: Mapping[CancelCause, Promise] = {
    CancelCause.CYCLONE: lazy("Cyclone"),
    CancelCause.TRANSPORT: lazy("Transport"),
    CancelCause.VENUE: lazy("Salle"),
    CancelCause.TRAINER: lazy("Absence de la personne qui anime"),
    CancelCause.FEW_PEOPLE: lazy("Trop peu de personnes"),
    CancelCause.MOURNING_CUSTOM: lazy("Deuil ou coutume"),
    CancelCause.OTHER: lazy("Autre raison"),
}

# The same causes, as they are said to whoever wanted to come.
CANCEL_REASONS: Mapping[CancelCause, Promise] = {
    CancelCause.CYCLONE: lazy("La raison : un cyclone."),
    CancelCause.TRANSPORT: lazy("La raison : le bateau, l’avion ou la route."),
    CancelCause.VENUE: lazy("La raison : la salle n’est plus libre."),
    CancelCause.TRAINER: lazy("La raison : la personne qui anime ne peut pas venir."),
    CancelCause.FEW_PEOPLE: lazy("La raison : trop peu de personnes inscrites."),
    CancelCause.MOURNING_CUSTOM: lazy("La raison : un deuil ou un temps coutumier."),
    CancelCause.OTHER: lazy("Appelez-nous si vous voulez savoir pourquoi."),
}

NEEDS: Mapping[NeedKind, Promise] = {
    NeedKind.STEP_FREE: lazy("Une salle sans marche"),
    NeedKind.SIGN_INTERPRETER: lazy("Un interprète en langue des signes"),
    NeedKind.LARGE_PRINT: lazy("De gros caractères"),
    NeedKind.BRAILLE: lazy("Le braille"),
    NeedKind.HEARING: lazy("Une aide pour mieux entendre"),
    NeedKind.COMPANION: lazy("Une place pour quelqu’un qui m’accompagne"),
    NeedKind.TRANSPORT: lazy("Un trajet pour venir"),
    NeedKind.TALK: lazy("Je préfère en parler de vive voix"),
    NeedKind.OTHER: lazy("Autre chose"),
}

# The same needs, read by the team about someone else.
NEEDS_OF_SOMEONE: Mapping[NeedKind, Promise] = {
    **NEEDS,
    NeedKind.COMPANION: lazy("Une place pour quelqu’un qui accompagne"),
    NeedKind.TALK: lazy("Préfère en parler de vive voix"),
}

NEED_OUTCOMES: Mapping[NeedOutcome, Promise] = {
    NeedOutcome.STATED: lazy("Pas encore de réponse"),
    NeedOutcome.MET: lazy("Satisfait"),
    NeedOutcome.NOT_MET: lazy("Pas satisfait"),
}

PRESENCES: Mapping[Presence, Promise] = {
    Presence.UNKNOWN: lazy("Pas noté"),
    Presence.PRESENT: lazy("Présent"),
    Presence.EXCUSED: lazy("Excusé"),
    Presence.ABSENT: lazy("Absent"),
}

# The same in the history of someone: no word says whether it is a woman or a man.
MARKS: Mapping[Presence, Promise] = {
    Presence.UNKNOWN: lazy("Présence pas notée"),
    Presence.PRESENT: lazy("Présence notée"),
    Presence.EXCUSED: lazy("Absence excusée"),
    Presence.ABSENT: lazy("Absence notée"),
}

ENROLMENT_STATUSES: Mapping[EnrolmentStatus, Promise] = {
    EnrolmentStatus.ENROLLED: lazy("Inscrit"),
    EnrolmentStatus.WAITING: lazy("Sur la liste d’attente"),
    EnrolmentStatus.CANCELLED: lazy("Inscription annulée"),
}

SESSION_STATES: Mapping[SessionState, Promise] = {
    SessionState.UPCOMING: lazy("À venir"),
    SessionState.TO_REPORT: lazy("Présences à noter"),
    SessionState.HELD: lazy("A eu lieu"),
    SessionState.CANCELLED: lazy("Annulé"),
}

TASKS: Mapping[TaskKind, Promise] = {
    TaskKind.CALL_BACK: lazy("Rappeler"),
    TaskKind.TALK_NEEDS: lazy("Parler des besoins"),
    TaskKind.TELL_PROMOTED: lazy("Dire qu’une place est libre"),
    TaskKind.TELL_CANCELLED: lazy("Dire que l’atelier est annulé"),
    TaskKind.TELL_REOPENED: lazy("Dire que l’atelier a lieu finalement"),
}


def say_title(title: str, line: str) -> str:
    """A session whose title is not written yet still has a name."""
    if title:
        return title
    return _("Atelier : %(theme)s") % {"theme": LINES[Line(line)]} if line else _("Atelier numérique")


def say_hours(starts_at: time | None, ends_at: time | None) -> str:
    """de 9 h à 11 h 30"""
    if starts_at is None:
        return _("heure à préciser")
    if ends_at is None:
        return _("à partir de %(start)s") % {"start": say_time(starts_at)}
    return _("de %(start)s à %(end)s") % {"start": say_time(starts_at), "end": say_time(ends_at)}


def say_start(starts_at: time | None) -> str:
    """9 h, for a line of a list"""
    return say_time(starts_at) if starts_at else _("heure à préciser")


def say_seats(left: int | None) -> str:
    """`left`: None while the number of seats is not known."""
    if left is None:
        return _("places à préciser")
    if left == 0:
        return _("complet : liste d’attente")
    return ngettext("%(left)s place", "%(left)s places", left) % {"left": left}
