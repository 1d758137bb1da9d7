"""Moving through a page by keyboard alone, with real keys."""

from dataclasses import dataclass

from playwright.sync_api import Page

from tests.support.findings import Finding, found
from tests.support.scripts import script

MOST_STOPS = 60  # a long list repeats itself
VERDICT = """() => {
  const { stops, reached, name, end } = window.numeraiWalk;
  end();
  const same = (one, two) => one === two || (one?.type === "radio" && two?.type === "radio" && one.name === two.name);
  const wrong = stops.findIndex((stop, index) => !same(stop, reached[index]));
  return wrong < 0 ? null : { expected: name(stops[wrong]), found: reached[wrong] ? name(reached[wrong]) : "nothing" };
}"""
FOCUSED = """() => {
  const element = document.activeElement;
  const clean = (text) => (text || "").replace(/\\s+/g, " ").trim();
  if (!element || element === document.body) return { words: "", group: "", kind: "" };
  const labels = [...(element.labels || [])].map((label) => label.textContent);
  const named = labels.length ? labels : [element.getAttribute("aria-label") || element.textContent];
  const legend = element.closest("fieldset")?.querySelector("legend");
  return { words: clean(named.join(" ")), group: clean(legend?.textContent), kind: element.type || element.localName };
}"""


@dataclass(frozen=True, slots=True)
class Stop:
    """What has the focus: its own words, the question it belongs to, what it is ("" when nothing has the focus)."""

    words: str
    group: str
    kind: str


def focused(page: Page) -> Stop:
    return Stop(**page.evaluate(FOCUSED))


def walk(page: Page) -> list[Finding]:
    """Tab from the first stop to the last: each is reached, in the order of the page, without a trap."""
    (count,) = page.evaluate(script("stops"), {"most": MOST_STOPS})
    for _ in range(count - 1):
        page.keyboard.press("Tab")
    wrong = page.evaluate(VERDICT)
    if wrong is None:
        return []
    return found("keyboard", wrong["expected"], f"Tab leads to {wrong['found']} instead")


def tab_to(page: Page, words: str, *, within: int = 60) -> None:
    """Press Tab until the focus is on something that says these words."""
    for _ in range(within):
        page.keyboard.press("Tab")
        if words in focused(page).words:
            return
    raise AssertionError(f"« {words} » is not reached within {within} Tab")
