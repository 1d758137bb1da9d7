"""Every page of the site, in every state, at the width of a phone and of a desk: nothing may be found."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.http import FileResponse
from django.test import Client
from playwright.sync_api import Browser, Page, Request

import tests.gate.pages  # noqa: F401  (fills the register)
from numerai.base import worlds
from numerai.base.models import Programme
from numerai.programme.people.rules import Role
from numerai.programme.places import reference
from tests.screens.test_permission_matrix import EXPECTED, OPEN
from tests.support import engines, markup, trees
from tests.support.audit import Part, Subject, audit
from tests.support.browser import DESK, HEIGHTS, kept_page
from tests.support.findings import told
from tests.support.inside import Answer, Answers
from tests.support.pages import ENTRIES, REASONS, VISITOR, Entry, Response, Scene, addresses, sign_in
from tests.support.together import Together

ORIGIN = "http://testserver"
HANDLERS = {"400", "403", "404", "410", "429", "500", "503"}
OF_TEAM = ("team:", "account_", "mfa_")
# The answer of a form may be another page: a row corrected leads back to the preview of its file.
SHOWS = {("team:import_row", "success"): "team:import"}
CANNOT_BE_WRONG = {"public:display", "team:session_needs"}  # every answer is one that the page offers
WITHOUT_ROLE = {"team:first_sign_in"}  # a link opens it, whoever one is
# Pages that a role opens and that no entry shows to it, with what shows the same.
SAME_AS = {
    ("team:day", "reader"): "leads to the figures, which are its page",
    ("team:enrol_known", "trainer"): "the page of coordination, under the menu of every page of trainers",
    ("team:enrolment_cancel", "relay"): "the page of coordination, under the menu of every page of relays",
    ("team:person_own", "coordinator"): "only whoever enrolled the person, who has the role of relay then",
    ("team:person_correct", "referent"): "the page of coordination, during a request only: team:request_link opens it",
}
BY_ID = {entry.id: entry for entry in ENTRIES}
CORRECTED = {entry.name for entry in ENTRIES if entry.state == "error"}
both_worlds = pytest.mark.django_db(databases=[worlds.REAL, worlds.DEMO])


def parameters() -> list[Any]:
    return [
        pytest.param(entry, id=identifier, marks=both_worlds if entry.demo else pytest.mark.django_db)
        for identifier, entry in sorted(BY_ID.items())
    ]


@contextmanager
def world_of(entry: Entry) -> Iterator[Programme]:
    """The demonstration has its own database, with its own reference data."""
    if not entry.demo:
        yield Programme.objects.get(is_default=True)
        return
    with worlds.entered(worlds.DEMO):
        yield reference.load()


def client_for(entry: Entry, programme: Programme) -> Client:
    client = Client(raise_request_exception=entry.name not in {"500", "503"})
    sign_in(client, programme, entry.role)
    return client


def met(entry: Entry, client: Client, programme: Programme, now: datetime) -> Response:
    """The answer of the entry, which must be the page that it names and not the sign-in page before it."""
    response = entry.arrange(Scene(client, programme, now))
    if entry.name in HANDLERS:
        assert response.status_code == int(entry.name)
        return response
    assert response.resolver_match.view_name == entry.name  # type: ignore[attr-defined]  # added by the test client
    assert response.status_code < 400 or entry.state == "error"
    asks_to_correct = markup.read(to_answer(response).body.decode()).title.startswith("Erreur\u00a0: ")
    assert asks_to_correct == (entry.state == "error" and response.status_code < 400)
    return response


def to_answer(response: Response) -> Answer:
    body = response.getvalue() if isinstance(response, FileResponse) else response.content  # type: ignore[attr-defined]  # HttpResponseBase lacks it
    return Answer(bytes(body), response.status_code, dict(response.headers))


def place_of(response: Response) -> str:
    request = response.request  # type: ignore[attr-defined]  # added by the test client
    query = request["QUERY_STRING"]
    return f"{request['PATH_INFO']}?{query}" if query else str(request["PATH_INFO"])


@pytest.fixture(scope="session")
def together(tmp_path_factory: pytest.TempPathFactory) -> Together:
    ours = tmp_path_factory.getbasetemp()
    shared = ours.parent if os.environ.get("PYTEST_XDIST_WORKER") else ours
    return Together(shared / "pages-together")


@pytest.mark.browser
@pytest.mark.parametrize("entry", parameters())
def test_page(entry: Entry, browser: Browser, clock: datetime, together: Together) -> None:
    """Both widths on one visit: what costs is to arrange the rows and to open the page."""
    with world_of(entry) as programme:
        client = client_for(entry, programme)
        first = met(entry, client, programme, clock)
    path = place_of(first)
    if not entry.demo:  # there, the same pages have links that begin elsewhere
        compare(entry, markup.read(to_answer(first).body.decode()), together)

    def answer(asked: str, request: Request) -> Answer:
        return to_answer(first if urlsplit(asked) == urlsplit(path) else client.get(asked))

    subject = Subject(entry.name, path, simple=entry.simple, heaviest=entry.heaviest)
    answers = Answers(ORIGIN, answer)

    def new(fingerprint: str) -> bool:
        return together.first(f"html {fingerprint}", entry.id) == entry.id

    if trees.WRITE in os.environ:
        look_only(browser, subject, answers, entry)
        return
    tree = Part("tree", lambda page, _: trees.check(tree_of(entry, page)), (DESK,))
    findings = audit(browser, subject, answers, tree, *engines.parts(subject, answers, new=new))
    assert not findings, told(findings)


def look_only(browser: Browser, subject: Subject, answers: Answers, entry: Entry) -> None:
    """For `make snapshots`."""
    with kept_page(browser, ORIGIN) as (page, _):
        page.set_viewport_size({"width": DESK, "height": HEIGHTS[DESK]})
        answers.serve(page)
        page.goto(ORIGIN + subject.path, wait_until="load")
        trees.check(tree_of(entry, page))


def tree_of(entry: Entry, page: Page) -> trees.Tree:
    module = entry.arrange.__module__.rpartition(".")[2]
    frame = frame_of(entry)
    frame = "pieces of the team" if frame == entry.id else "demonstration, " * entry.demo + frame
    return trees.Tree(entry.id, module, frame, trees.seen(page))


def compare(entry: Entry, outline: markup.Outline, together: Together) -> None:
    """Pages differ by title; the same menu, in the same order, and the help at the same place (WCAG 3.2.3, 3.2.6);
    whatever asks something is met with a mistake in it."""
    page = SHOWS.get((entry.name, entry.state), entry.name)
    assert together.first(f"title {outline.title}", page) == page, "two pages with one title"
    frame = repr((outline.menu, outline.help))
    assert together.first(f"frame {frame_of(entry)}", frame) == frame, "another menu than on pages beside it"
    if outline.asks:
        assert (entry.name in CORRECTED) != (entry.name in CANNOT_BE_WRONG), "asks, and is never met with a mistake"


def test_every_address_is_in_the_register_or_says_why_not() -> None:
    known = {entry.name for entry in ENTRIES} | set(REASONS)
    assert addresses() - known == set(), "write an entry or a reason in tests/gate/pages/"


def test_the_register_names_only_addresses_that_exist() -> None:
    named = {entry.name for entry in ENTRIES} - HANDLERS
    assert (named | set(REASONS)) - addresses() == set()
    assert not named & set(REASONS), "a page is not « not a page »"


def test_every_way_of_failing_has_its_page() -> None:
    assert {entry.name for entry in ENTRIES} & HANDLERS == HANDLERS


def test_each_page_is_met_as_each_role_that_opens_it() -> None:
    """A role brings its own menu, and often its own words and columns."""
    met = {(entry.name, entry.role) for entry in ENTRIES}
    opens = {
        (name, str(role))
        for name in {entry.name for entry in ENTRIES if entry.name.startswith("team:")} - WITHOUT_ROLE
        for role in Role
        if EXPECTED[name][role] == OPEN
    }
    assert opens - met == set(SAME_AS)


def test_identifiers_are_unique() -> None:
    assert len(BY_ID) == len(ENTRIES)


def frame_of(entry: Entry) -> str:
    """Pages that share a menu: the public's, that of each role, the team's before signing in; some have none: the last
    resorts', and the list that another site shows within its own page."""
    if entry.name in {"500", "503"}:
        return "last resort"
    if entry.name == "public:embedded":
        return "within another site"
    if entry.name == "components:family" and not entry.simple:
        return entry.id  # pieces of the team, without the team's menu: its first links are its own
    if not entry.name.startswith(OF_TEAM):
        return "public"
    return "team at the door" if entry.role == VISITOR else f"team, {entry.role}"


@pytest.mark.parametrize(
    ("other", "changed"),
    [
        ("public:lines", {}),  # the same title on another page
        ("public:home", {"menu": ("/ailleurs/",)}),
        ("public:home", {"help": "tel:+687000000"}),
        ("public:home", {"asks": True}),  # and no entry in the state « error »
    ],
)
def test_pages_that_disagree_are_seen(other: str, changed: dict[str, Any], tmp_path: Path) -> None:
    together = Together(tmp_path / "pages")
    home, elsewhere = (next(entry for entry in ENTRIES if entry.name == name) for name in ("public:home", other))
    told_first = markup.Outline(title="Accueil", menu=("/",), help="tel:+687123456")
    compare(home, told_first, together)
    compare(home, told_first, together)
    with pytest.raises(AssertionError):
        compare(elsewhere, replace(told_first, **changed), together)
