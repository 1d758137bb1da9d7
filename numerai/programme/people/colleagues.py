"""The colleagues of a programme: which roles they hold, a new link, and leaving, which ends everything."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.sessions.backends.db import SessionStore

from numerai.base import database
from numerai.base.journal.work import UnitOfWork, unit_of_work
from numerai.base.models import Programme
from numerai.programme.people import organisations, referents
from numerai.programme.people.invitations import Invitation, WorksElsewhere, fresh_token
from numerai.programme.people.memberships import (
    Standing,
    add_roles,
    held_by,
    locked_account,
    record_staff,
    standing_of,
    works_elsewhere,
)
from numerai.programme.people.models import Account, Membership, ReferentRequest, SignInLink
from numerai.programme.people.rules import Asked, Organisation, Role


class LastCoordinator(ValueError):
    """Nobody would be left to invite anyone."""


class RolesChanged(ValueError):
    """Someone else changed the roles or the organisation since the page was shown: it is no longer a choice."""


class LeftMeanwhile(ValueError):
    """They left the team while the page was open: nothing more is done for them."""


class Outcome(StrEnum):
    """What became of a change of roles or organisation. Nothing is false."""

    NOTHING = ""
    KEPT = "kept"
    ASKED = "asked"  # another referent must agree


@dataclass(frozen=True, slots=True)
class Colleague:
    account: Account
    roles: frozenset[Role]
    organisation: Organisation | None  # None: nobody said
    waits_for: datetime | None  # until when a link that was not used yet works

    @property
    def standing(self) -> Standing:
        return Standing(self.roles, self.organisation.key if self.organisation else None)


def colleagues(programme: Programme, *, now: datetime) -> list[Colleague]:
    """Everyone with a role here, by name. Four queries."""
    held: dict[UUID, set[Role]] = {}
    for account_id, role in Membership.objects.of(programme).values_list("account_id", "role"):
        held.setdefault(account_id, set()).add(Role(role))
    waiting = dict(
        SignInLink.objects.filter(account__in=list(held), used_at=None, expires_at__gt=now).values_list(
            "account_id", "expires_at"
        )
    )
    accounts = sorted(Account.objects.filter(id__in=list(held)), key=lambda account: account.display_name.casefold())
    works_for = organisations.organisations_known(programme, list(held))
    return [
        Colleague(account, frozenset(held[account.id]), works_for.get(account.id), waiting.get(account.id))
        for account in accounts
    ]


def trainers(programme: Programme, also: Iterable[str] = ()) -> list[Account]:
    """Who may animate a session: those with the role, and those who already animate it."""
    return _with_role(programme, Role.TRAINER, also)


def relays(programme: Programme, also: Iterable[str] = ()) -> list[Account]:
    """Whom a person may choose: those with the role, and the one they chose before."""
    return _with_role(programme, Role.RELAY, also)


def still_here(programme: Programme, accounts: Iterable[str]) -> list[Account]:
    """Of these, who still belongs to the team, by name: whoever left comes to no session any more."""
    members = Membership.objects.of(programme).filter(account__is_active=True).values("account")
    return list(Account.objects.filter(id__in=list(accounts)).filter(id__in=members).order_by("display_name"))


def _with_role(programme: Programme, role: Role, also: Iterable[str]) -> list[Account]:
    held = Membership.objects.of(programme).filter(role=role, account__is_active=True)
    return list(
        Account.objects.filter(id__in=[*held.values_list("account_id", flat=True), *also]).order_by("display_name")
    )


def change(
    programme: Programme,
    *,
    actor: str,
    now: datetime,
    account: Account,
    wanted: Standing,
    shown: Standing | None = None,
) -> Outcome:
    """Pages read the roles at each request: the change holds from the next one. `shown`: what the page sent showed."""
    with unit_of_work(programme, actor=actor, now=now) as work:
        locked_account(account.id)
        held = standing_of(programme, account)
        if not held.roles:
            raise LeftMeanwhile(account.id)
        if shown is not None and shown != held:
            raise RolesChanged(account.id)
        if held == wanted:
            return Outcome.NOTHING
        if Role.COORDINATOR in held.roles - wanted.roles:
            _someone_else_coordinates(programme, account)
        return _moved(work, account, held, wanted)


def _moved(work: UnitOfWork, account: Account, held: Standing, wanted: Standing) -> Outcome:
    waits = referents.settle(work, account, wanted=Role.REFERENT in wanted.roles)
    referents.check_organisation(work.programme, account, wanted.organisation, wanted.roles)
    gone, added = held.roles - wanted.roles - {Role.REFERENT}, wanted.roles - held.roles - {Role.REFERENT}
    Membership.objects.of(work.programme).filter(account=account, role__in=gone).delete()
    organisations.write_organisation(work.programme, account, wanted.organisation)
    if gone or added or (not waits and held.roles != wanted.roles):
        add_roles(work, account, added, change="roles")
    elif held.organisation != wanted.organisation:
        record_staff(work, account, change="organisation")
    return Outcome.ASKED if waits else Outcome.KEPT


def new_link(programme: Programme, *, actor: str, now: datetime, account: Account) -> Invitation:
    """Whoever holds a link enters: for a referent, another referent agrees and gives it."""
    with unit_of_work(programme, actor=actor, now=now) as work:
        locked_account(account.id)
        if not held_by(programme, account):
            raise LeftMeanwhile(account.id)
        if works_elsewhere(programme, account):
            raise WorksElsewhere(account.id)
        if referents.holds(programme, account) and referents.must_agree(work, account):
            referents.ask(work, account, Asked.LINK)
            return Invitation(account, "", is_new=False, waits=True)
        record_staff(work, account, change="link")
        return Invitation(account, fresh_token(account, now), is_new=False)


def leave(programme: Programme, *, actor: str, now: datetime, account: Account) -> bool:
    """Every role here ends, pages still open on some telephone close, links not used yet stop working.

    Without a role anywhere the account is closed, and how to reach that person is forgotten. False when another
    referent must agree first.
    """
    with unit_of_work(programme, actor=actor, now=now) as work:
        locked_account(account.id)
        if Role.COORDINATOR in held_by(programme, account):
            _someone_else_coordinates(programme, account)
        if referents.settle(work, account, wanted=False):
            return False
        Membership.objects.of(programme).filter(account=account).delete()
        ReferentRequest.objects.of(programme).filter(account=account).delete()
        SignInLink.objects.filter(account=account, used_at=None).delete()
        close_web_sessions(account, now)
        close_without_role(programme, account)
        record_staff(work, account, change="left")
        return True


def close_without_role(programme: Programme, account: Account) -> None:
    """Without a role here, nobody says any more whom they work for; without one anywhere, the account is closed."""
    if not held_by(programme, account):
        organisations.write_organisation(programme, account, None)
    if Membership.objects.filter(account=account).exists():
        return
    account.set_unusable_password()
    account.is_active, account.email, account.phone = False, "", ""
    account.save(update_fields=["password", "is_active", "email", "phone"])


def close_web_sessions(account: Account, now: datetime) -> int:
    """Each names its account inside, so all that still live are read: a team has few."""
    alive = SessionStore.get_model_class().objects.filter(expire_date__gte=now)
    of_account = [row.session_key for row in alive if row.get_decoded().get(SESSION_KEY) == str(account.pk)]
    for key in of_account:
        SessionStore(key).delete()
    return len(of_account)


def _someone_else_coordinates(programme: Programme, account: Account) -> None:
    """Under a lock, so that two people who leave at once do not each count on the other.

    Whoever never chose a password may never come: nobody could then make a link.
    """
    rows = Membership.objects.of(programme).filter(role=Role.COORDINATOR).order_by("id")
    locked = [row.account_id for row in database.lock_rows(rows)]
    others = Account.objects.filter(id__in=locked, is_active=True).exclude(id=account.id)
    if not others.exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX).exists():
        raise LastCoordinator(account.id)
