"""Every output of the programme, found by following its links and buttons: pages, files, calendars, papers."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import parse_qsl, urlsplit

from django.db import transaction
from django.test import Client
from django.urls import Resolver404, resolve, reverse

from numerai.programme.people.rules import Role
from tests.payloads.forms import Form
from tests.payloads.payload import tags_in
from tests.payloads.reading import read
from tests.payloads.sending import Filling, Page, page_of, submit
from tests.screens.test_permission_matrix import ALL

QUERIES = 3  # of one address with the same question in its query
LEFT = ("components:", "account_", "mfa_", "health")  # they show no row of the programme
ONE_ROLE = (str(Role.TRAINER), str(Role.RELAY))
EVERYWHERE = ("visitor", "scene")  # the team reads the same public pages
_IDENTIFIED = re.compile(r"/[0-9a-f]{8}-[0-9a-f-]{27}/")
_LINK = re.compile(r'\b(?:href|src)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Step:
    """How an output is asked for, by whom: an address to read, or a button to press."""

    who: str
    path: str
    name: str
    data: tuple[tuple[str, str], ...] | None = None  # of a form; None when only read

    @property
    def id(self) -> str:
        pressed = "" if self.data is None else " " + " ".join(f"{key}={value}" for key, value in self.data[:2])
        return f"{self.who} {self.path}{pressed}"


def ask(clients: dict[str, Client], step: Step) -> Page:
    """What a button does is undone at once: a file is looked at, nothing else changes."""
    client = clients[step.who]
    cookies = client.cookies.copy()
    sid = transaction.savepoint()
    try:
        if step.data is None:
            return page_of(client.get(step.path, follow=True))
        return submit(client, Page(200, b"", {}, step.path, step.name), Form(step.path, "post"), step.data)
    finally:
        transaction.savepoint_rollback(sid)
        client.cookies = cookies


class Crawl:
    """From where someone stands and from every address without an identifier, to wherever `tags` are shown.

    Words that were not kept in the database (a search) come out only where an address carries them.
    """

    def __init__(
        self, clients: dict[str, Client], tags: frozenset[str], first: dict[str, list[str]], kept: bool = True
    ) -> None:
        self.clients, self.tags, self.first, self.kept = clients, tags, first, kept
        self.asked = 0
        self._seen: set[tuple[str, ...]] = set()
        self._queries: Counter[tuple[str, ...]] = Counter()

    def showing(self) -> dict[Step, frozenset[str]]:
        """Steps whose answers show some of the tags, with those they show. One is enough of each page or button that
        shows the same: what another role reads counts when it differs."""
        found: dict[Step, frozenset[str]] = {}
        known: set[tuple[str, tuple[str, ...], frozenset[str]]] = set()
        for who in self.clients:
            for step, shown in self._walk(who, [one.path for one in found if one.data is None]):
                pressed = tuple(value for _, value in (step.data or ())[-1:])
                kind = (step.name, pressed, shown)
                if shown and kind not in known:
                    known.add(kind)
                    found[step] = shown
        return found

    def _walk(self, who: str, met: list[str]) -> Iterator[tuple[Step, frozenset[str]]]:
        """`met`: where someone else read the words; who has one role alone asks for them there too, and goes no further
        than pages that show them: whoever has all the roles went everywhere."""
        starts = [*self.first.get(who, ()), *met, *(_addresses() if self.kept else ())]
        waiting = [step for path in starts if (step := self._new(who, path))]
        while waiting:
            step = waiting.pop()
            page = ask(self.clients, step)
            self.asked += 1
            if page.status >= 400:
                continue
            shown = tags_in(read(page).words) & self.tags
            yield step, shown
            if page.is_html and step.data is None and (shown or who not in ONE_ROLE):
                waiting += self._links(who, page)
                if shown or not _IDENTIFIED.search(step.path):  # the papers of what the words are about
                    waiting += self._buttons(who, page)

    def _links(self, who: str, page: Page) -> list[Step]:
        links = (unescape(link) for link in _LINK.findall(page.text) if self.kept or tags_in(link))
        return [step for link in links if (step := self._new(who, link))]

    def _new(self, who: str, link: str) -> Step | None:
        parts = urlsplit(link)
        if parts.scheme not in ("", "http") or parts.netloc not in ("", "testserver") or not parts.path.startswith("/"):
            return None
        name = name_of(parts.path)
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        if not name or name.startswith(LEFT) or (who, path) in self._seen:
            return None
        if who not in EVERYWHERE and not name.startswith("team:"):
            return None
        self._seen.add((who, path))
        question = (who, parts.path, *sorted(key for key, _ in parse_qsl(parts.query)))
        self._queries[question] += 1
        return Step(who, path, name) if self._queries[question] <= QUERIES else None

    def _buttons(self, who: str, page: Page) -> list[Step]:
        """Forms that ask nothing, once per button; a search is asked for most of a tag, which is not a tag."""
        steps = []
        for form in page.forms:
            searches = [box for box in form.typed if box.kind == "search"]
            if form.method != "post" or len(form.typed) > len(searches) or any(b.kind == "file" for b in form.boxes):
                continue
            path = form.action or page.path
            words = {box.name: tag[:-1] for box in searches for tag in sorted(self.tags)[:1]}
            for button in form.buttons or [("", "")]:
                told = tuple(pair for pair in Filling(form, words).data(button) if pair[0] != "csrfmiddlewaretoken")
                if (who, path, repr(told)) not in self._seen and name_of(urlsplit(path).path):
                    self._seen.add((who, path, repr(told)))
                    steps.append(Step(who, path, name_of(urlsplit(path).path), told))
        return steps


def name_of(path: str) -> str:
    try:
        return resolve(path).view_name
    except Resolver404:
        return ""


def _addresses() -> list[str]:
    return [
        reverse(address.name) for address in ALL if not address.arguments and not address.name.startswith("account")
    ]
