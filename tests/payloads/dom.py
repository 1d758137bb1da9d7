"""Pages as a browser builds and runs them: its own parser reads their shape, and some are opened to see what runs."""

from collections.abc import Callable
from hashlib import sha256
from urllib.parse import urlsplit

from django.test import Client
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from tests.payloads.payload import Payload
from tests.payloads.reading import Reading, read, strings_in
from tests.payloads.sending import Page, page_of
from tests.support.browser import kept_page
from tests.support.inside import Answer, Answers

ORIGIN = "http://testserver"
KEPT = 4_000  # readings of pages, so that a twin is read once
# Contexts in which words could become a program.
RUNS = ("script", "html", "attribute", "url", "svg", "template")
_SHAPES = """bodies => bodies.map(body => {
  const shape = [], values = [], texts = [];
  const walk = parent => { for (const node of parent.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) texts.push(node.data);
    else if (node.nodeType === Node.COMMENT_NODE) shape.push('<!--');
    else if (node.nodeType === Node.ELEMENT_NODE) {
      shape.push(`<${node.namespaceURI.slice(-5)} ${node.localName}`);
      for (const {name, value} of node.attributes) {
        const tagged = /zq[0-9]{3}zq/.test(value);
        if (tagged) values.push(value);
        const changes = name === 'value' && node.getAttribute('type') === 'hidden';
        shape.push(`${name}=${tagged || changes ? '…' : value}`);
      }
      walk(node.localName === 'template' ? node.content : node);
      shape.push('>');
    } } };
  walk(new DOMParser().parseFromString(body, 'text/html'));
  return {shape, values, text: texts.join('')};
})"""
# What runs without being touched has run by now; what waits for a hand, a key or a pointer is touched.
_TOUCH = """() => { for (const node of document.querySelectorAll('main *')) {
    for (const kind of ['mouseover', 'focus', 'error', 'load', 'begin']) node.dispatchEvent(new Event(kind));
    if (node.matches('a[href^="javascript" i]')) node.click();
  } return [window.__hit || 0, document.querySelectorAll('main script, main iframe, main object').length]; }"""


class Dom:
    """Reads pages through the parser of Chromium; other outputs are read as they are."""

    def __init__(self, browser: Browser, reader: Tab) -> None:
        """`reader`: an empty tab, where nothing is opened; pages are only parsed there."""
        self.browser, self.reader = browser, reader
        self._known: dict[bytes, Reading] = {}

    def readings(self, pages: list[Page]) -> list[Reading]:
        wanted = {_key(page): page.text for page in pages if page.is_html and _key(page) not in self._known}
        if len(self._known) > KEPT:
            self._known = {key: one for key, one in self._known.items() if key in map(_key, pages)}
        if wanted:
            found = self.reader.evaluate(_SHAPES, list(wanted.values()))
            for key, one in zip(wanted, found, strict=True):
                leaves = [string for value in one["values"] for string in strings_in(value)]
                leaves += [one["text"]] if "zq" in one["text"] else []
                self._known[key] = Reading("html", one["shape"], leaves)
        return [self._known[_key(page)] if page.is_html else read(page) for page in pages]

    def opened(self, page: Page) -> list[str]:
        """What ran, or what the browser complained of."""

        def answer(asked: str, _request: object) -> Answer:
            if urlsplit(asked).path == urlsplit(page.path).path:
                return Answer(page.body, page.status, page.headers)
            other = page_of(Client().get(asked))
            return Answer(other.body, other.status, other.headers)

        with kept_page(self.browser, ORIGIN) as (tab, watch):
            Answers(ORIGIN, answer).serve(tab)
            tab.goto(ORIGIN + page.path, wait_until="load")
            ran, strange = tab.evaluate(_TOUCH)
            said = [f"{one.check}: {one.words[:200]}" for one in watch.findings]
        return [*(["it ran"] if ran else []), *([f"{strange} elements of a program"] if strange else []), *said]


def _key(page: Page) -> bytes:
    return sha256(page.body).digest()


def to_open(
    shown: dict[tuple[str, str], Page], payloads: tuple[Payload, ...], turn: Callable[[str], int] = len
) -> dict[tuple[str, str], Page]:
    """One page of each template for each context: which payload of the context depends on the template."""
    chosen: dict[tuple[str, str], Page] = {}
    for name in sorted({name for name, _ in shown}):
        for context in RUNS:
            met = [one.id for one in payloads if one.context == context and (name, one.id) in shown]
            if met:
                chosen[(name, context)] = shown[(name, met[turn(name) % len(met)])]
    return chosen
