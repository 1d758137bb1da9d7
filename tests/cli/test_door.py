"""The demonstration and the real programme never mix: no cookie, row, draft or line of the journal passes the door."""

import io
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from datetime import time, timedelta
from typing import Any
from weakref import WeakKeyDictionary
from wsgiref.util import setup_testing_defaults

import httpx
import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application

from numerai.base import dates, worlds
from numerai.base.journal.models import Event
from numerai.base.models import Draft
from numerai.programme.places import reference
from numerai.programme.workshops.actions.sessions import plan_session
from numerai.wsgi import MARK, PREFIX, CutShort, Worlds, demo_cookies, marked, real_cookies
from tests.support.servers import Server

both = pytest.mark.django_db(databases=[worlds.REAL, worlds.DEMO])
TITLES = {worlds.REAL: "Titre du vrai programme", worlds.DEMO: "Titre de la démonstration"}
DOORS = {worlds.REAL: "", worlds.DEMO: PREFIX}


@pytest.fixture
def door() -> Worlds:
    return Worlds(get_wsgi_application(), has_demo=True)


@pytest.fixture
def within_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each request ends by closing old connections; those of the test hold its transaction."""
    for signal in (request_started, request_finished):
        monkeypatch.setattr(signal, "receivers", [])
        monkeypatch.setattr(signal, "sender_receivers_cache", WeakKeyDictionary())


@pytest.fixture
def visitor(door: Worlds, within_transaction: None) -> Iterator[httpx.Client]:
    with httpx.Client(transport=httpx.WSGITransport(app=door), base_url="http://localhost") as client:
        yield client


@pytest.fixture
def slugs() -> dict[str, str]:
    """One session to come in each world."""
    return {world: plan_in(world, TITLES[world]) for world in TITLES}


def plan_in(world: str, title: str) -> str:
    with worlds.entered(world):
        programme = reference.load()
        now = dates.now()
        day = (now + timedelta(days=20)).date()
        values = {
            "commune_id": "98811",
            "day": day,
            "starts_at": time(9),
            "title": title,
            "capacity": 5,
            "line": "browsing",
        }
        session = plan_session(programme, actor="test", now=now, values=values)
        return str(Event.objects.of(programme).get(subject=session).facts_read()["slug"])


# ── Cookies ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("sent", "real", "demo"),
    [
        ("", "", ""),
        ("jeton=a", "jeton=a", ""),
        ("demo-jeton=a", "", "jeton=a"),
        ("jeton=a; demo-jeton=b", "jeton=a", "jeton=b"),
        ("jeton=a;demo-jeton=b ;  demo-equipe=c", "jeton=a", "jeton=b; equipe=c"),
        ('jeton="a; demo-equipe=b"', 'jeton="a', 'equipe=b"'),
        ("demo-demo-jeton=a", "", "demo-jeton=a"),
    ],
)
def test_each_world_reads_its_own_cookies(sent: str, real: str, demo: str) -> None:
    assert (real_cookies(sent), demo_cookies(sent)) == (real, demo)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (" jeton=a; Path=/", "demo-jeton=a; Path=/demonstration/"),
        ("jeton=a; HttpOnly; Path=/ateliers/; Age=1", "demo-jeton=a; HttpOnly; Path=/demonstration/ateliers/; Age=1"),
        ("jeton=a; Path=/demonstration/ateliers/", "demo-jeton=a; Path=/demonstration/ateliers/"),
        ("jeton=a; path=/demonstrations/", "demo-jeton=a; path=/demonstration/demonstrations/"),
    ],
)  # fmt: skip
def test_the_demonstration_gives_marked_cookies(given: str, kept: str) -> None:
    assert marked("Set-Cookie", given) == kept
    assert marked("Location", given) == given


@both
def test_a_draft_stays_in_its_world(visitor: httpx.Client, slugs: dict[str, str]) -> None:
    """Someone tries the demonstration, then enrols for real, with the same browser."""
    first = f"{PREFIX}/ateliers/{slugs[worlds.DEMO]}/inscription/"
    page = visitor.get(first)
    token = page.text.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    done = visitor.post(first, data={"csrfmiddlewaretoken": token, "who": "self"}, headers={"Referer": str(page.url)})
    assert done.status_code == httpx.codes.FOUND
    assert done.headers["Location"].startswith(f"{PREFIX}/ateliers/")
    cookies = list(visitor.cookies.jar)
    assert len(cookies) >= 2
    assert all(cookie.name.startswith(MARK) and cookie.path.startswith(f"{PREFIX}/") for cookie in cookies)
    assert Draft.objects.count() == 0
    with worlds.entered(worlds.DEMO):
        assert Draft.objects.count() == 1
    stolen = "; ".join(f"{cookie.name.removeprefix(MARK)}={cookie.value}" for cookie in cookies)
    for header in (stolen, "; ".join(f"{cookie.name}={cookie.value}" for cookie in cookies)):
        real = visitor.get(f"/ateliers/{slugs[worlds.REAL]}/inscription/nom/", headers={"Cookie": header})
        assert real.status_code == httpx.codes.FOUND, "nothing was answered there: back to the first question"


# ── Rows and journal ──────────────────────────────────────────────────────────────────────────────


@both
def test_rows_stay_in_their_world(visitor: httpx.Client, slugs: dict[str, str]) -> None:
    for world, other in ((worlds.REAL, worlds.DEMO), (worlds.DEMO, worlds.REAL)):
        listed = visitor.get(f"{DOORS[world]}/ateliers/").text
        assert TITLES[world] in listed
        assert TITLES[other] not in listed
        assert visitor.get(f"{DOORS[world]}/ateliers/{slugs[world]}/").status_code == httpx.codes.OK
        assert visitor.get(f"{DOORS[world]}/ateliers/{slugs[other]}/").status_code == httpx.codes.NOT_FOUND


@both
def test_a_door_that_does_not_choose_is_caught(
    visitor: httpx.Client, slugs: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Negative control: without the choice, the demonstration would show the real programme."""
    monkeypatch.setattr(worlds, "entered", lambda world: nullcontext())
    assert TITLES[worlds.REAL] in visitor.get(f"{PREFIX}/ateliers/").text


@both
@pytest.mark.usefixtures("slugs")
def test_the_journal_of_each_world_is_its_own() -> None:
    titles = {}
    for world in TITLES:
        with worlds.entered(world):
            titles[world] = [event.facts_read()["title"] for event in Event.objects.all()]
    assert titles == {world: [title] for world, title in TITLES.items()}


@both
def test_links_of_the_demonstration_stay_in_it(visitor: httpx.Client, slugs: dict[str, str]) -> None:
    page = visitor.get(f"{PREFIX}/ateliers/").text
    assert f'href="{PREFIX}/ateliers/{slugs[worlds.DEMO]}/"' in page
    assert visitor.get(PREFIX).headers["Location"] == f"{PREFIX}/"


@both
@pytest.mark.usefixtures("within_transaction")
def test_without_a_demonstration_its_address_is_nothing() -> None:
    reference.load()
    alone = httpx.WSGITransport(app=Worlds(get_wsgi_application(), has_demo=False))
    with httpx.Client(transport=alone, base_url="http://localhost") as visitor:
        assert visitor.get(f"{PREFIX}/").status_code == httpx.codes.NOT_FOUND


# ── The door itself ───────────────────────────────────────────────────────────────────────────────


class Streamed:
    """A body that comes piece by piece and tells in which world each piece was made."""

    streaming = True

    def __init__(self, breaks: bool) -> None:
        self.closed_in = ""
        self._breaks = breaks

    def __iter__(self) -> Iterator[bytes]:
        yield worlds.current().encode()
        if self._breaks:
            raise ValueError("Corail Exemple")
        yield worlds.current().encode()

    def close(self) -> None:
        self.closed_in = worlds.current()


def streamed_through(body: Streamed, path: str) -> Iterable[bytes]:
    def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Streamed:
        start_response("200 OK", [])
        return body

    environ: dict[str, Any] = {"PATH_INFO": path}
    setup_testing_defaults(environ)
    return Worlds(application, has_demo=True)(environ, lambda *_: None)  # type: ignore[arg-type]  # iterable enough


@pytest.mark.parametrize("world", TITLES)
def test_a_streamed_body_keeps_its_world(world: str) -> None:
    body = Streamed(breaks=False)
    response = streamed_through(body, f"{DOORS[world]}/")
    assert worlds.current() == worlds.REAL
    assert list(response) == [world.encode()] * 2
    response.close()  # type: ignore[attr-defined]  # WSGI: called when it is there
    assert body.closed_in == world
    assert worlds.current() == worlds.REAL


def test_a_broken_body_says_nothing_of_anyone() -> None:
    with pytest.raises(CutShort) as caught:
        list(streamed_through(Streamed(breaks=True), "/"))
    assert "ValueError" in str(caught.value)
    assert "Corail" not in str(caught.value)
    assert caught.value.__suppress_context__


def test_a_failure_outside_django_says_nothing_of_anyone(caplog: pytest.LogCaptureFixture) -> None:
    def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        raise ValueError("Corail Exemple")

    environ: dict[str, Any] = {"wsgi.input": io.BytesIO()}
    setup_testing_defaults(environ)
    statuses: list[str] = []
    body = b"".join(Worlds(application, has_demo=False)(environ, lambda status, headers: statuses.append(status)))
    assert statuses == ["500 Internal Server Error"]
    assert "Corail" not in body.decode() + caplog.text
    assert "ValueError" in caplog.text


PLAN = """
import django; django.setup()
from tests.cli.test_door import TITLES, plan_in
for world, title in TITLES.items():
    plan_in(world, title)
"""


@pytest.mark.server
@pytest.mark.slow
def test_simultaneous_visitors_of_both_worlds(numerai_server: Callable[..., Server]) -> None:
    """Threads serve one world after the other: each answer still comes from its own."""
    server = numerai_server(demo=True)
    server.python("-c", PLAN)

    def look(number: int) -> bool:
        world, other = (worlds.REAL, worlds.DEMO) if number % 2 else (worlds.DEMO, worlds.REAL)
        page = httpx.get(server / f"{DOORS[world]}/ateliers/", timeout=60).text
        return TITLES[world] in page and TITLES[other] not in page

    with ThreadPoolExecutor(20) as crowd:
        assert all(crowd.map(look, range(80)))
