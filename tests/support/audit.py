"""The whole examination of one page at both widths: the watch, the probes, the engines, the weight."""

import gzip
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

from playwright.sync_api import Browser, Page

from tests.support import axe, keyboard, probes
from tests.support.browser import DESK, HEIGHTS, PHONE, Watch, kept_page
from tests.support.findings import Finding, found
from tests.support.inside import Answers
from tests.support.probes import probe
from tests.support.waivers import Waiver, read_waivers

HEAVIEST = 30_000  # bytes, HTML and CSS of a first view, compressed
SETTLED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


@dataclass(frozen=True, slots=True)
class Subject:
    """The page to examine. `simple`: a participant meets it, so the strictest rules apply."""

    name: str
    path: str
    simple: bool = True
    heaviest: int = HEAVIEST
    waivers: list[Waiver] = field(default_factory=read_waivers)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the examination. It leaves the page as it found it, so that it can be run alone, and again."""

    name: str
    run: Callable[[Page, Subject], list[Finding]]
    widths: tuple[int, ...] = (DESK, PHONE)


PARTS = (
    Part("arrival", lambda page, _: probe(page, "errors"), (DESK,)),  # first: it looks at where the focus was put
    Part("document", lambda page, subject: probe(page, "document", simple=subject.simple)),
    Part("references", lambda page, _: probe(page, "references"), (DESK,)),
    Part("language", lambda page, _: probe(page, "language"), (DESK,)),
    Part("layout", lambda page, _: probe(page, "layout")),
    Part("focus", lambda page, _: probe(page, "focus", check="focus-ring", covered=True)),
    Part("axe", lambda page, subject: axe.check(page, subject.name, subject.waivers, today=date.today())),
    Part("keyboard", lambda page, _: keyboard.walk(page), (DESK,)),
    Part("colours", lambda page, _: probes.colours(page)),
    Part("forced colours", lambda page, _: probes.forced(page)),
    Part("calm", lambda page, _: probes.calm(page)),
    Part("spacing", lambda page, _: probe(page, "spacing")),
    Part("large text", lambda page, _: probes.large(page)),
    Part("narrow", lambda page, _: probes.narrow(page), (PHONE,)),
    Part("paper", lambda page, _: probes.on_paper(page), (PHONE,)),
)


def audit(browser: Browser, subject: Subject, answers: Answers, *more: Part) -> list[Finding]:
    """`more`: parts that come after ours, such as the engines of `engines.parts`."""
    with opened(browser, subject, answers) as (page, watch):
        findings = [one for width in (DESK, PHONE) for one in examined(page, subject, width, (*PARTS, *more))]
        return sorted({*weighed(answers.bodies, subject.heaviest), *findings, *watch.findings})


@contextmanager
def opened(browser: Browser, subject: Subject, answers: Answers) -> Iterator[tuple[Page, Watch]]:
    with kept_page(browser, answers.origin) as (page, watch):
        page.set_viewport_size({"width": DESK, "height": HEIGHTS[DESK]})
        answers.serve(page)
        page.goto(answers.origin + subject.path, wait_until="load")
        page.evaluate(SETTLED)
        yield page, watch


def examined(page: Page, subject: Subject, width: int, parts: tuple[Part, ...]) -> list[Finding]:
    page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
    page.evaluate(SETTLED)
    return [one for part in parts if width in part.widths for one in part.run(page, subject)]


def weighed(bodies: dict[str, tuple[str, bytes]], heaviest: int) -> list[Finding]:
    """Compressed one by one, as the server sends them; pictures and scripts are not needed for a first view."""
    sizes = {
        path: len(gzip.compress(body, 6))
        for path, (kind, body) in bodies.items()
        if kind.startswith(("text/html", "text/css"))
    }
    total = sum(sizes.values())
    if total <= heaviest:
        return []
    listed = ", ".join(f"{path} {size}" for path, size in sizes.items())
    return found("weight", "document", f"{total} bytes, more than {heaviest}: {listed}")
