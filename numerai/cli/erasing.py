"""After a restore or a sudden stop: everyone whose erasure is written beside the keys is erased again, everywhere."""

from datetime import datetime

from numerai.base.models import Programme
from numerai.programme.support import actions as support
from numerai.programme.workshops.actions.erasure import erase_again


def erase_all_again(programme: Programme, *, now: datetime) -> int:
    return erase_again(programme, now=now) + support.erase_again(programme, now=now)
