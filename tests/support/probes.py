"""The checks that no engine makes: one JavaScript evaluation each, run on the page as people get it."""

from playwright.sync_api import Page

from tests.support.findings import Finding
from tests.support.scripts import script

NARROW = 320
LARGE_TEXT = """(factor) => {
  const size = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`:root { font-size: ${factor * size}px !important }`);
  document.adoptedStyleSheets = [sheet];
}"""


def probe(page: Page, name: str, **options: object) -> list[Finding]:
    return [Finding(**found) for found in page.evaluate(script(name), options)]


def at_rest(page: Page, *, simple: bool) -> list[Finding]:
    """The page as it arrives."""
    return [*probe(page, "document", simple=simple), *probe(page, "layout"), *probe(page, "focus")]


def bent(page: Page) -> list[Finding]:
    """The page bent to its reader: spacing, calm, 320 px, text twice as large. The page is left changed."""
    findings = probe(page, "spacing")
    page.emulate_media(reduced_motion="reduce")
    findings += probe(page, "motion")
    size = page.viewport_size or {"width": 1280, "height": 900}
    page.set_viewport_size({"width": NARROW, "height": size["height"]})
    findings += probe(page, "reflow", check="reflow")
    page.set_viewport_size({"width": 1280, "height": size["height"]})
    page.evaluate(LARGE_TEXT, 2)
    findings += probe(page, "reflow", check="large-text")
    return findings
