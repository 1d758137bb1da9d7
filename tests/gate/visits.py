"""One page of the register opened in the browser, at a desk, for tests that ask something else than the whole audit."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from urllib.parse import urlsplit

from django.db import transaction
from playwright.sync_api import Browser, Page, Request

from tests.gate.test_pages import ORIGIN, client_for, met, place_of, to_answer, world_of
from tests.support.browser import DESK, HEIGHTS, kept_page
from tests.support.inside import Answer, Answers
from tests.support.pages import Entry


@contextmanager
def visited(browser: Browser, entry: Entry, now: datetime) -> Iterator[Page]:
    """The rows that the entry made go with the visit: several pages follow each other in one test."""
    with transaction.atomic(), world_of(entry) as programme:
        client = client_for(entry, programme)
        first = met(entry, client, programme, now)
        path = place_of(first)

        def answer(asked: str, request: Request) -> Answer:
            return to_answer(first if urlsplit(asked) == urlsplit(path) else client.get(asked))

        with kept_page(browser, ORIGIN) as (page, _):
            page.set_viewport_size({"width": DESK, "height": HEIGHTS[DESK]})
            Answers(ORIGIN, answer).serve(page)
            page.goto(ORIGIN + path, wait_until="load")
            yield page
        transaction.set_rollback(True)
