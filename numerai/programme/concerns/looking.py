"""Looking for names of the team in the words of a concern: at receipt, when words are added, when someone joins."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from numerai.base import database
from numerai.base.journal.work import unit_of_work
from numerai.base.models import Programme
from numerai.programme.concerns import naming, queries
from numerai.programme.concerns.models import Concern, print_of_name
from numerai.programme.concerns.naming import How
from numerai.programme.concerns.rules import Said
from numerai.programme.people.models import Account


@dataclass(frozen=True, slots=True)
class Looked:
    found: dict[UUID, How]
    prints: dict[str, str]  # each account that was looked for, and the fingerprint of its name


def account_of(actor: str) -> UUID | None:
    """Who of the team acts; None: the public, the machine or the terminal."""
    before, _colon, identifier = actor.partition(":")
    return UUID(identifier) if before == "account" else None


def names_of(accounts: Iterable[Account]) -> dict[UUID, str]:
    return {account.id: account.display_name for account in accounts}


def look(programme: Programme, said: Said, team: Iterable[Account] | None = None) -> Looked:
    """The names of the team, or of these accounts, in all that the person wrote."""
    names = names_of(queries.team_of(programme) if team is None else team)
    about, told = f"{said.who} {said.where}", f"{said.words} {said.appeal}"
    prints = {str(account): print_of_name(name) for account, name in names.items()}
    return Looked(naming.named(about, told, names), prints)


def facts(how: Mapping[UUID, How], by: Mapping[UUID, UUID | None] | None = None) -> dict[str, Any]:
    """As the line of the journal keeps them."""
    return {
        "named": sorted(how),
        "how": {str(account): value for account, value in how.items()},
        "named_by": {str(account): namer for account, namer in (by or {}).items() if namer},
    }


def look_for(programme: Programme, *, now: datetime, account: Account) -> None:
    """Someone who joins, comes back or has another name reads nothing before their name was looked for in it."""
    left = list(Concern.objects.of(programme).to_look_for(account).values_list("id", flat=True))
    if not left:
        return
    with unit_of_work(programme, actor="system", now=now) as work:
        for concern in database.lock_rows(Concern.objects.filter(id__in=left, erased_at=None).order_by("id")):
            looked = look(programme, queries.said(concern), [account])
            found = {**facts(looked.found), "looked": looked.prints}
            work.record("concern.looked", subject=concern.id, person=concern.id, facts=found)
