"""What every test stands on: the programme with its reference data, invented people, a browser, the real server."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from pytest_django import DjangoDbBlocker

    from numerai.base.models import Programme
    from tests.support.browser import Watch
    from tests.support.people import Invented
    from tests.support.servers import Server

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"


def pytest_configure() -> None:
    """Reading one setting makes pytest-django set Django up. Property tests have no time limit."""
    from django.conf import settings
    from hypothesis import settings as hypothesis_settings

    assert settings.DATABASES
    # A busy machine is not a mistake of the code.
    hypothesis_settings.register_profile("numerai", deadline=None)
    hypothesis_settings.load_profile("numerai")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The marker that this fixture implies is never forgotten."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


def pytest_unconfigure() -> None:
    """Each worker made a data folder when it read the settings."""
    from django.conf import settings

    if settings.configured:
        shutil.rmtree(settings.DATA_FOLDER, ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: "DjangoDbBlocker") -> Iterator[None]:
    """Migrations, then what the first start loads: reference data and the programme itself."""
    from tests.support.database import let_tests_empty_the_journal, load_reference

    with django_db_blocker.unblock():
        load_reference()
    with pytest.MonkeyPatch.context() as patch:
        let_tests_empty_the_journal(patch)
        yield


@pytest.fixture(autouse=True)
def nobody_erased_yet() -> Iterator[None]:
    """What is written beside the keys outlives the rows of a test: the next test begins without it."""
    yield
    from django.conf import settings

    from numerai.base.erasures import FILE
    from numerai.base.secrets import secrets_folder

    (secrets_folder(settings.DATA_FOLDER) / FILE).unlink(missing_ok=True)


@pytest.fixture
def now() -> datetime:
    """A Monday of the programme, 9 h in Nouméa: between workshops past and workshops to come."""
    return datetime(2026, 11, 22, 22, 0, tzinfo=UTC)


@pytest.fixture
def clock(now: datetime, monkeypatch: pytest.MonkeyPatch) -> datetime:
    """For pages: the one clock of the project stands still at `now`."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    return now


@pytest.fixture
def programme(db: None) -> "Programme":
    from numerai.base.models import Programme

    return Programme.objects.get(is_default=True)


@pytest.fixture
def other_programme(db: None) -> "Programme":
    """Another territory in the same installation: its rows must never be seen from the first."""
    from numerai.base.models import Programme

    return Programme.objects.create(slug="ailleurs", name="Programme d’ailleurs", hosts=["ailleurs.example"])


@pytest.fixture
def corail() -> "Invented":
    """Comes to the workshops."""
    from tests.support.people import CORAIL

    return CORAIL


@pytest.fixture
def banian() -> "Invented":
    """Helps a relative to enrol."""
    from tests.support.people import BANIAN

    return BANIAN


@pytest.fixture
def notou() -> "Invented":
    """Coordinates the programme."""
    from tests.support.people import NOTOU

    return NOTOU


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    from tests.support.browser import launched

    with launched() as running:
        yield running


@pytest.fixture
def open_page(browser: "Browser") -> "Iterator[Callable[..., Page]]":
    """`open_page(address, width=360, scripts=False)`: a page that fails the test if, at any moment, it
    met a console error, a CSP violation or a third party."""
    from tests.support.browser import opened_page
    from tests.support.findings import told

    with ExitStack() as stack:
        watches: list[Watch] = []

        def visit(address: str, **options: Any) -> "Page":
            parts = urlsplit(address)
            page, watch = stack.enter_context(opened_page(browser, f"{parts.scheme}://{parts.netloc}", **options))
            watches.append(watch)
            page.goto(address)
            return page

        yield visit
        findings = [finding for watch in watches for finding in watch.findings]
        assert not findings, told(findings)


@pytest.fixture
def numerai_server(tmp_path: Path) -> "Iterator[Callable[..., Server]]":
    """Starts the real process: `numerai_server(workers=4)` returns its address; all are stopped at the end."""
    from tests.support.servers import Servers

    with Servers(tmp_path) as servers:
        yield servers.start
