"""Who of the team may open the register of concerns: referents, and nobody else, not even who coordinates."""

from numerai.programme.people.permissions import Roles
from numerai.programme.people.rules import Role


def may_read_concerns(roles: Roles) -> bool:
    """Which ones: see `ConcernQuerySet.readable_by`."""
    return Role.REFERENT in roles
