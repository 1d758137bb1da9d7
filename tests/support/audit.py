"""The whole examination of one page at one width: the watch, the probes, the engine, the weight."""

import gzip
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from playwright.sync_api import Browser, Page

from tests.support import axe, keyboard, probes
from tests.support.browser import DESK, HEIGHTS, PHONE, kept_page
from tests.support.findings import Finding
from tests.support.inside import Answers
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


def audit(
    browser: Browser,
    subject: Subject,
    answers: Answers,
    *,
    widths: tuple[int, ...] = (DESK, PHONE),
    once: Callable[[Page], list[Finding]] = lambda page: [],
) -> list[Finding]:
    """`once`: what reads the page at rest, as it arrives at the first width."""
    with kept_page(browser, answers.origin) as (page, watch):
        page.set_viewport_size({"width": widths[0], "height": HEIGHTS[widths[0]]})
        answers.serve(page)
        page.goto(answers.origin + subject.path, wait_until="load")
        page.evaluate(SETTLED)
        findings = _weighed(answers.bodies, subject.heaviest)
        findings += probes.probe(page, "errors")  # first: it looks at where the focus was put
        findings += once(page)
        for width in widths:
            page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
            page.evaluate(SETTLED)
            findings += _examined(page, subject, width)
        return sorted(set(findings + watch.findings))


def _examined(page: Page, subject: Subject, width: int) -> list[Finding]:
    """The phone comes last: its examination leaves the page bent."""
    findings = probes.at_rest(page, simple=subject.simple)
    by_day = axe.check(page, subject.name, subject.waivers, today=date.today())
    findings += by_day
    if width == DESK:
        findings += keyboard.walk(page)
        page.emulate_media(color_scheme="dark")
        at_night = axe.check_contrasts(page, subject.name, subject.waivers, today=date.today())
        seen = {(finding.check, finding.where) for finding in by_day}
        findings += [replace(f, check=f"dark:{f.check}") for f in at_night if (f.check, f.where) not in seen]
        page.emulate_media(color_scheme="light")
    if width == PHONE:
        findings += probes.bent(page)
    return findings


def _weighed(bodies: dict[str, tuple[str, bytes]], heaviest: int) -> list[Finding]:
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
    return [Finding("weight", "document", f"{total} bytes, more than {heaviest}: {listed}")]
