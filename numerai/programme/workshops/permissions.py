"""Who of the team may do what with sessions and venues: named questions about the roles held in one programme."""

from numerai.programme.people.permissions import Roles, coordinates
from numerai.programme.people.rules import Role


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
    """Enrol someone on their behalf: at the door, the trainer is the only one there."""
    return coordinates(roles) or Role.TRAINER in roles


def may_exceed_capacity(roles: Roles) -> bool:
    return coordinates(roles) or Role.TRAINER in roles


def may_cancel_enrolments(roles: Roles) -> bool:
    return coordinates(roles)


def may_see_needs(roles: Roles) -> bool:
    """What was stated, by whom, in their own words; how many of each kind is for whoever sees the session."""
    return coordinates(roles)


def may_do_tasks(roles: Roles) -> bool:
    """Calls to make: they show how to reach people."""
    return coordinates(roles)


def may_import(roles: Roles) -> bool:
    return coordinates(roles)
