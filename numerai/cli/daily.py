"""`numerai daily`: what must happen once a day, started by `numerai run` itself: back up, close, throw away."""

import argparse
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from numerai.base.processes import die_with_parent
from numerai.cli.options import add_data
from numerai.cli.outcome import CannotNow, Exit

if TYPE_CHECKING:
    from numerai.base.models import Programme

APART = timedelta(hours=24)


def declare(verbs: Any) -> None:
    parser = verbs.add_parser("daily", help="faire le travail de chaque jour (« numerai run » le fait seul)")
    add_data(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> Exit:
    die_with_parent()
    from numerai.cli.ready import set_up_existing

    set_up_existing()
    from numerai.base import dates

    work(dates.now())
    return Exit.DONE


def work(now: datetime) -> None:
    """Throw away what nobody came back to, close the month, back up. Also at a start, when a day has passed.

    After days of silence the clock may be wrong: nothing that has a day is thrown away before the next time.
    """
    from numerai.base import database, throttle
    from numerai.base.backups import BadBackup, CannotCopy, Reason, back_up, last_backup

    throttle.purge(now)
    database.learn_sizes()
    if last_backup().at(now).may_throw_away(now):
        _throw_away(now)
    try:
        back_up(Reason.DAILY, now=now)
    except (BadBackup, CannotCopy) as error:
        raise CannotNow(f"La sauvegarde du jour n’a pas marché : {error}") from error


def _throw_away(now: datetime) -> None:
    from django.core.management import call_command

    from numerai.base import drafts
    from numerai.base.models import Programme
    from numerai.programme.workshops.actions import refused_rows

    drafts.purge(now)
    call_command("clearsessions", verbosity=0)
    for programme in Programme.objects.all():
        close_month(programme, now)
        refused_rows.purge(programme, now=now)


def close_month(programme: "Programme", now: datetime) -> bool:
    """Once a month, what was counted of erased people joins the journal; never within a day of an erasure,
    so that the line does not say whose counts they were."""
    from numerai.base.journal.models import Event
    from numerai.programme.workshops.actions.erasure import close_margins

    lines = Event.objects.of(programme)
    last = lines.filter(kind="margins.closed").order_by("-number").first()
    same_month = last and _month(last.recorded_at) == _month(now)
    if same_month or lines.filter(kind="participant.erased", recorded_at__gt=now - APART).exists():
        return False
    return close_margins(programme, now=now)


def _month(moment: datetime) -> tuple[int, int]:
    from django.utils import timezone

    local = timezone.localtime(moment)
    return local.year, local.month
