"""Who of the team may do what with sessions and venues, and to which rows each role is bound."""

from collections.abc import Callable
from datetime import date

from django.db.models import Model, Q

from numerai.programme.people.models import Account, Participant
from numerai.programme.people.permissions import Roles, coordinates
from numerai.programme.people.rules import Role
from numerai.programme.workshops.models import Attendance, Enrolment, Session, SessionTrainer

EVERY_ROW, NO_ROW = Q(), Q(pk__in=[])
Bound = Callable[[Account, date], Q]


def _own_sessions(account: Account, _today: date) -> Q:
    return Q(id__in=SessionTrainer.objects.filter(account=account).values("session"))


def _announced_sessions(_account: Account, today: date) -> Q:
    """What anyone may enrol into on the site."""
    return Q(is_provisional=False, cancelled_at__isnull=True, capacity__isnull=False, day__gte=today)


def _of_own_sessions(account: Account, _today: date) -> Q:
    return Q(session__in=SessionTrainer.objects.filter(account=account).values("session"))


def _enrolled_by_them_or_of_their_people(account: Account, today: date) -> Q:
    own_people = Participant.objects.filter(_people_of_relay(account, today)).values("id")
    return Q(registered_by=account.id) | Q(participant__in=own_people)


def _people_of_own_sessions(account: Account, today: date) -> Q:
    """Enrolled, waiting or come; and whoever they welcomed themselves."""
    own = _of_own_sessions(account, today)
    enrolled = Enrolment.objects.filter(own).exclude(status="cancelled").values("participant")
    came = Attendance.objects.filter(own).values("participant")
    return Q(registered_by=account.id) | Q(id__in=enrolled) | Q(id__in=came)


def _people_of_relay(account: Account, _today: date) -> Q:
    """Whom they registered, and who chose them: in a small place, any other list reveals a disability."""
    return Q(registered_by=account.id) | Q(chosen_relay=account.id)


# A role that is not named here is bound to no row of that table; coordination is bound to nothing.
BOUNDS: dict[type[Model], dict[Role, Bound]] = {
    Session: {Role.TRAINER: _own_sessions, Role.RELAY: _announced_sessions},
    Enrolment: {Role.TRAINER: _of_own_sessions, Role.RELAY: _enrolled_by_them_or_of_their_people},
    Participant: {Role.TRAINER: _people_of_own_sessions, Role.RELAY: _people_of_relay},
}


def bind(model: type[Model], role: Role, bound: Bound) -> None:
    """For an app above this one, which alone knows why a role may open a row."""
    BOUNDS[model][role] = bound


def rows_open_to(model: type[Model], *, roles: Roles, account: Account, today: date) -> Q:
    """Which rows these roles may open, all together; a table that names nobody is open to whoever opens the page."""
    if coordinates(roles) or model not in BOUNDS:
        return EVERY_ROW
    found = NO_ROW
    for role in roles & BOUNDS[model].keys():
        found |= BOUNDS[model][role](account, today)
    return found


def may_see_sessions(roles: Roles) -> bool:
    return coordinates(roles) or Role.TRAINER in roles


def may_plan_sessions(roles: Roles) -> bool:
    """Create, edit, copy, cancel and reopen."""
    return coordinates(roles)


def may_see_venues(roles: Roles) -> bool:
    """What is known of a place, and what is still to ask, helps whoever goes there."""
    return coordinates(roles) or Role.TRAINER in roles


def may_change_venues(roles: Roles) -> bool:
    """What is written about a place is shown to everyone."""
    return coordinates(roles)


def may_mark_presence(roles: Roles) -> bool:
    return coordinates(roles) or Role.TRAINER in roles


def may_enrol(roles: Roles) -> bool:
    """Enrol someone on their behalf: at the door, the trainer is the only one there; elsewhere, a relay knows them."""
    return coordinates(roles) or Role.TRAINER in roles or Role.RELAY in roles


def may_exceed_capacity(roles: Roles) -> bool:
    return coordinates(roles) or Role.TRAINER in roles


def may_cancel_enrolments(roles: Roles) -> bool:
    """A relay: for the people they enrolled."""
    return coordinates(roles) or Role.RELAY in roles


def animates(roles: Roles) -> bool:
    return Role.TRAINER in roles


def relays(roles: Roles) -> bool:
    return Role.RELAY in roles


def may_mend_their_people(roles: Roles) -> bool:
    """A relay: what they wrote of the people they registered, or who chose them."""
    return coordinates(roles) or Role.RELAY in roles


def may_see_needs(roles: Roles) -> bool:
    """What was stated, by whom, in their own words; how many of each kind is for whoever sees the session."""
    return coordinates(roles)


def may_do_tasks(roles: Roles) -> bool:
    """Calls to make: they show how to reach people."""
    return coordinates(roles)


def may_import(roles: Roles) -> bool:
    return coordinates(roles)
