"""Attacks tried on every address of the site, found in the URLconf: a new page is attacked without being named here."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from numerai.base.models import Programme
from numerai.programme.people.rules import Role
from tests.fuzz.cases import Case
from tests.fuzz.judging import OF_THE_VISIT, WRITES, send, undone
from tests.fuzz.reading import keys_in_source
from tests.screens import test_permission_matrix as matrix
from tests.screens.team.stage import staff
from tests.screens.test_permission_matrix import ALL, url_of

arguments = matrix.arguments
# ruff: noqa: E501  lists read better as lists
EVIL = "ailleurs.invalid"
LEADING = ("next", "retour", "redirect", "url", "to", "return", "vers", "suite")
ELSEWHERE = (
    f"https://{EVIL}/", f"//{EVIL}/", f"///{EVIL}/", f"/\\{EVIL}/", f"\\\\{EVIL}", f"https:{EVIL}", f"/%09/{EVIL}/", f"\t//{EVIL}",
    f"http://testserver@{EVIL}/", f"http://testserver.{EVIL}/", "javascript:alert(1)", "data:text/html,x", f"/..//{EVIL}/", f"/.{EVIL}",
)  # fmt: skip


@pytest.fixture
def coordinator(programme: Programme) -> Client:
    return signed_in(programme, Role.COORDINATOR)


def signed_in(programme: Programme, role: Role) -> Client:
    client = Client()
    client.force_login(staff(programme, role))
    return client


def everyone(programme: Programme) -> Iterator[Client]:
    yield Client()
    yield signed_in(programme, Role.COORDINATOR)
    yield signed_in(programme, Role.REFERENT)


# ── Leading elsewhere ────────────────────────────────────────────────────────────────────────────


def leads_elsewhere(location: str) -> bool:
    """As a browser reads it: a backslash is a slash, controls are dropped."""
    read = re.sub(r"[\t\r\n]", "", location).replace("\\", "/")
    parts = urlsplit(read)
    return parts.netloc not in ("", "testserver") or parts.scheme not in ("", "http", "https") or read.startswith("//")


def asked(client: Client, method: str, address: str, body: str = "", **headers: str) -> Any:
    """One request, then everything is as before it."""
    with undone():
        return send(client, Case(method, address, body.encode(), headers=headers))


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_no_address_leads_to_another_site(method: str, programme: Programme, arguments: dict[str, Any]) -> None:
    """Each of the names that pages read, and those that such attacks use, with another site in it."""
    names = sorted({*LEADING, *keys_in_source()})
    found = set()
    for client in everyone(programme):
        for number, address in enumerate(ALL):
            elsewhere = ELSEWHERE[number % len(ELSEWHERE)]
            sent = "&".join(f"{name}={quote(elsewhere)}" for name in names)
            answer = asked(client, method, f"{url_of(address, arguments)}?{sent}", sent, referer=elsewhere)
            found |= {address.name} if leads_elsewhere(answer.headers.get("Location", "")) else set()
    assert found == set()


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_whoever_leads_back_leads_back_here(elsewhere: str, programme: Programme) -> None:
    """The three that do lead somewhere: signing in, signing out, the display settings."""
    account = staff(programme, Role.COORDINATOR)
    account.set_password("tortue banian pirogue")
    account.save()
    login = {"login": account.username, "password": "tortue banian pirogue", "next": elsewhere}
    client = Client()
    there = f"?next={quote(elsewhere)}&retour={quote(elsewhere)}"
    answers = [
        client.post(reverse("account_login") + there, login),
        client.get(reverse("account_login") + there),  # already signed in
        client.post(reverse("account_logout") + there, {"next": elsewhere}),
        client.post(reverse("public:display") + there, {"taille": "size-large"}),
        client.get(reverse("public:display"), headers={"referer": elsewhere}),
    ]
    assert [answer["Location"] for answer in answers if leads_elsewhere(answer.headers.get("Location", ""))] == []
    assert answers[0].status_code == answers[2].status_code == answers[3].status_code == 302


@pytest.mark.parametrize("elsewhere", [one for one in ELSEWHERE if not one.startswith(("/.", "/%", "https:a"))])
def test_what_leads_elsewhere_is_seen(elsewhere: str) -> None:
    """Negative control, and what leads here is not accused."""
    assert leads_elsewhere(elsewhere)
    assert not leads_elsewhere("/equipe/?next=//ailleurs.invalid")


# ── Speaking for someone else: forgery, methods, hosts, frames ───────────────────────────────────


@pytest.mark.parametrize("token", ["a" * 64, "of another visit"])
def test_no_form_is_taken_without_its_own_token(token: str, programme: Programme, arguments: dict[str, Any]) -> None:
    """And nothing changes. Signed in, which is what a forgery needs."""
    client = signed_in(programme, Role.COORDINATOR)
    client.get(reverse("account_login"))
    other = Client()
    other.get(reverse("account_login"))
    sent = other.cookies["jeton"].value if token.startswith("of") else token
    answers = {}
    with writes() as changed:
        for address in ALL:
            body = f"csrfmiddlewaretoken={sent}".encode() if sent else b"a=1"
            case = Case("POST", url_of(address, arguments), body, unsigned=True, headers={"x-csrftoken": sent})
            with undone():
                answers[address.name] = send(client, case).status_code
    assert {name: status for name, status in answers.items() if status != 403} == {}
    assert changed == set()


@pytest.mark.parametrize("method", ["GET", "OPTIONS", "PUT"])
def test_only_a_form_changes_something(method: str, programme: Programme, arguments: dict[str, Any]) -> None:
    """Even for whoever says to read another method than the one used."""
    found = {}
    for client in everyone(programme):
        client.get(reverse("team:concerns"))  # whoever opens the register has their name looked for in it, once
        for address in ALL:
            with writes() as changed:
                said = {"x-http-method-override": "POST", "x-method-override": "POST", "x-http-method": "POST"}
                asked(client, method, url_of(address, arguments) + "?_method=POST", "_method=POST", **said)
            if changed:
                found[address.name] = changed
    assert found == {}


def test_a_change_is_seen(programme: Programme, arguments: dict[str, Any], coordinator: Client) -> None:
    """Negative control of the two tests above."""
    with writes() as changed:
        asked(coordinator, "POST", reverse("team:task_take", args=[arguments["task_id"]]))
    assert "workshops_task" in changed


def test_no_header_moves_the_site_elsewhere(programme: Programme, arguments: dict[str, Any]) -> None:
    """Links that pages write in full (calendars, tickets, invitations) never come from a header that anyone may add."""
    said = {"forwarded": f"host={EVIL}", "x-forwarded-host": EVIL, "x-host": EVIL, "x-original-url": f"/{EVIL}"}
    client = signed_in(programme, Role.COORDINATOR)
    found = set()
    for address in ALL:
        answer = asked(client, "GET", url_of(address, arguments), **said, **{"x-rewrite-url": f"/{EVIL}"})
        found |= {address.name} if EVIL.encode() in read(answer) + str(answer.headers).encode() else set()
    assert found == set()
    moved = asked(client, "GET", reverse("public:embedding"), host="numerai.example")
    assert b"http://numerai.example/" in read(moved)  # negative control: this page writes the host that it is asked for


def test_a_host_that_is_not_ours_is_refused(settings: Any, programme: Programme, arguments: dict[str, Any]) -> None:
    """Once the operator has named the hosts, as SECURITY.md asks."""
    settings.ALLOWED_HOSTS = ["numerai.example"]
    statuses = {Client(headers={"host": EVIL}).get(url_of(address, arguments)).status_code for address in ALL}
    assert statuses == {400}
    assert Client(headers={"host": "numerai.example"}).get("/").status_code == 200


# ── What stays behind ────────────────────────────────────────────────────────────────────────────


def test_what_a_cache_may_keep_is_about_nobody(programme: Programme, arguments: dict[str, Any]) -> None:
    """A page that a cache may give to others sets no cookie, holds no token, and says the same to everyone."""
    anonymous, signed = Client(), signed_in(programme, Role.COORDINATOR)
    shared, found = set(), {}
    for address in ALL:
        url = url_of(address, arguments)
        mine, theirs = asked(signed, "GET", url), asked(anonymous, "GET", url)
        if "public" not in mine.headers.get("Cache-Control", ""):
            continue
        shared.add(address.name)
        same = read(mine) == read(theirs)
        if mine.cookies or b"csrfmiddlewaretoken" in read(mine) or not same:
            found[address.name] = f"cookies {bool(mine.cookies)}, same {same}"
    assert found == {}
    assert {"public:embedded", "public:joining"} <= shared


def read(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else bytes(answer.content)


@contextmanager
def writes() -> Iterator[set[str]]:
    """The tables written to meanwhile, but those of the visit itself."""
    changed: set[str] = set()

    def noted(execute: Callable[..., Any], sql: str, *more: Any) -> Any:
        if (write := WRITES.match(sql)) and write[1] not in OF_THE_VISIT:
            changed.add(write[1])
        return execute(sql, *more)

    with connection.execute_wrapper(noted):
        yield changed
