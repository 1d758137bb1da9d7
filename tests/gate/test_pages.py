"""Every page of the site, in every state, at the width of a phone and of a desk: nothing may be found."""

from collections import defaultdict
from datetime import datetime
from urllib.parse import urlsplit

import pytest
from django.db import transaction
from django.http import FileResponse
from django.test import Client
from playwright.sync_api import Browser, Request

import tests.gate.pages  # noqa: F401  (fills the register)
from numerai.base.models import Programme
from tests.support import markup
from tests.support.audit import Subject, audit
from tests.support.browser import DESK, PHONE
from tests.support.findings import told
from tests.support.inside import Answer, Answers
from tests.support.pages import ENTRIES, REASONS, Entry, Response, Scene, addresses, sign_in

ORIGIN = "http://testserver"
HANDLERS = {"400", "403", "404", "410", "429", "500"}
BY_ID = {entry.id: entry for entry in ENTRIES}


def client_for(entry: Entry, programme: Programme) -> Client:
    client = Client(raise_request_exception=entry.name != "500")
    sign_in(client, programme, entry.role)
    return client


def met(entry: Entry, client: Client, programme: Programme, now: datetime) -> Response:
    """The answer of the entry, which must be the page that it names and not the sign-in page before it."""
    response = entry.arrange(Scene(client, programme, now))
    if entry.name in HANDLERS:
        assert response.status_code == int(entry.name)
    else:
        assert response.resolver_match.view_name == entry.name  # type: ignore[attr-defined]  # added by the test client
        assert response.status_code < 400 or entry.state == "error"
    return response


def to_answer(response: Response) -> Answer:
    body = response.getvalue() if isinstance(response, FileResponse) else response.content  # type: ignore[attr-defined]  # HttpResponseBase lacks it
    return Answer(bytes(body), response.status_code, dict(response.headers))


def place_of(response: Response) -> str:
    request = response.request  # type: ignore[attr-defined]  # added by the test client
    query = request["QUERY_STRING"]
    return f"{request['PATH_INFO']}?{query}" if query else str(request["PATH_INFO"])


@pytest.mark.browser
@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("identifier", sorted(BY_ID))
def test_page(identifier: str, width: int, browser: Browser, programme: Programme, clock: datetime) -> None:
    entry = BY_ID[identifier]
    client = client_for(entry, programme)
    first = met(entry, client, programme, clock)
    path = place_of(first)

    def answer(asked: str, request: Request) -> Answer:
        return to_answer(first if urlsplit(asked) == urlsplit(path) else client.get(asked))

    subject = Subject(entry.name, path, simple=entry.simple, heaviest=entry.heaviest)
    findings = audit(browser, subject, Answers(ORIGIN, answer), widths=(width,))
    assert not findings, told(findings)


def test_every_address_is_in_the_register_or_says_why_not() -> None:
    known = {entry.name for entry in ENTRIES} | set(REASONS)
    assert addresses() - known == set(), "write an entry or a reason in tests/gate/pages/"


def test_the_register_names_only_addresses_that_exist() -> None:
    named = {entry.name for entry in ENTRIES} - HANDLERS
    assert (named | set(REASONS)) - addresses() == set()
    assert not named & set(REASONS), "a page is not « not a page »"


def test_identifiers_are_unique() -> None:
    assert len(BY_ID) == len(ENTRIES)


def test_pages_differ_by_title_and_share_menus_and_help(programme: Programme, clock: datetime) -> None:
    """The same menu, in the same order, and the help at the same place (WCAG 3.2.3, 3.2.6)."""
    titles: dict[str, set[str]] = defaultdict(set)
    frames: dict[str, dict[tuple[object, ...], set[str]]] = defaultdict(lambda: defaultdict(set))
    for entry in ENTRIES:
        with transaction.atomic():
            response = met(entry, client_for(entry, programme), programme, clock)
            transaction.set_rollback(True)  # the next entry begins as its own test does
        outline = markup.read(to_answer(response).body.decode())
        titles[outline.title].add(entry.name)
        frames[entry.role][outline.menu, outline.help].add(entry.id)
    assert {title: names for title, names in titles.items() if len(names) > 1} == {}
    for role, found in frames.items():
        assert len(found) == 1, f"{role}: {dict(found)}"
