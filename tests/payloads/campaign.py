"""`make payloads`: every field of every page × every payload × every output. Not in `make test`: it names itself."""

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import datetime
from types import SimpleNamespace
from typing import Any

import pytest

import tests.gate.pages  # noqa: F401  (fills the register)
from numerai.base.models import Programme
from tests.payloads.payload import PAYLOADS
from tests.payloads.product import Product
from tests.payloads.reading import read
from tests.payloads.steady import Steady
from tests.support.pages import ENTRIES

PAGES = sorted({entry.name for entry in ENTRIES})


@pytest.fixture
def steady(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Steady:
    settings.MAIL = SimpleNamespace(host="exemple.invalid")
    return Steady(monkeypatch)


@pytest.mark.django_db
@pytest.mark.parametrize("name", PAGES)
def test_page(name: str, programme: Programme, clock: datetime, steady: Steady, record_property: Callable[[str, object], None]) -> None:
    start = time.time()
    product = Product(programme, clock, steady, PAYLOADS, lambda pages: [read(page) for page in pages])
    product.page(name)
    totals = product.totals
    print(name, len(totals.fields), dict(totals.counts), dict(totals.outputs), len(totals.findings), f"{time.time() - start:.1f}s")
    seen = set()
    for one in totals.findings:
        key = (one.where.split()[0:2] and one.where[:60], one.words[:60])
        if key not in seen and len(seen) < 12:
            seen.add(key); print("   ", one.payload, "|", one.where[:120], "|", one.words[:300])
    assert not totals.findings
