"""`make screenshots`: each page of the register as people see it, at the width of a phone and of a desk.

Not a test: pytest runs it for its database and its register, when it is named. `-k` chooses pages.
"""

import os
import re
import tempfile
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Request

from tests.gate.test_pages import ORIGIN, client_for, met, parameters, place_of, to_answer, world_of
from tests.support.audit import SETTLED
from tests.support.browser import DESK, HEIGHTS, PHONE, kept_page
from tests.support.inside import Answer, Answers
from tests.support.pages import Entry

# Outside the repository: pictures of a page are made again, never kept.
FOLDER = Path(os.environ.get("FOLDER") or Path(tempfile.gettempdir()) / "numerai-captures")


@pytest.mark.browser
@pytest.mark.parametrize("entry", parameters())
def test_draw(entry: Entry, browser: Browser, clock: datetime) -> None:
    with world_of(entry) as programme:
        client = client_for(entry, programme)
        first = met(entry, client, programme, clock)
    path = place_of(first)

    def answer(asked: str, request: Request) -> Answer:
        return to_answer(first if urlsplit(asked) == urlsplit(path) else client.get(asked))

    FOLDER.mkdir(parents=True, exist_ok=True)
    with kept_page(browser, ORIGIN) as (page, _watch):
        Answers(ORIGIN, answer).serve(page)
        for width in (DESK, PHONE):
            page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
            page.goto(ORIGIN + path, wait_until="load")
            page.evaluate(SETTLED)
            page.screenshot(
                path=FOLDER / f"{re.sub(r'[^a-z0-9_]+', '-', entry.id.lower())}-{width}.png", full_page=True
            )
