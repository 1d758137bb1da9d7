"""Someone who goes through the enrolment pages, as a browser without script does."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from html import unescape
from typing import Any

from django.http import HttpResponse
from django.test import Client

from numerai.base.models import Programme
from numerai.programme.workshops.actions import sessions
from numerai.programme.workshops.models import Session

TODAY = date(2026, 11, 23)  # the day of the fixture `now`, in Nouméa
KONE, LIFOU = "98811", "98814"
SELF: dict[str, dict[str, Any]] = {
    "comment": {"who": "self"},
    "nom": {"given_name": "Corail", "family_name": "Exemple"},
    "joindre": {"way": "sms"},
    "coordonnees": {"phone": "75 12 34"},
    "commune": {"commune": KONE},
    "handicap": {"with_disability": "yes"},
    "travail": {"job_seeking": "no"},
    "age": {"age_band": "60-74"},
    "genre": {"gender": "woman"},
    "besoins": {"needs": ["step_free"], "words": "Une chaise"},
    "accord": {"agrees": "yes"},
    "rappels": {"call_back": "no"},
}
HELPER: dict[str, dict[str, Any]] = {
    **SELF,
    "comment": {"who": "helper"},
    "aidant": {"helper_name": "Banian Modèle", "helper_phone": "75.12.35"},
}


def planned(programme: Programme, now: datetime, days: int = 15, **values: Any) -> Session:
    usual: dict[str, Any] = {
        "day": TODAY + timedelta(days=days),
        "commune_id": KONE,
        "place": "Médiathèque",
        "line": "cybersecurity",
        "title": "Je protège mon téléphone",
        "starts_at": time(9),
        "ends_at": time(11, 30),
        "capacity": 2,
    }
    session_id = sessions.plan_session(programme, actor="test", now=now, values={**usual, **values})
    return Session.objects.get(id=session_id)


@dataclass
class Walk:
    """One person, one telephone."""

    session: Session
    client: Client = field(default_factory=Client)

    def url(self, step: str = "comment") -> str:
        start = f"/ateliers/{self.session.slug}/inscription/"
        return start if step == "comment" else f"{start}{step}/"

    def see(self, step: str = "comment", **query: str) -> HttpResponse:
        return self.client.get(self.url(step), query)

    def answer(self, step: str, query: str = "", **values: Any) -> HttpResponse:
        return self.client.post(self.url(step) + query, values)

    def until(self, last: str, answers: dict[str, dict[str, Any]] = SELF) -> "Walk":
        """Follow the redirections from the first choice until the step `last` is to be answered."""
        step = "comment"
        while step != last:
            step = where(self.answer(step, **answers[step]))
        return self

    def send(self) -> HttpResponse:
        return self.client.post(self.url("verifier"))

    def enrol(self, answers: dict[str, dict[str, Any]] = SELF) -> str:
        """All the way; the code as it is said."""
        assert where(self.until("verifier", answers).send()) == "confirmation"
        return code_in(self.see("confirmation"))


def where(response: HttpResponse) -> str:
    """The step that a redirection leads to."""
    assert response.status_code == 302, (response.status_code, text(response)[:600])
    path = response["Location"].partition("?")[0]
    return path.rstrip("/").rpartition("/")[2].replace("inscription", "comment")


def html(response: HttpResponse) -> str:
    return response.content.decode()


def text(response: HttpResponse) -> str:
    """What is read on the page, spaces made simple."""
    bare = re.sub(r"<(style|svg)\b.*?</\1>|<[^>]+>", " ", html(response), flags=re.S)
    return " ".join(unescape(bare).split())


def title(response: HttpResponse) -> str:
    return " ".join(unescape(re.findall(r"<title>(.*?)</title>", html(response), re.S)[0]).split())


def code_in(response: HttpResponse) -> str:
    return re.findall(r'class="code">([^<]+)<', html(response))[0]
