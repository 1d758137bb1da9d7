"""The link of the first coordinator, given by the terminal that starts the programme."""

from datetime import datetime

from numerai.base.models import Programme
from numerai.programme.people.invitations import FIRST_COORDINATOR, Invitation, invite
from numerai.programme.people.models import Account, SignInLink
from numerai.programme.people.rules import Role


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
    return invite(programme, name=name, username=username, role=Role.COORDINATOR, now=now, by_the_start=True)
