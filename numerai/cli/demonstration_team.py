"""The invented team of the demonstration: someone for each role, so that each day can be looked at."""

from dataclasses import dataclass
from datetime import datetime

from numerai.base.models import Programme
from numerai.programme.people.invitations import Newcomer, welcome
from numerai.programme.people.models import Account, Membership
from numerai.programme.people.rules import Role

USERNAME = "demonstration"
COLLEAGUES = {
    "Cagou Essai": Role.TRAINER,
    "Notou Modèle": Role.TRAINER,
    "Kaori Fictif": Role.RELAY,
    "Niaouli Prototype": Role.REFERENT,
    "Banian Brouillon": Role.REFERENT,
    "Pétrel Maquette": Role.READER,
}


@dataclass(frozen=True, slots=True)
class Team:
    coordinator: Account
    by_role: dict[Role, list[Account]]

    @property
    def trainers(self) -> list[Account]:
        return self.by_role[Role.TRAINER]

    @property
    def relay(self) -> Account:
        return self.by_role[Role.RELAY][0]

    @property
    def referents(self) -> list[Account]:
        return self.by_role[Role.REFERENT]


def actor_of(account: Account) -> str:
    return f"account:{account.id}"


def invented_team(programme: Programme, *, now: datetime) -> Team:
    """The coordinator enters by the link of the terminal, then makes one for whoever they want to be."""
    coordinator = Account(username=USERNAME, display_name="Coordination (démonstration)", date_joined=now)
    coordinator.set_unusable_password()
    coordinator.save()
    Membership.objects.create(account=coordinator, programme=programme, role=Role.COORDINATOR)
    by_role: dict[Role, list[Account]] = {}
    for name, role in COLLEAGUES.items():
        newcomer = Newcomer(name, frozenset({role}))
        invitation = welcome(programme, actor=actor_of(coordinator), now=now, newcomer=newcomer)
        by_role.setdefault(role, []).append(invitation.account)
    return Team(coordinator, by_role)
