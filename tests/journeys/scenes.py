"""People that a journey meets, in the data of a server: run in a process of its own.

python -m tests.journeys.scenes twice FAMILY     two files, one person: same year, names that sound alike
python -m tests.journeys.scenes today TRAINER    a workshop of today that this colleague animates, with two people, one
                                                 of whom needs large print; and another one that somebody else animates
python -m tests.journeys.scenes coded everyone   the second factor that referents need, for everyone invited so far
"""

import os
import sys
from typing import Any


def twice(family: str) -> None:
    from numerai.base.dates import now
    from numerai.base.journal.work import unit_of_work
    from numerai.base.models import Programme
    from numerai.programme.people.actions import register
    from numerai.programme.people.rules import Identity, Origin

    programme = Programme.objects.get(is_default=True)
    with unit_of_work(programme, actor="test", now=now()) as work:
        for given in ("Corail", "Koraille"):
            identity = Identity(given_name=given, family_name=family, phone="+687751234", birth_year=1971)
            register(work, identity=identity, origin=Origin.TEAM)


def today(trainer: str) -> None:
    from datetime import time

    from numerai.base import dates
    from numerai.base.models import Programme
    from numerai.programme.people.models import Account
    from numerai.programme.workshops.actions.sessions import plan_session

    programme = Programme.objects.get(is_default=True)
    who: dict[str, Any] = {"actor": "test", "now": dates.now()}
    usual = {"commune_id": "98811", "line": "browsing", "day": dates.today(programme.time_zone), "capacity": 8}
    account = Account.objects.get(display_name=trainer)
    own = {"title": f"Atelier de {trainer}", "starts_at": time(9), "trainer_accounts": [str(account.id)]}
    session = plan_session(programme, **who, values=usual | own)
    plan_session(programme, **who, values=usual | {"title": f"Pas celui de {trainer}", "starts_at": time(14)})
    for given in ("Kaori", "Santal"):
        _enrol(programme, who, session, given, trainer)


def _enrol(programme: Any, who: dict[str, Any], session: Any, given: str, family: str) -> None:
    from numerai.base import dates
    from numerai.base.ids import uuid7
    from numerai.programme.people.rules import Identity, Origin, Purpose
    from numerai.programme.workshops.actions.enrolment import Need, Request, enrol
    from numerai.programme.workshops.rules import NeedKind

    wanted = Request(
        enrolment_id=uuid7(),
        origin=Origin.SELF,
        identity=Identity(given_name=given, family_name=family, phone="+687751234"),
        needs=(Need(NeedKind.LARGE_PRINT, ""),) if given == "Kaori" else (),
        consents={Purpose.TAKE_PART: True, Purpose.CALL_BACK: False},
    )
    enrol(programme, **who, today=dates.today(programme.time_zone), session_id=session, request=wanted)


def coded(_everyone: str) -> None:
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    from numerai.programme.people.models import Account

    for account in Account.objects.filter(authenticator=None):
        TOTP.activate(account, generate_totp_secret())


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "numerai.settings")
    import django

    django.setup()
    {"twice": twice, "today": today, "coded": coded}[sys.argv[1]](sys.argv[2])
