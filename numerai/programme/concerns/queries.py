"""Reads about concerns: by receipt number, opened, and who of the team may read one."""

from collections.abc import Iterable
from uuid import UUID

from numerai.base import database
from numerai.base.journal import people_keys
from numerai.base.models import Programme
from numerai.base.text import words
from numerai.programme.concerns import rules
from numerai.programme.concerns.models import Concern, ConcernNamed, ConcernPerson
from numerai.programme.concerns.rules import Said
from numerai.programme.people.models import Account, Membership
from numerai.programme.people.organisations import organisations_known
from numerai.programme.people.queries import files_of_person
from numerai.programme.people.rules import Role


def by_code(programme: Programme, code: str) -> Concern | None:
    return database.the_one(Concern.objects.of(programme).filter(code=code))


def said(concern: Concern) -> Said:
    """The words, opened; empty once erased."""
    key = people_keys.keys_of([concern.id]).get(concern.id)
    return Said.from_dict(people_keys.open_for(key, concern.id, concern.sealed, Concern.SEALED))


def team_of(programme: Programme) -> list[Account]:
    """Everyone who holds a role here, by name."""
    holders = Membership.objects.of(programme).values("account")
    return list(Account.objects.filter(id__in=holders, is_active=True).order_by("display_name", "username"))


def names_of_team(programme: Programme) -> dict[UUID, list[str]]:
    """Each account and the words of its name, without accents nor capitals."""
    return {account.id: words(account.display_name) for account in team_of(programme)}


def named_accounts(concern_id: UUID) -> set[UUID]:
    return set(ConcernNamed.objects.filter(concern_id=concern_id).values_list("account_id", flat=True))


def readers(programme: Programme, named: Iterable[UUID]) -> set[UUID]:
    """The referents whom it does not name. Empty: nobody can read it, and the page of the person says so."""
    return rules.readers(referents(programme), set(named))


def referents(programme: Programme) -> dict[UUID, str | None]:
    """Each with the organisation it works for; None: nobody said."""
    rows = Membership.objects.of(programme).filter(role=Role.REFERENT, account__is_active=True)
    accounts = set(rows.values_list("account_id", flat=True))
    known = organisations_known(programme, accounts)
    return {account: known[account].key if account in known else None for account in accounts}


def readers_of(concern: Concern) -> set[UUID]:
    return readers(concern.programme, named_accounts(concern.id))


def open_request_of(programme: Programme, participant: UUID, account: Account) -> Concern | None:
    """The request about data that this referent answers by working on that file; the earliest of several."""
    files = files_of_person(programme, participant)
    linked = ConcernPerson.objects.of(programme).filter(participant__in=files).values("concern")
    rows = Concern.objects.of(programme).readable_by(account).opening_a_file().filter(id__in=linked)
    return rows.order_by("answer_by", "id").first()
