"""A database put back is older than what people were told since: its journal goes on, and says that it does.

The server becomes another device: two lines of one device never bear the same number, whatever the backup forgot.
"""

from datetime import datetime

from numerai.base.ids import uuid7
from numerai.base.journal.models import Head
from numerai.base.journal.work import unit_of_work
from numerai.base.models import Programme

KIND = "journal.restored"


def go_on(programme: Programme, *, actor: str, now: datetime, backup: str, made_at: str, lost: int | None) -> None:
    """`lost`: lines of the replaced journal that are not in this one; None when it cannot be read."""
    Head.objects.filter(programme=programme).update(device=uuid7(), sequence=0)
    with unit_of_work(programme, actor=actor, now=now) as work:
        work.record(KIND, facts={"backup": backup, "made_at": made_at, "lost": lost})
