"""Who enters the team: an account, its roles, and the link that signs them in once, kept as a fingerprint."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from numerai.base import keys, text
from numerai.base.ids import uuid7
from numerai.base.journal.work import UnitOfWork, unit_of_work
from numerai.base.models import Programme
from numerai.programme.people import organisations
from numerai.programme.people.models import Account, Membership, SignInLink
from numerai.programme.people.rules import Role

VALID = timedelta(days=7)
PATH = "/equipe/premiere-connexion/{token}/"  # written here so that a start need not load every page
# Typed from a sheet of paper: no capital, nothing that reads like something else. 24 signs hold 117 bits.
ALPHABET, GROUPS, IN_A_GROUP = "23456789abcdefghjkmnpqrstvwxyz", 6, 4


@dataclass(frozen=True, slots=True)
class Invitation:
    account: Account
    token: str  # shown once, never kept
    is_new: bool

    @property
    def username(self) -> str:
        return self.account.username

    @property
    def path(self) -> str:
        return PATH.format(token=self.token)


@dataclass(frozen=True, slots=True)
class Newcomer:
    """`account_id` is made with the form: sent twice, it opens one account."""

    name: str
    roles: frozenset[Role]
    email: str = ""
    phone: str = ""
    account_id: UUID | None = None
    organisation: str | None = None  # a key that the programme declares; None: nobody said


def invite(
    programme: Programme,
    *,
    name: str,
    username: str = "",
    role: Role,
    now: datetime,
    actor: str = "cli",
    by_the_start: bool = False,
    organisation: str | None = None,
) -> Invitation:
    """From the terminal: the account of that name, made if need be, one more role, and a fresh link.

    Whoever holds the terminal holds every account. On the pages of the team, `welcome` never opens another's.
    `by_the_start`: nobody asked, so the journal, which begins with what people do, holds no line.
    `organisation`: None leaves what is known.
    """
    wanted = username or plain_username(name)
    with unit_of_work(programme, actor=actor, now=now) as work:
        account = Account.objects.filter(username__iexact=wanted).first()
        is_new = account is None
        if account is None:
            account = _open_account(wanted, Newcomer(name, frozenset({role})), now)
        elif not account.is_active:
            Account.objects.filter(id=account.id).update(is_active=True)
        Membership.objects.get_or_create(account=account, programme=programme, role=role)
        known = organisations.organisation_of(programme, account)
        key = organisation or (known.key if known else None)
        organisations.check(programme, key, _held(programme, account))
        organisations.write_organisation(programme, account, key)
        if not by_the_start:
            record_staff(work, account, change="invited")
        return Invitation(account, fresh_token(account, now), is_new)


def welcome(programme: Programme, *, actor: str, now: datetime, newcomer: Newcomer) -> Invitation:
    """A new account with its roles and its link. Sent twice: the same account, and a link that replaces the first."""
    with unit_of_work(programme, actor=actor, now=now) as work:
        known = _already_here(programme, newcomer.account_id)
        if known is not None:
            return Invitation(known, fresh_token(known, now), is_new=False)
        organisations.check(programme, newcomer.organisation, newcomer.roles)
        account = _open_account(_free_username(newcomer.name), newcomer, now)
        organisations.write_organisation(programme, account, newcomer.organisation)
        add_roles(work, account, newcomer.roles, change="invited")
        return Invitation(account, fresh_token(account, now), is_new=True)


def _already_here(programme: Programme, account_id: UUID | None) -> Account | None:
    members = Membership.objects.of(programme).values("account")
    return Account.objects.filter(id=account_id, id__in=members).first() if account_id else None


def add_roles(work: UnitOfWork, account: Account, roles: Iterable[Role], *, change: str) -> None:
    for role in sorted(roles):
        Membership.objects.get_or_create(account=account, programme=work.programme, role=role)
    record_staff(work, account, change=change)


def record_staff(work: UnitOfWork, account: Account, *, change: str) -> None:
    """The roles and the organisation from now on; who it is stays an identifier."""
    known = organisations.organisation_of(work.programme, account)
    facts = {
        "table": "account",
        "id": str(account.id),
        "change": change,
        "roles": sorted(_held(work.programme, account)),
        "organisation": known.key if known else None,
    }
    work.record("staff.changed", facts=facts)


def _held(programme: Programme, account: Account) -> frozenset[Role]:
    rows = Membership.objects.of(programme).filter(account=account)
    return frozenset(Role(role) for role in rows.values_list("role", flat=True))


def fresh_token(account: Account, now: datetime) -> str:
    """Earlier links of this account that were not used stop working."""
    token = "-".join("".join(secrets.choice(ALPHABET) for _ in range(IN_A_GROUP)) for _ in range(GROUPS))
    SignInLink.objects.filter(account=account, used_at=None).delete()
    SignInLink.objects.create(digest=keys.digest("sign-in", token), account=account, expires_at=now + VALID)
    return token


def plain_username(name: str) -> str:
    return text.fold(name).replace(" ", ".")[:50] or "compte"


def _free_username(name: str) -> str:
    wanted, rank = plain_username(name), 1
    while Account.objects.filter(username__iexact=wanted if rank == 1 else f"{wanted}.{rank}").exists():
        rank += 1
    return wanted if rank == 1 else f"{wanted}.{rank}"


def _open_account(username: str, newcomer: Newcomer, now: datetime) -> Account:
    account = Account(
        id=newcomer.account_id or uuid7(),
        username=username,
        display_name=newcomer.name,
        email=newcomer.email,
        phone=newcomer.phone,
        date_joined=now,
    )
    account.set_unusable_password()
    account.save()
    return account
