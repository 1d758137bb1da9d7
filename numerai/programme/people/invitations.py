"""Who enters the team: an account, its roles, and the link that signs them in once, kept as a fingerprint."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError

from numerai.base import keys, text
from numerai.base.ids import uuid7
from numerai.base.journal.work import UnitOfWork, unit_of_work
from numerai.base.models import Programme
from numerai.programme.people import organisations, referents
from numerai.programme.people.memberships import (
    add_roles,
    locked_account,
    record_staff,
    standing_of,
    works_elsewhere,
)
from numerai.programme.people.models import Account, Membership, SignInLink
from numerai.programme.people.rules import Role

VALID = timedelta(days=7)
PATH = "/equipe/premiere-connexion/{token}/"  # written here so that a start need not load every page
# Typed from a sheet of paper: no capital, nothing that reads like something else. 24 signs hold 117 bits.
ALPHABET, GROUPS, IN_A_GROUP = "23456789abcdefghjkmnpqrstvwxyz", 6, 4

ATTEMPTS = 5
FIRST_COORDINATOR = "Coordination"  # until whoever comes first writes their own name


class AlreadyEntered(ValueError):
    """Someone came in with this account, or left since: an invitation sent again gives no link to it."""


class WorksElsewhere(ValueError):
    """The account also serves another programme: a link made here would open that one too."""


@dataclass(frozen=True, slots=True)
class Invitation:
    account: Account
    token: str  # shown once, never kept
    is_new: bool
    waits: bool = False  # another referent must agree; without any other role, there is no link yet

    @property
    def username(self) -> str:
        return self.account.username

    @property
    def path(self) -> str:
        return PATH.format(token=self.token)


@dataclass(frozen=True, slots=True)
class Newcomer:
    """`account_id` is made with the form and signed there for who invites: sent twice, it opens one account."""

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
        if role == Role.REFERENT:
            referents.seat(work, account, named_by=None)
        Membership.objects.get_or_create(account=account, programme=programme, role=role)
        held = standing_of(programme, account)
        key = organisation or held.organisation
        referents.check_organisation(programme, account, key, held.roles)
        organisations.write_organisation(programme, account, key)
        if not by_the_start:
            record_staff(work, account, change="invited")
        return Invitation(account, fresh_token(account, now), is_new)


def welcome(programme: Programme, *, actor: str, now: datetime, newcomer: Newcomer) -> Invitation:
    """A new account with its roles and its link. Sent twice: the same account, and a link that replaces the first.

    Two forms sent at once may want the same name, or be one form tapped twice: whoever is second reads again.
    """
    for _attempt in range(ATTEMPTS):
        try:
            return _welcome(programme, actor, now, newcomer)
        except IntegrityError as raced:
            trouble = raced
    raise trouble


def _welcome(programme: Programme, actor: str, now: datetime, newcomer: Newcomer) -> Invitation:
    with unit_of_work(programme, actor=actor, now=now) as work:
        known = locked_account(newcomer.account_id) if newcomer.account_id else None
        if known is not None:
            return _again(work, known, newcomer)
        account = _open_account(_free_username(newcomer.name), newcomer, now)
        waits = referents.settle(work, account, wanted=Role.REFERENT in newcomer.roles)
        _works_for(work, account, newcomer)
        plain = newcomer.roles - {Role.REFERENT}
        add_roles(work, account, plain, change="invited")
        return Invitation(account, fresh_token(account, now) if plain or not waits else "", is_new=True, waits=waits)


def _works_for(work: UnitOfWork, account: Account, newcomer: Newcomer) -> None:
    referents.check_organisation(work.programme, account, newcomer.organisation, newcomer.roles)
    organisations.write_organisation(work.programme, account, newcomer.organisation)


def _again(work: UnitOfWork, account: Account, newcomer: Newcomer) -> Invitation:
    """The form came back: what was corrected in it holds, for an account that nobody entered yet."""
    if account.last_login or account.has_usable_password() or not account.is_active:
        raise AlreadyEntered(account.id)
    if works_elsewhere(work.programme, account):
        raise WorksElsewhere(account.id)
    Account.objects.filter(id=account.id).update(display_name=newcomer.name, email=newcomer.email, phone=newcomer.phone)
    account.display_name, account.email, account.phone = newcomer.name, newcomer.email, newcomer.phone
    waits = referents.settle(work, account, wanted=Role.REFERENT in newcomer.roles)
    _works_for(work, account, newcomer)
    plain = newcomer.roles - {Role.REFERENT}
    Membership.objects.of(work.programme).filter(account=account).exclude(role__in=[*plain, Role.REFERENT]).delete()
    waits_for_link = referents.holds(work.programme, account) and referents.must_agree(work, account)
    add_roles(work, account, plain, change="link")
    opens = not waits_for_link and bool(plain or not waits)
    return Invitation(account, fresh_token(account, work.now) if opens else "", is_new=False, waits=waits)


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
