"""Who of the team may open which page about people: named questions about the roles held in one programme."""

from collections.abc import Callable

from numerai.base.models import Programme
from numerai.programme.people.models import Account, Membership
from numerai.programme.people.rules import Role

Roles = frozenset[Role]
Predicate = Callable[[Roles], bool]

NOBODY: Roles = frozenset()


def roles_of(account: Account, programme: Programme) -> Roles:
    """The roles of an account in this programme alone; a role of another territory gives nothing here."""
    if not account.is_active:
        return NOBODY
    held = Membership.objects.of(programme).filter(account=account).values_list("role", flat=True)
    return frozenset(Role(role) for role in held)


def coordinates(roles: Roles) -> bool:
    return Role.COORDINATOR in roles


def belongs_to_the_team(roles: Roles) -> bool:
    """The first page: each role finds there what is theirs."""
    return bool(roles)


def only_reads_figures(roles: Roles) -> bool:
    """Those who fund: no page about a person, not even as a row without a name."""
    return roles == {Role.READER}


def may_manage_colleagues(roles: Roles) -> bool:
    """Invite, change roles, give a link, end someone's roles."""
    return coordinates(roles)


def granting(roles: Roles, may: Predicate) -> Roles:
    """Of the roles held, those that open this page: what may be seen there is the union of what each may see."""
    return frozenset(role for role in roles if may(frozenset({role})))


def may_see_people(roles: Roles) -> bool:
    """Files hold how to reach someone: whoever calls them back."""
    return coordinates(roles)


def may_change_people(roles: Roles) -> bool:
    """Record an answer to a consent, say that two files are one person."""
    return coordinates(roles)


def may_correct_people(roles: Roles) -> bool:
    """A referent: only who asked about their data and waits for an answer (workshops/permissions.BOUNDS)."""
    return coordinates(roles) or Role.REFERENT in roles


def may_erase_people(roles: Roles) -> bool:
    """As for correcting."""
    return coordinates(roles) or Role.REFERENT in roles


def may_give_access(roles: Roles) -> bool:
    """Hand over to someone all that is held about them, needs included. A referent: as for correcting."""
    return coordinates(roles) or Role.REFERENT in roles


def may_read_figures(roles: Roles) -> bool:
    """Figures name nobody: also those who only read."""
    return coordinates(roles) or Role.READER in roles


def may_see_rows_behind_figures(roles: Roles) -> bool:
    """The rows behind a figure name people."""
    return coordinates(roles)
