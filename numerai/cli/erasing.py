"""After a restore or a sudden stop: whoever was erased, as written beside the keys, is erased again in every table."""

from datetime import datetime

from numerai.base.models import Programme
from numerai.programme.accessibility import actions as accessibility
from numerai.programme.concerns import actions as concerns
from numerai.programme.support import actions as support
from numerai.programme.workshops.actions.erasure import erase_again


def erase_all_again(programme: Programme, *, now: datetime) -> int:
    all_of_them = (erase_again, concerns.erase_again, support.erase_again, accessibility.forget_again)
    return sum(again(programme, now=now) for again in all_of_them)
