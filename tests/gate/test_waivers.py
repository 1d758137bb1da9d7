"""A waiver that covers nothing any more goes: each one is needed by a page that it names."""

from datetime import datetime

import pytest
from playwright.sync_api import Browser, Page

from tests.gate.test_pages import ENTRIES
from tests.gate.visits import visited
from tests.support import axe, ibm
from tests.support.findings import Finding
from tests.support.waivers import Waiver, read_waivers

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
WAIVERS = read_waivers()


def unused(waivers: list[Waiver], doubts: list[Finding]) -> list[Waiver]:
    said = [(one.check.replace("?", ""), one.where) for one in doubts if "?:" in one.check]
    return [waiver for waiver in waivers if not any(waiver.rule == rule and waiver.selector in at for rule, at in said)]


def doubts(page: Page, now: datetime, engines: set[str]) -> list[Finding]:
    found = axe.check(page, "", [], today=now.date()) if "axe" in engines else []
    return [*found, *(ibm.check(page, "", [], today=now.date()) if "ibm" in engines else [])]


@pytest.mark.parametrize("name", sorted({waiver.page for waiver in WAIVERS}))
def test_each_waiver_is_needed(name: str, browser: Browser, clock: datetime) -> None:
    idle = [waiver for waiver in WAIVERS if waiver.page == name]
    for entry in ENTRIES:
        if idle and name in {entry.name, "*"} and not entry.demo:
            with visited(browser, entry, clock) as page:
                idle = unused(idle, doubts(page, clock, {waiver.rule.partition(":")[0] for waiver in idle}))
    assert not idle, "covers nothing any more: take it out of waivers.toml"


def test_a_waiver_that_nothing_needs_is_seen() -> None:
    asked = [waiver for waiver in WAIVERS if waiver.page == "public:home"]
    assert unused(asked, [Finding("axe?:label", "text[x]", "?")]) == asked
    assert unused(asked, [Finding(one.rule.replace(":", "?:"), one.selector, "?") for one in asked]) == []
