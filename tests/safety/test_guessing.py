"""Guessing: a name, a password, a code, a link. What is answered, and what it costs, says nothing of what exists."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from numerai.base import keys, throttle
from numerai.base.ids import CODE_DIGITS, new_code, read_code
from numerai.base.models import Programme
from numerai.programme.concerns.models import Concern
from numerai.programme.people.invitations import ALPHABET, GROUPS, IN_A_GROUP
from numerai.programme.people.models import Account, SignInLink
from numerai.programme.people.rules import Role
from numerai.programme.workshops.actions.erasure import erase_person
from numerai.programme.workshops.models import Enrolment, Session
from numerai.screens.participant import limits
from numerai.screens.team import accounts
from tests.screens.team.reading import post, words
from tests.screens.team.stage import Furnisher, Stage, staff

SECURITY = (Path(__file__).parents[2] / "SECURITY.md").read_text(encoding="utf-8")
PASSWORD = "tortue banian pirogue"
FORMS = re.compile(r'value="[^"]*"|id="[^"]*"')


class Cost:
    """What a request costs, counted in work and not on the clock: queries, passwords hashed."""

    def __init__(self) -> None:
        self.queries = self.hashed = 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Cost) and (self.queries, self.hashed) == (other.queries, other.hashed)

    def __repr__(self) -> str:
        return f"{self.queries} queries, {self.hashed} passwords hashed"

    __hash__ = None  # type: ignore[assignment]


@contextmanager
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[Cost]:
    cost, encode = Cost(), MD5PasswordHasher.encode

    def counting(self: MD5PasswordHasher, password: str, salt: str) -> str:
        cost.hashed += 1
        return encode(self, password, salt)

    with monkeypatch.context() as patch, CaptureQueriesContext(connection) as made:
        patch.setattr(MD5PasswordHasher, "encode", counting)
        yield cost
    cost.queries = len(made)


# ── Names and passwords of the team ──────────────────────────────────────────────────────────────


@pytest.fixture
def someone(programme: Programme, clock: datetime) -> Callable[[str], str]:
    """A name to try: of an account with a password, invited and without one, closed; or of nobody."""

    def name(which: str) -> str:
        account = staff(programme, Role.COORDINATOR, which)
        account.set_password(PASSWORD) if which != "invited" else account.set_unusable_password()
        account.is_active = which != "closed"
        account.save()
        return which if which != "unknown" else "personne"

    return name


def tried(name: str, monkeypatch: pytest.MonkeyPatch) -> tuple[str, Cost]:
    client = Client()
    with counted(monkeypatch) as cost:
        answer = post(client, "account_login", login=name, password="autre chose")
    assert answer.status_code == 200
    return FORMS.sub("", answer.content.decode()), cost


@pytest.mark.parametrize("which", ["invited", "closed", "unknown"])
def test_a_wrong_password_says_and_costs_the_same_for_every_name(
    which: str, someone: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said, cost = tried(someone("known"), monkeypatch)
    assert tried(someone(which), monkeypatch) == (said, cost)
    assert cost.hashed == 1


def test_an_unequal_cost_is_seen(someone: Callable[[str], str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Negative control: a sign-in that hashes nothing for a name that nobody has."""
    target = "allauth.account.auth_backends.AuthenticationBackend._mitigate_timing_attack"
    known = tried(someone("known"), monkeypatch)
    monkeypatch.setattr(target, lambda self, password: None)
    assert tried(someone("unknown"), monkeypatch) != known


# ── Codes of enrolments, numbers of problems ─────────────────────────────────────────────────────


@pytest.fixture
def stage(programme: Programme, clock: datetime) -> Stage:
    return Furnisher(programme, clock, "Exemple").furnish()


def unused_code() -> str:
    used = {*Enrolment.objects.values_list("code", flat=True), *Concern.objects.values_list("code", flat=True)}
    return next(code for code in iter(new_code, "") if code not in used)


@pytest.mark.parametrize("door", ["/mon-inscription/", "/dire-un-probleme/suivi/"])
def test_a_number_of_the_other_door_is_a_number_of_nobody(
    door: str, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A code of enrolment does not open a problem, and says nothing more there than a number that was never given."""
    codes = {
        "/mon-inscription/": Concern.objects.get(id=stage.concern).code,
        "/dire-un-probleme/suivi/": Enrolment.objects.get(id=stage.enrolment).code,
    }
    Client().post(door, {"code": unused_code()})  # the first try of a quarter of an hour also sweeps the former ones
    answers = []
    for code in (codes[door], unused_code()):
        with counted(monkeypatch) as cost:
            answer = Client().post(door, {"code": code})
        answers.append((answer.status_code, FORMS.sub("", answer.content.decode()), cost))
    assert answers[0] == answers[1]
    assert "nous ne trouvons pas" in answers[0][1]


@pytest.mark.parametrize("ending", ["erased", "past", "elsewhere"])
def test_a_code_that_serves_no_more_is_a_code_of_nobody(
    ending: str, stage: Stage, programme: Programme, other_programme: Programme, clock: datetime
) -> None:
    """Who was erased, or came long ago, or to another programme, leaves no trace to find."""
    code = Enrolment.objects.get(id=stage.enrolment).code
    client = Client()
    if ending == "erased":
        erase_person(programme, actor="test", now=clock, participant_id=stage.person)
    elif ending == "past":
        Session.objects.update(day=clock.date() - timedelta(days=40))
    else:
        client = Client(headers={"host": "ailleurs.example"})
    of_nobody = FORMS.sub("", client.post("/mon-inscription/", {"code": unused_code()}).content.decode())
    found = client.post("/mon-inscription/", {"code": code})
    assert found.status_code == 200
    assert FORMS.sub("", found.content.decode()).replace(other_programme.name, "") == of_nobody.replace(
        other_programme.name, ""
    )


def test_the_arithmetic_of_security_md() -> None:
    """The figures that SECURITY.md gives are those of the code."""
    windows_a_day = 24 * 3600 // throttle.WINDOW
    codes = 9 * 10 ** (CODE_DIGITS - 2)  # the first is never zero, the last is computed
    assert read_code(new_code()), "the last digit is computed from the others"
    told = {f"{codes:,}", f"{limits.CODE.in_all} wrong", f"{limits.CODE.in_all * windows_a_day:,} a day"}
    years_from_one_address = codes / 150 / (limits.CODE.by_address * windows_a_day) / 365  # type: ignore[operator]
    told |= {
        f"{codes / 150 / (limits.CODE.in_all * windows_a_day):.0f} days",
        f"{years_from_one_address * 365:.0f} days",
    }
    told |= {f"{accounts.PASSWORD.in_all * windows_a_day:,} passwords a day", f"{len(ALPHABET)}^{GROUPS * IN_A_GROUP}"}
    assert {figure for figure in told if figure not in SECURITY} == set()
    assert replace(limits.CODE, scope=limits.CONCERN_CODE.scope) == limits.CONCERN_CODE


def test_codes_and_links_are_drawn_by_a_source_nobody_guesses() -> None:
    """`secrets`, never `random`, wherever something that opens a door is made."""
    package = Path(__file__).parents[2] / "numerai"
    sources = {path: path.read_text(encoding="utf-8") for path in package.rglob("*.py")}
    invented = re.compile(r"demonstration_\w+\.py")  # people who do not exist, always the same
    drawing = {path.name for path, text in sources.items() if re.search(r"^(?:import|from) random\b", text, re.M)}
    assert {name for name in drawing if not invented.fullmatch(name)} == set()
    assert "secrets.choice" in sources[package / "programme" / "people" / "invitations.py"]
    assert "secrets.randbelow" in sources[package / "base" / "ids.py"]


# ── Links ────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def link(programme: Programme, clock: datetime) -> SignInLink:
    account = staff(programme, Role.COORDINATOR, "invitee")
    digest = keys.digest("sign-in", "jeton-de-test")
    return SignInLink.objects.create(digest=digest, account=account, expires_at=clock + timedelta(days=1))


@pytest.mark.parametrize("why", ["used", "late", "closed"])
def test_a_link_that_ended_is_a_link_that_never_was(
    why: str, link: SignInLink, clock: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It does not even tell that someone was invited; and it costs the same."""
    SignInLink.objects.update(**{"used": {"used_at": clock}, "late": {"expires_at": clock}}.get(why, {}))
    Account.objects.update(is_active=why != "closed")
    answers = []
    for token in ("jeton-de-test", "jeton-invente"):
        with counted(monkeypatch) as cost:
            answer = Client().get(reverse("team:first_sign_in", args=[token]))
        answers.append((answer.status_code, FORMS.sub("", answer.content.decode()).replace(token, ""), cost))
    assert answers[0] == answers[1]
    assert answers[0][0] == 410


def test_a_link_is_kept_as_a_fingerprint_that_needs_the_key(link: SignInLink) -> None:
    """A stolen copy of the database opens no link, even by trying: the fingerprint is keyed."""
    assert "jeton-de-test" not in link.digest
    assert link.digest == keys.digest("sign-in", "jeton-de-test") != keys.digest("other", "jeton-de-test")


def test_the_page_of_a_link_tells_nobody_where_it_was(link: SignInLink) -> None:
    """No other site is named there, and none is told the address that someone comes from."""
    page = Client().get(reverse("team:first_sign_in", args=["jeton-de-test"]))
    assert page["Referrer-Policy"] == "same-origin"
    assert "no-store" in page["Cache-Control"]
    assert re.findall(r'(?:src|href|action)="(?:https?:)?//[^"]*"', page.content.decode()) == []
    assert "Entrer" in words(page)


def test_a_link_is_not_sent_to_the_display_settings(link: SignInLink) -> None:
    """They remember the page one came from in their own address: not this one, which opens an account."""
    came_from = "http://testserver" + reverse("team:first_sign_in", args=["jeton-de-test"])
    answer: Any = Client().get(reverse("public:display"), headers={"referer": came_from}, follow=True)
    assert answer.status_code == 200
    assert "jeton-de-test" not in answer.content.decode() + str(answer.redirect_chain)
    elsewhere: Any = Client().get(reverse("public:display"), headers={"referer": "http://testserver/ateliers/"})
    assert "ateliers" in elsewhere["Location"]  # negative control
