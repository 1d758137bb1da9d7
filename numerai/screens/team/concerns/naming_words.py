"""The history of a concern says whom each step noted as named, and whom it took away."""

from collections.abc import Collection, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from numerai.base.journal.models import Event
from numerai.programme.concerns.models import Concern, ConcernNamed
from numerai.programme.concerns.naming import How
from numerai.programme.people.models import Account

_ADDING = ("concern.appealed", "concern.looked")  # these say whom they add; the others say everyone


def changes_of_names(events: Sequence[Event]) -> dict[UUID, str]:
    """Each event that changed who is named → in words. `events`: all those of one concern, the earliest first."""
    before: set[str] = set()
    found: dict[UUID, tuple[set[str], set[str]]] = {}
    for event in events:
        facts = event.facts_read()
        if "named" in facts:
            then = set(facts["named"]) | (before if event.kind in _ADDING else set())
            found[event.id] = (then - before, before - then)
            before = then
    named = {account for added, gone in found.values() for account in added | gone}
    names = {str(row.id): row.display_name for row in Account.objects.filter(id__in=named)}
    said = {event: _say(added, gone, names) for event, (added, gone) in found.items()}
    return {event: words for event, words in said.items() if words}


def _say(added: set[str], gone: set[str], names: dict[str, str]) -> str:
    sentences = []
    if added:
        sentences.append(_("Noté comme visé : %(names)s.") % {"names": _listed(added, names)})
    if gone:
        sentences.append(_("N’est plus noté : %(names)s.") % {"names": _listed(gone, names)})
    return " ".join(sentences)


def _listed(accounts: set[str], names: dict[str, str]) -> str:
    return ", ".join(sorted(names.get(account, _("un compte effacé")) for account in accounts))


def named_rows(concern: Concern, named: Collection[UUID]) -> list[dict[str, str]]:
    """Whom it is about, and how they came to be noted."""
    noted = {row.account_id: row for row in concern.named.all()}
    namers = {row.named_by for row in noted.values() if row.named_by}
    accounts = {row.id: row.display_name for row in Account.objects.filter(id__in={*named, *namers})}
    rows = [
        {"name": accounts[account], "why": _say_how(noted.get(account), accounts)}
        for account in named
        if account in accounts
    ]
    return sorted(rows, key=lambda row: row["name"])


def _say_how(row: ConcernNamed | None, accounts: dict[UUID, str]) -> str:
    if row is None:
        return _("anime la séance")
    if row.named_by:
        return _("noté par %(name)s") % {"name": accounts.get(row.named_by, _("un compte effacé"))}
    return _("un mot du récit, à vérifier") if row.how == How.STORY else ""
