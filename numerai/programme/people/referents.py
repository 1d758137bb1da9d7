"""Who may read what is said about the team: nobody names themself, and coordination never decides alone about it.

As soon as one referent has come in, naming another, making a new link for one or ending their role is only asked:
another referent answers, neither who asks nor whom it is about. Otherwise a coordinator would read a complaint about
themself through an account that they made or opened.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Q, QuerySet

from numerai.base.journal.work import UnitOfWork
from numerai.base.models import Programme
from numerai.programme.people import organisations
from numerai.programme.people.memberships import account_of, record_staff
from numerai.programme.people.models import Account, Membership, ReferentRequest
from numerai.programme.people.rules import Asked, Role


class OwnReferent(ValueError):
    """Nobody names themself."""


class NobodyAgrees(ValueError):
    """No other referent could answer: only whoever holds the terminal decides."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A referent, who named them, who agreed. Shown as long as they hold the role. None: the terminal."""

    account: Account
    named_by: Account | None
    agreed_by: Account | None
    at: datetime | None


def seated(programme: Programme) -> set[UUID]:
    """The referents who came in at least once: they can answer."""
    came = Q(account__last_login__isnull=False) | ~Q(account__password__startswith=UNUSABLE_PASSWORD_PREFIX)
    return set(_rows(programme).filter(came).values_list("account_id", flat=True))


def holds(programme: Programme, account: Account) -> bool:
    return _rows(programme).filter(account=account).exists()


def must_agree(work: UnitOfWork, account: Account) -> bool:
    """About oneself, it is theirs to say (never to be named). Before the first referent came in, nobody could agree."""
    asker, here = account_of(work.actor), seated(work.programme)
    if asker == account.id or not here:
        return False
    if not here - {asker, account.id}:
        raise NobodyAgrees(account.id)
    return True


def settle(work: UnitOfWork, account: Account, *, wanted: bool) -> bool:
    """Give or end the role, or ask for it. True: it waits for another referent. The caller writes the line of roles."""
    if holds(work.programme, account) == wanted:
        return False
    asker = account_of(work.actor)
    if wanted and asker == account.id:
        raise OwnReferent(account.id)
    if must_agree(work, account):
        ask(work, account, Asked.ROLE if wanted else Asked.END)
        return True
    if wanted:
        seat(work, account, named_by=asker)
    else:
        _rows(work.programme).filter(account=account).delete()
    return False


def ask(work: UnitOfWork, account: Account, asked: Asked) -> None:
    said = {"asked_by": account_of(work.actor), "asked_at": work.now}
    _row, is_new = ReferentRequest.objects.get_or_create(
        programme=work.programme, account=account, asked=asked, defaults=said
    )
    if is_new:
        record_staff(work, account, change="referent_asked", asked=asked)


def seat(work: UnitOfWork, account: Account, *, named_by: UUID | None, agreed_by: UUID | None = None) -> None:
    Membership.objects.get_or_create(
        account=account,
        programme=work.programme,
        role=Role.REFERENT,
        defaults={"named_by": named_by, "agreed_by": agreed_by, "named_at": work.now},
    )


def check_organisation(programme: Programme, account: Account, key: str | None, roles: frozenset[Role]) -> None:
    """A role that another referent is asked about, to give it or to end it, counts as held until they answer."""
    asked = ReferentRequest.objects.of(programme).filter(account=account, asked=Asked.ROLE).exists()
    also = {Role.REFERENT} if asked or holds(programme, account) else set()
    organisations.check(programme, key, roles | also)


def requests(programme: Programme) -> list[ReferentRequest]:
    return list(ReferentRequest.objects.of(programme).select_related("account").order_by("asked_at", "id"))


def answerable_by(programme: Programme, account: Account) -> list[ReferentRequest]:
    """Those that this referent may answer: neither asked by them nor about them."""
    return [row for row in requests(programme) if account.id not in (row.asked_by, row.account_id)]


def namings(programme: Programme) -> list[Naming]:
    """Every referent, and how they came to it. Two queries."""
    rows = list(_rows(programme).select_related("account").order_by("account__display_name"))
    ids = {found for row in rows for found in (row.named_by, row.agreed_by) if found}
    known = Account.objects.in_bulk(ids)

    def who(found: UUID | None) -> Account | None:
        return known.get(found) if found else None

    return [Naming(row.account, who(row.named_by), who(row.agreed_by), row.named_at) for row in rows]


def _rows(programme: Programme) -> QuerySet[Membership]:
    return Membership.objects.of(programme).filter(role=Role.REFERENT, account__is_active=True)
