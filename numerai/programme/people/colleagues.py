"""The colleagues of a programme: which roles they hold, a new link, and leaving, which ends everything."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from numerai.base import database
from numerai.base.journal.work import unit_of_work
from numerai.base.models import Programme
from numerai.programme.people import organisations
from numerai.programme.people.invitations import Invitation, add_roles, fresh_token, record_staff
from numerai.programme.people.models import Account, Membership, SignInLink
from numerai.programme.people.rules import Organisation, Role


class LastCoordinator(ValueError):
    """Nobody would be left to invite anyone."""


class WorksElsewhere(ValueError):
    """The account also serves another programme: a link made here would open that one too."""


@dataclass(frozen=True, slots=True)
class Colleague:
    account: Account
    roles: frozenset[Role]
    organisation: Organisation | None  # None: nobody said
    waits_for: datetime | None  # until when a link that was not used yet works


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


def _with_role(programme: Programme, role: Role, also: Iterable[str]) -> list[Account]:
    held = Membership.objects.of(programme).filter(role=role, account__is_active=True)
    return list(
        Account.objects.filter(id__in=[*held.values_list("account_id", flat=True), *also]).order_by("display_name")
    )


def change_roles(programme: Programme, *, actor: str, now: datetime, account: Account, roles: frozenset[Role]) -> bool:
    """The organisation stays what it is."""
    known = organisations.organisation_of(programme, account)
    key = known.key if known else None
    return change(programme, actor=actor, now=now, account=account, roles=roles, organisation=key)


def change(
    programme: Programme,
    *,
    actor: str,
    now: datetime,
    account: Account,
    roles: frozenset[Role],
    organisation: str | None,
) -> bool:
    """False when nothing changed. Pages read the roles at each request: the change holds from the next one."""
    with unit_of_work(programme, actor=actor, now=now) as work:
        held, known = _held(programme, account), organisations.organisation_of(programme, account)
        moves = organisation != (known.key if known else None)
        if held == roles and not moves:
            return False
        organisations.check(programme, organisation, roles)
        if Role.COORDINATOR in held - roles:
            _someone_else_coordinates(programme, account)
        Membership.objects.of(programme).filter(account=account, role__in=held - roles).delete()
        organisations.write_organisation(programme, account, organisation)
        add_roles(work, account, roles - held, change="roles" if held != roles else "organisation")
        return True


def new_link(programme: Programme, *, actor: str, now: datetime, account: Account) -> Invitation:
    with unit_of_work(programme, actor=actor, now=now) as work:
        if works_elsewhere(programme, account):
            raise WorksElsewhere(account.id)
        record_staff(work, account, change="link")
        return Invitation(account, fresh_token(account, now), is_new=False)


def works_elsewhere(programme: Programme, account: Account) -> bool:
    return Membership.objects.filter(account=account).exclude(programme=programme).exists()


def leave(programme: Programme, *, actor: str, now: datetime, account: Account) -> None:
    """Every role here ends, pages still open on some telephone close, links not used yet stop working.

    Without a role anywhere the account is closed, and how to reach that person is forgotten.
    """
    with unit_of_work(programme, actor=actor, now=now) as work:
        if Role.COORDINATOR in _held(programme, account):
            _someone_else_coordinates(programme, account)
        Membership.objects.of(programme).filter(account=account).delete()
        organisations.write_organisation(programme, account, None)
        SignInLink.objects.filter(account=account, used_at=None).delete()
        close_web_sessions(account, now)
        if not Membership.objects.filter(account=account).exists():
            _close(account)
        record_staff(work, account, change="left")


def _close(account: Account) -> None:
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


def _held(programme: Programme, account: Account) -> frozenset[Role]:
    rows = Membership.objects.of(programme).filter(account=account)
    return frozenset(Role(role) for role in rows.values_list("role", flat=True))


def _someone_else_coordinates(programme: Programme, account: Account) -> None:
    """Under a lock, so that two people who leave at once do not each count on the other."""
    rows = Membership.objects.of(programme).filter(role=Role.COORDINATOR).order_by("id")
    locked = [row.account_id for row in database.lock_rows(rows)]
    if not Account.objects.filter(id__in=locked, is_active=True).exclude(id=account.id).exists():
        raise LastCoordinator(account.id)
