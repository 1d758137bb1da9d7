"""Who enters the team, and the link that signs them in once. Only a fingerprint of the link is kept."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from numerai.base import keys, text
from numerai.base.models import Programme
from numerai.programme.people.models import Account, Membership, SignInLink
from numerai.programme.people.rules import Role

VALID = timedelta(days=7)
FIRST_COORDINATOR = "Coordination"
PATH = "/equipe/premiere-connexion/{token}/"  # written here so that a start need not load every page


@dataclass(frozen=True, slots=True)
class Invitation:
    username: str
    path: str
    is_new: bool


def invite(programme: Programme, *, name: str, username: str = "", role: Role, now: datetime) -> Invitation:
    """The account, made if need be, its role, and a fresh link; earlier links of that account stop working."""
    wanted = username or text.fold(name).replace(" ", ".") or "compte"
    with transaction.atomic():
        account = Account.objects.filter(username__iexact=wanted).first()
        is_new = account is None
        if account is None:
            account = Account(username=wanted, display_name=name, date_joined=now)
            account.set_unusable_password()
            account.save()
        Membership.objects.get_or_create(account=account, programme=programme, role=role)
        return Invitation(account.username, _fresh_link(account, now), is_new)


def _fresh_link(account: Account, now: datetime) -> str:
    token = secrets.token_urlsafe(24)
    SignInLink.objects.filter(account=account, used_at=None).delete()
    SignInLink.objects.create(digest=keys.digest("sign-in", token), account=account, expires_at=now + VALID)
    return PATH.format(token=token)


def first_coordinator(programme: Programme, *, now: datetime) -> Invitation | None:
    """A link for the first coordinator, renewed at each start until a coordinator has signed in."""
    coordinators = Account.objects.filter(memberships__programme=programme, memberships__role=Role.COORDINATOR)
    if coordinators.filter(last_login__isnull=False).exists():
        return None
    waiting = coordinators.order_by("date_joined").first()
    if waiting and SignInLink.objects.filter(account=waiting, used_at__isnull=False).exists():
        return None
    name = waiting.display_name if waiting else FIRST_COORDINATOR
    username = waiting.username if waiting else ""
    return invite(programme, name=name, username=username, role=Role.COORDINATOR, now=now)
