"""The gate is tested on broken pages: each is caught by the checks it names, and by no other."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Request

from tests.support import engines
from tests.support.audit import HEAVIEST, Subject, audit
from tests.support.findings import Finding, told
from tests.support.inside import Answer, Answers

pytestmark = pytest.mark.browser

ZOO = Path(__file__).resolve().parents[1] / "zoo"
PAGES = sorted(path.stem for path in ZOO.glob("*.html"))
GOOD = {"good", "good-error"}
KINDS = {".html": "text/html", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml", ".js": "text/javascript"}
POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src *"
CAUGHT_BY = re.compile(rb"<!-- caught by: (?P<checks>[^;]+?)(?:; heaviest: (?P<heaviest>\d+))? -->")


def answer(path: str, request: Request) -> Answer:
    file = ZOO / path.removeprefix("/")
    if not file.is_file():
        return Answer(b"", 404)
    return Answer(file.read_bytes(), headers={"Content-Type": KINDS[file.suffix], "Content-Security-Policy": POLICY})


def expected(name: str) -> tuple[set[str], int]:
    declared = CAUGHT_BY.search((ZOO / f"{name}.html").read_bytes())
    assert declared, f"{name}.html does not say which check catches it"
    checks = set(declared["checks"].decode().split()) - {"nothing"}
    return checks, int(declared["heaviest"] or HEAVIEST)


def found(browser: Browser, name: str) -> list[Finding]:
    _, heaviest = expected(name)
    subject = Subject(name, f"/{name}.html", heaviest=heaviest, waivers=[])
    answers = Answers("http://zoo.test", answer)
    return audit(browser, subject, answers, once=lambda page: engines.read(page, name, subject.path, answers, []))


@pytest.mark.parametrize("name", PAGES)
def test_each_page_is_caught_by_the_checks_it_names_and_no_other(browser: Browser, name: str) -> None:
    findings = found(browser, name)
    assert {finding.check for finding in findings} == expected(name)[0], told(findings)


def test_the_zoo_is_large_and_holds_good_pages_too() -> None:
    assert {name for name in PAGES if not expected(name)[0]} == GOOD
    assert len(PAGES) >= 40


def test_every_check_of_ours_catches_a_page_of_the_zoo() -> None:
    support = ZOO.parent / "support"
    sources = "".join(path.read_text(encoding="utf-8") for path in [*support.glob("js/*.js"), *support.glob("*.py")])
    ours = set(re.findall(r'(?:report\(|check=|Finding\()"([a-z0-9-]+)"', sources))
    ours |= {"csp", "console", "third-party", "script-error"}
    assert ours == {check for name in PAGES for check in expected(name)[0] if ":" not in check}
