"""The organisation of each account: who carries the programme must be told apart, because both read what people say."""

from collections.abc import Collection
from uuid import UUID

from numerai.base.models import Programme
from numerai.programme.people.models import Account, Affiliation
from numerai.programme.people.rules import Organisation, Role, may_hold, organisations_of


class NotOfACarrier(ValueError):
    """This role changes everything, or reads what people say: only those who carry the programme hold it."""


class UnknownOrganisation(LookupError):
    """The programme declares no such organisation."""


def declared(programme: Programme) -> dict[str, Organisation]:
    """By key, in the order of the programme's own file."""
    return {one.key: one for one in organisations_of(programme.facts)}


def organisations_known(programme: Programme, accounts: Collection[UUID]) -> dict[UUID, Organisation]:
    """Those of whom somebody said it; a key that the programme no longer declares is as good as not said."""
    rows = Affiliation.objects.of(programme).filter(account__in=accounts).values_list("account_id", "organisation")
    known = declared(programme)
    return {account: known[key] for account, key in rows if key in known}


def organisation_of(programme: Programme, account: Account) -> Organisation | None:
    return organisations_known(programme, [account.id]).get(account.id)


def check(programme: Programme, key: str | None, roles: Collection[Role]) -> None:
    """Refuses an organisation that is not declared, and a role that it does not give."""
    known = declared(programme)
    if key is not None and key not in known:
        raise UnknownOrganisation(key)
    if not may_hold(roles, known[key] if key else None):
        raise NotOfACarrier(key)


def write_organisation(programme: Programme, account: Account, key: str | None) -> None:
    """Inside the unit of work of whoever records it. None: nobody says any more."""
    rows = Affiliation.objects.of(programme).filter(account=account)
    if key is None:
        rows.delete()
    else:
        Affiliation.objects.update_or_create(account=account, programme=programme, defaults={"organisation": key})


def without_referent(programme: Programme, referents: Collection[UUID]) -> list[Organisation]:
    """The carriers of which nobody reads what people say."""
    heard = set(organisations_known(programme, referents).values())
    return [one for one in declared(programme).values() if one.carries and one not in heard]
