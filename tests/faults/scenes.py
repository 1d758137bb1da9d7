"""What a fault test prepares in a server's data, and reads back: run in a process of its own.

python -m tests.faults.scenes plan CAPACITY     prints the slug of a session
python -m tests.faults.scenes places            prints its enrolments as JSON
python -m tests.faults.scenes answer TEXT       answers the concern that was received last
"""

import json
import os
import sys
from datetime import time, timedelta
from typing import Any


def plan(capacity: int) -> str:
    from numerai.base.dates import now, today
    from numerai.base.models import Programme
    from numerai.programme.workshops.actions.sessions import plan_session
    from numerai.programme.workshops.models import Session

    programme = Programme.objects.get(is_default=True)
    values: dict[str, Any] = {
        "commune_id": "98811",
        "place": "Médiathèque (exemple inventé)",
        "line": "browsing",
        "title": "Je découvre Internet",
        "day": today(programme.time_zone) + timedelta(days=10),
        "starts_at": time(9),
        "capacity": capacity,
    }
    session_id = plan_session(programme, actor="test", now=now(), values=values)
    return Session.objects.get(id=session_id).slug


def answer(text: str) -> None:
    from numerai.base.dates import now
    from numerai.base.ids import uuid7
    from numerai.programme.concerns import actions
    from numerai.programme.concerns.models import Concern

    concern = Concern.objects.latest("received_at")
    who: dict[str, Any] = {"actor": "test", "by": uuid7(), "now": now()}
    actions.answer(concern.programme, **who, concern_id=concern.id, text=text)


def places() -> dict[str, Any]:
    from numerai.base.journal.models import Event
    from numerai.programme.people.models import Consent, Participant
    from numerai.programme.workshops.models import AccessNeed, Enrolment

    rows = list(Enrolment.objects.values_list("status", "seat", "waiting_number", "code"))
    return {
        "seats": sorted(seat for status, seat, _, _ in rows if status == "enrolled"),
        "waiting": sorted(number for status, _, number, _ in rows if status == "waiting"),
        "codes": sorted(code for *_, code in rows),
        "events": Event.objects.filter(kind="enrolment.recorded").count(),
        "participants": Participant.objects.count(),
        "consents": Consent.objects.count(),
        "needs": AccessNeed.objects.count(),
    }


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "numerai.settings")
    import django

    django.setup()
    if sys.argv[1] == "answer":
        answer(sys.argv[2])
    else:
        print(plan(int(sys.argv[2])) if sys.argv[1] == "plan" else json.dumps(places()))
