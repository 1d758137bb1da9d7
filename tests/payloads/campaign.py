"""`make payloads`: every field of every page × every payload × every output, pages read by a real browser.

Not in `make test`, whose part is test_outputs.py: pytest runs it when it is named. A page that asks nothing passes in
no time; a new page or a new field joins by itself.
"""

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Browser

import tests.gate.pages  # noqa: F401  (fills the register)
from numerai.base.models import Programme
from tests.payloads.dom import Dom, to_open
from tests.payloads.files import KINDS, FileProduct
from tests.payloads.payload import PAYLOADS
from tests.payloads.product import Product
from tests.payloads.standing import Totals
from tests.payloads.steady import Steady
from tests.support.browser import opened_page
from tests.support.pages import ENTRIES

PAGES = sorted({entry.name for entry in ENTRIES})
PROPERTY = "payloads"
Record = Callable[[str, object], None]


@pytest.fixture(scope="session")
def dom(browser: Browser) -> Iterator[Dom]:
    with opened_page(browser, "about:blank") as (tab, _watch):
        yield Dom(browser, tab)


@pytest.fixture
def product(programme: Programme, clock: datetime, dom: Dom, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Product:
    settings.MAIL = SimpleNamespace(host="exemple.invalid")  # letters are kept by Django's test outbox
    return Product(programme, clock, Steady(monkeypatch), PAYLOADS, dom.readings)


@pytest.mark.django_db
@pytest.mark.browser
@pytest.mark.parametrize("name", PAGES)
def test_page(name: str, product: Product, dom: Dom, record_property: Record) -> None:
    product.page(name)
    conclude(name, product, dom, record_property)


@pytest.mark.django_db
@pytest.mark.browser
@pytest.mark.parametrize("kind", KINDS)
def test_file(kind: str, product: Product, dom: Dom, record_property: Record) -> None:
    """Each column of a file, its names of columns, and the name of the file."""
    FileProduct.of(product, kind).try_all()
    conclude(f"file of {kind}", product, dom, record_property)


def conclude(name: str, product: Product, dom: Dom, record: Record) -> None:
    totals = product.totals
    ran = {" × ".join(key): said for key, page in chosen(product).items() if (said := dom.opened(page))}
    totals.counts["opened"] += len(chosen(product))
    record(PROPERTY, json.dumps(line_of(name, totals, len(ran))))
    assert not ran, ran
    assert not totals.findings, "\n".join(
        dict.fromkeys(f"{one.where}: {one.words} [{one.payload}]" for one in totals.findings[:40])
    )


def chosen(product: Product) -> dict[tuple[str, str], Any]:
    return to_open(product.shown, product.payloads)


def line_of(name: str, totals: Totals, ran: int) -> dict[str, Any]:
    altered = len({(one.payload, one.where) for one in totals.findings})
    counts = {"fields": len(totals.fields), "executed": ran, "altered": altered}
    return {"name": name, **counts, **totals.counts, "outputs": dict(totals.outputs)}
