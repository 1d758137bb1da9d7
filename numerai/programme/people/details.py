"""How someone of the team is named and reached, and who may change it: themself, or coordination."""

from datetime import datetime

from numerai.base.journal.work import unit_of_work
from numerai.base.models import Programme
from numerai.programme.people import referents
from numerai.programme.people.memberships import account_of, locked_account, record_staff, works_elsewhere
from numerai.programme.people.models import Account

COLUMNS = {"name": "display_name", "email": "email", "phone": "phone"}


def may_correct(programme: Programme, *, actor: str, account: Account) -> bool:
    """A referent keeps the name under which concerns are compared: a complaint finds by it whom it is about.

    Nobody but themself changes an account that another programme also knows.
    """
    if account_of(actor) == account.id:
        return not referents.holds(programme, account)
    return not works_elsewhere(programme, account)


def correct(programme: Programme, *, actor: str, now: datetime, account: Account, changes: dict[str, str]) -> bool:
    """False when nothing changed. The journal says that a name changed, never which."""
    with unit_of_work(programme, actor=actor, now=now) as work:
        locked_account(account.id)
        wanted = {COLUMNS[name]: value for name, value in changes.items()}
        changed = sorted(column for column, value in wanted.items() if getattr(account, column) != value)
        if not changed:
            return False
        Account.objects.filter(id=account.id).update(**wanted)
        for column, value in wanted.items():
            setattr(account, column, value)
        record_staff(work, account, change="details", fields=" ".join(changed))
        return True
