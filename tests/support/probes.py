"""The checks that no engine makes: one JavaScript evaluation each, on the page as people get it or as they bend it.

Each function leaves the page as it found it, so that any of them can be run alone, and again.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from weakref import WeakKeyDictionary

from playwright.sync_api import CDPSession, Page

from tests.support.findings import Finding
from tests.support.removal import is_removed, removed
from tests.support.scripts import script

NARROW = 320
LETTERS, USUAL = 16, 18  # px: the browser's own, and ours
SIZE = "() => parseFloat(getComputedStyle(document.documentElement).fontSize)"
PAPER = {"width": 718, "height": 1047}  # A4 within margins of 10 mm, at 96 dpi
CHOSEN = "(name) => { const root = document.documentElement.classList; root.toggle(name); }"


_sessions: WeakKeyDictionary[Page, CDPSession] = WeakKeyDictionary()


def probe(page: Page, name: str, **options: object) -> list[Finding]:
    """`check`, when it is given, is what the script calls its findings."""
    answers = page.evaluate(script(name, removed()), options)
    return [Finding(**answer) for answer in answers if not is_removed(answer["check"])]


@contextmanager
def media(page: Page, **features: Any) -> Iterator[None]:
    page.emulate_media(**features)
    try:
        yield
    finally:
        page.emulate_media(**{name: USUAL_MEDIA[name] for name in features})


USUAL_MEDIA: dict[str, Any] = {
    "media": "screen",
    "color_scheme": "light",
    "reduced_motion": "no-preference",
    "forced_colors": "none",
    "contrast": "no-preference",
}


@contextmanager
def resized(page: Page, size: Any) -> Iterator[None]:
    usual: Any = page.viewport_size
    page.set_viewport_size(size)
    try:
        yield
    finally:
        page.set_viewport_size(usual)


def colours(page: Page) -> list[Finding]:
    """The schemes that the device or « Réglages d’affichage » choose; by day, axe-core looks at the colours."""
    with media(page, color_scheme="dark"):
        findings = probe(page, "contrast", check="dark-contrast")
    with media(page, contrast="more"):
        page.evaluate(CHOSEN, "scheme-contrast")
        findings += probe(page, "contrast", check="high-contrast")
        page.evaluate(CHOSEN, "scheme-contrast")
    return findings


def forced(page: Page) -> list[Finding]:
    """The colours of the system alone: a theme of contrast of Windows."""
    probe(page, "forced", before=True)
    with media(page, forced_colors="active"):
        return [*probe(page, "forced", before=False), *probe(page, "focus", check="forced-focus", covered=False)]


def large(page: Page) -> list[Finding]:
    """Twice the usual size, as people set it in their browser: what is in px does not follow, conditions in em do.

    Who already chose larger letters in « Réglages d’affichage » does not double them again.
    """
    factor = max(1, 2 * USUAL / page.evaluate(SIZE))
    if page not in _sessions:
        _sessions[page] = page.context.new_cdp_session(page)
    session = _sessions[page]
    session.send("Page.setFontSizes", {"fontSizes": {"standard": round(factor * LETTERS)}})
    try:
        return probe(page, "large")
    finally:
        session.send("Page.setFontSizes", {"fontSizes": {"standard": LETTERS}})


def calm(page: Page) -> list[Finding]:
    with media(page, reduced_motion="reduce"):
        return probe(page, "motion")


def narrow(page: Page) -> list[Finding]:
    with resized(page, {"width": NARROW, "height": 740}):
        return probe(page, "reflow")


def on_paper(page: Page) -> list[Finding]:
    with resized(page, PAPER), media(page, media="print"):
        return probe(page, "print")
