"""The zoo: pages broken on purpose, each with the checks that catch it, and what the gate finds in them."""

import re
from pathlib import Path

from playwright.sync_api import Browser, Request

from tests.support import engines
from tests.support.audit import HEAVIEST, Subject, audit
from tests.support.findings import Finding
from tests.support.inside import Answer, Answers

SUPPORT = Path(__file__).parent
ZOO = SUPPORT.parent / "zoo"
PAGES = sorted(path.stem for path in ZOO.glob("*.html"))
KINDS = {".html": "text/html", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml", ".js": "text/javascript"}
POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src *"
CAUGHT_BY = re.compile(rb"<!-- caught by: (?P<checks>[^;]+?)(?:; heaviest: (?P<heaviest>\d+))? -->")
# How a check is born, in JavaScript and in Python: a new one is known at once.
BORN = re.compile(r"""(?:\breport\w*\(|\bfound\(\s*|\b_add\(|\bcheck=)"([a-z0-9-]+)\"""")


def _answer(path: str, request: Request) -> Answer:
    file = ZOO / path.removeprefix("/")
    if not file.is_file():
        return Answer(b"", 404)
    return Answer(file.read_bytes(), headers={"Content-Type": KINDS[file.suffix], "Content-Security-Policy": POLICY})


def _declared(name: str) -> re.Match[bytes]:
    declared = CAUGHT_BY.search((ZOO / f"{name}.html").read_bytes())
    assert declared, f"{name}.html does not say which check catches it"
    return declared


def expected(name: str) -> set[str]:
    """The checks that this page says catch it."""
    return set(_declared(name)["checks"].decode().split()) - {"nothing"}


def subject(name: str) -> Subject:
    return Subject(name, f"/{name}.html", heaviest=int(_declared(name)["heaviest"] or HEAVIEST), waivers=[])


def answers() -> Answers:
    return Answers("http://zoo.test", _answer)


def findings(browser: Browser, name: str) -> list[Finding]:
    one, served = subject(name), answers()
    return audit(browser, one, served, *engines.parts(one, served))


def own_checks() -> set[str]:
    """Every check of ours, read in its source."""
    sources = [*SUPPORT.glob("js/*.js"), *SUPPORT.glob("*.py")]
    return {name for path in sources for name in BORN.findall(path.read_text(encoding="utf-8"))}
