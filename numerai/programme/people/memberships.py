"""The roles that an account holds here, and for whom: read, given, written in the journal as identifiers alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from numerai.base import database
from numerai.base.ids import read_uuid
from numerai.base.journal.work import UnitOfWork
from numerai.base.models import Programme
from numerai.programme.people import organisations
from numerai.programme.people.models import Account, Membership
from numerai.programme.people.rules import Role


@dataclass(frozen=True, slots=True)
class Standing:
    """What someone does here, and the key of the organisation they work for. None: nobody said."""

    roles: frozenset[Role]
    organisation: str | None = None


def standing_of(programme: Programme, account: Account) -> Standing:
    known = organisations.organisation_of(programme, account)
    return Standing(held_by(programme, account), known.key if known else None)


def held_by(programme: Programme, account: Account) -> frozenset[Role]:
    rows = Membership.objects.of(programme).filter(account=account)
    return frozenset(Role(role) for role in rows.values_list("role", flat=True))


def works_elsewhere(programme: Programme, account: Account) -> bool:
    return Membership.objects.filter(account=account).exclude(programme=programme).exists()


def locked_account(account_id: UUID) -> Account | None:
    """First of all rows: roles, links and leaving of one person are decided one after the other."""
    return database.the_one(database.lock_rows(Account.objects.filter(id=account_id)))


def add_roles(work: UnitOfWork, account: Account, roles: Iterable[Role], *, change: str) -> None:
    for role in sorted(roles):
        Membership.objects.get_or_create(account=account, programme=work.programme, role=role)
    record_staff(work, account, change=change)


def record_staff(work: UnitOfWork, account: Account, *, change: str, **more: str) -> None:
    """The roles and the organisation from now on; who it is stays an identifier."""
    held = standing_of(work.programme, account)
    facts: dict[str, object] = {
        "table": "account",
        "id": str(account.id),
        "change": change,
        "roles": sorted(held.roles),
        "organisation": held.organisation,
    }
    work.record("staff.changed", facts=facts | more)


def account_of(actor: str) -> UUID | None:
    """Who acts; None: the terminal."""
    return read_uuid(actor.removeprefix("account:")) if actor.startswith("account:") else None
