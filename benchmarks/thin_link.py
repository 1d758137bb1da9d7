"""Pages on a thin network: bytes, requests and first paint at 400 kbit/s + 400 ms, with an empty cache."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.measure import Figure
from tests.support.browser import launched
from tests.support.servers import Server, Servers

TITLE = "Pages on a thin network (400 kbit/s, 400 ms, empty cache)"
LINK = {"offline": False, "latency": 400, "downloadThroughput": 400_000 / 8, "uploadThroughput": 400_000 / 8}
RUNS = 5
PEERS = {"bytes": "pretix 419,000 · Kolibri 2,800,000", "paint": "", "load": "pretix 6.5 s · Kolibri 19 s"}
LIGHT = 14_000  # bytes of a public page


@dataclass(frozen=True, slots=True)
class Visit:
    bytes: int
    requests: int
    first_paint: float  # seconds
    loaded: float  # seconds


def visit(browser: Browser, url: str, cookie: str = "") -> Visit:
    """One first visit of a phone, in a context of its own."""
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        if cookie:
            context.add_cookies([{"name": "equipe", "value": cookie, "url": url}])
        page = context.new_page()
        devtools = context.new_cdp_session(page)
        devtools.send("Network.enable")
        devtools.send("Network.emulateNetworkConditions", LINK)
        received: list[float] = []
        devtools.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
        page.goto(url, wait_until="load")
        paint = page.evaluate(
            "() => new Promise(done => { const read = () => performance.getEntriesByName('first-contentful-paint')[0];"
            " const again = () => read() ? done(read().startTime) : setTimeout(again, 20); again(); })"
        )
        loaded = page.evaluate("() => performance.getEntriesByType('navigation')[0].loadEventEnd")
        return Visit(int(sum(received)), len(received), paint / 1000, loaded / 1000)


def told(name: str, visits: list[Visit], light: bool) -> Iterator[Figure]:
    peers = PEERS if name == "home" else dict.fromkeys(PEERS, "")
    limit = LIGHT if light else None
    yield Figure(f"{name}: weight", "bytes", tuple(v.bytes for v in visits), limit=limit, beside=peers["bytes"])
    yield Figure(f"{name}: requests", "", tuple(float(v.requests) for v in visits), limit=3)
    yield Figure(f"{name}: first paint", "s", tuple(v.first_paint for v in visits), beside=peers["paint"])
    yield Figure(f"{name}: loaded", "s", tuple(v.loaded for v in visits), beside=peers["load"])


def run(quick: bool) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder, Servers(Path(folder)) as servers, launched() as browser:
        server = servers.start()
        slugs = server.python("-m", "benchmarks.seed", "30").stdout.split()
        visit(browser, f"{server.url}/")  # the server's first answer loads its templates
        for name, (path, cookie) in _places(server, slugs[0]).items():
            visits = [visit(browser, f"{server.url}{path}", cookie) for _ in range(1 if quick else RUNS)]
            yield from told(name, visits, light=not cookie)


def _places(server: Server, slug: str) -> dict[str, tuple[str, str]]:
    """The address of each page, and the cookie of whoever opens it."""
    team = server.python("-m", "benchmarks.seed", "coordinator").stdout.strip()
    return {
        "home": ("/", ""),
        "list of 30 workshops": ("/ateliers/", ""),
        "a workshop": (f"/ateliers/{slug}/", ""),
        "first question of an enrolment": (f"/ateliers/{slug}/inscription/", ""),
        "contact": ("/contact/", ""),
        "the day of coordination": ("/equipe/", team),
    }
