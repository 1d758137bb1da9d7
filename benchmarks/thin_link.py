"""Pages on a thin network: bytes, requests and first paint at 400 kbit/s + 400 ms with an empty cache, medians of 5.

    python -m benchmarks.thin_link
Peers on the same link: pretix 419 kB, 10 requests, 6.5 s; Kolibri 2.8 MB, 26 requests, 19 s.
"""

import json
import statistics
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from tests.support.browser import launched
from tests.support.servers import Server, Servers

LINK = {"offline": False, "latency": 400, "downloadThroughput": 400_000 / 8, "uploadThroughput": 400_000 / 8}
RUNS = 5


@dataclass(frozen=True, slots=True)
class Visit:
    bytes: int
    requests: int
    first_paint: float  # seconds
    loaded: float  # seconds


def visit(browser: Browser, url: str) -> Visit:
    """One first visit of a phone, in a context of its own."""
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
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


def measured(server: Server, paths: dict[str, str]) -> dict[str, dict[str, float]]:
    with launched() as browser:
        visit(browser, f"{server.url}/")  # the server's first answer loads its templates
        visits = {name: [visit(browser, f"{server.url}{path}") for _ in range(RUNS)] for name, path in paths.items()}
    return {
        name: {
            "bytes": statistics.median(v.bytes for v in runs),
            "requests": max(v.requests for v in runs),
            "first_paint_s": round(statistics.median(v.first_paint for v in runs), 2),
            "load_s": round(statistics.median(v.loaded for v in runs), 2),
        }
        for name, runs in visits.items()
    }


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, Servers(Path(folder)) as servers:
        server = servers.start()
        slugs = server.python("-m", "benchmarks.seed", "30").stdout.split()
        paths = {"home": "/", "sessions (30)": "/ateliers/", "session": f"/ateliers/{slugs[0]}/"}
        print(json.dumps(measured(server, paths), indent=2))


if __name__ == "__main__":
    main()
