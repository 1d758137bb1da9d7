"""Who writes a check down: coordination, and the colleagues it chose."""

from numerai.base.models import Programme
from numerai.programme.accessibility.models import Checker
from numerai.programme.people.models import Account
from numerai.programme.people.permissions import Roles, coordinates


def may_choose_checkers(roles: Roles) -> bool:
    return coordinates(roles)


def may_write_checks(roles: Roles, *, account: Account, programme: Programme) -> bool:
    return coordinates(roles) or (bool(roles) and Checker.objects.of(programme).filter(account=account).exists())
