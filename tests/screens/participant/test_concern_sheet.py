"""The questions about a problem on paper: one sheet, both sides."""

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Request

from tests.support.inside import Answer, Answers

ORIGIN = "http://testserver"


@pytest.mark.browser
@pytest.mark.django_db
def test_it_prints_on_both_sides_of_one_sheet(browser: Browser, client: Client, tmp_path: Path) -> None:
    def answer(asked: str, request: Request) -> Answer:
        response = client.get(asked)
        body = response.getvalue() if response.streaming else response.content
        return Answer(bytes(body), response.status_code, dict(response.headers))

    page = browser.new_page()
    Answers(ORIGIN, answer).serve(page)
    page.goto(ORIGIN + reverse("participant:concern_paper"))
    document = page.pdf(format="A4", prefer_css_page_size=True, path=tmp_path / "feuille.pdf")
    page.close()
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", document)) == 2
