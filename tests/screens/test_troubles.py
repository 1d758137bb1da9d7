"""The disk or the database refuses while a page works: what was sent is said to be kept or not, and by whom to call."""

import errno

import pytest
from django.db import OperationalError
from django.test import Client

from numerai.base.models import Programme, ProgrammeQuerySet

pytestmark = pytest.mark.django_db


def refusing(number: int) -> OperationalError:
    error = OperationalError("Corail Exemple")
    error.__cause__ = OSError(number, "Corail Exemple")
    return error


@pytest.mark.parametrize(
    ("number", "told"),
    [(errno.ENOSPC, "n’avons pas gardé"), (errno.EIO, "peut-être gardé votre réponse, peut-être pas")],
)
def test_whoever_sends_is_told(
    programme: Programme, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, number: int, told: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise refusing(number)

    monkeypatch.setattr("numerai.screens.participant.contact.ask_to_be_contacted", refuse)
    page = Client(raise_request_exception=False).post("/etre-contacte/", {"phone": "75.12.34"})
    text = page.content.decode()
    assert (page.status_code, page["Retry-After"]) == (503, "120")
    assert told in text
    assert "Appeler le" in text
    assert "Corail" not in text + caplog.text


def test_a_fault_of_ours_is_not_said_to_be_the_disk(programme: Programme, monkeypatch: pytest.MonkeyPatch) -> None:
    """Negative control."""

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("x")

    monkeypatch.setattr("numerai.screens.participant.contact.ask_to_be_contacted", fail)
    assert Client(raise_request_exception=False).post("/etre-contacte/", {"phone": "75.12.34"}).status_code == 500


def test_whom_to_call_is_said_even_without_the_database(programme: Programme, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> None:
        raise refusing(errno.EIO)

    client = Client(raise_request_exception=False)
    assert client.get("/").status_code == 200
    monkeypatch.setattr(ProgrammeQuerySet, "for_host", gone)
    page = client.get("/")
    assert (page.status_code, "Appeler le" in page.content.decode()) == (503, True)
