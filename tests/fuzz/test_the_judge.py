"""Negative controls: a site with each fault, and the finding that it must give."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.test import Client
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from numerai.base.models import Programme
from numerai.programme.places.models import Commune
from numerai.urls import handler400, handler403, handler404, handler500  # noqa: F401  (the faulty site answers as ours)
from numerai.urls import urlpatterns as ours
from tests.fuzz.cases import Case
from tests.fuzz.judging import Judge


def fails(request: HttpRequest) -> HttpResponse:
    raise KeyError("invalid_choice")


def writes(request: HttpRequest) -> HttpResponse:
    Commune.objects.filter(slug="kone").update(name="Koné")
    return HttpResponse("fait")


FAULTS: dict[str, Callable[[HttpRequest], HttpResponse]] = {
    "fails": fails,
    "writes": writes,
    "answers": lambda request: HttpResponse("plus tard", status=503),
    "english": lambda request: HttpResponse("<p>This field is required.</p>"),
    "leads": lambda request: redirect(request.GET["vers"]),
    "leaks": lambda request: HttpResponse("<p>Corail Zyxailleurs</p>"),
    "unguarded": csrf_exempt(lambda request: HttpResponse("reçu")),
    "right": lambda request: HttpResponse("<p>Écrivez votre prénom.</p>"),
}
urlpatterns = [*ours, *(path(f"faute/{name}/", view) for name, view in FAULTS.items())]


@pytest.fixture
def found(other_programme: Programme, clock: datetime, settings: object) -> Callable[..., list[str]]:
    settings.ROOT_URLCONF = __name__  # type: ignore[attr-defined]  # pytest-django
    judge, client = Judge(other_programme, "Zyxailleurs"), Client()
    return lambda name, query="", **more: judge.findings(client, Case(address=f"/faute/{name}/{query}", **more))


@pytest.mark.parametrize(
    ("name", "method", "told"),
    [
        ("fails", "GET", "KeyError"),
        ("writes", "GET", "changes places_commune"),
        ("writes", "PUT", "changes places_commune"),
        ("answers", "POST", "answers 503"),
        ("english", "POST", "says « This »"),
        ("leaks", "GET", "shows a row of another programme"),
    ],
)
def test_each_fault_is_found(name: str, method: str, told: str, found: Callable[..., list[str]]) -> None:
    assert [finding.partition(":")[0] for finding in found(name, method=method)] == [told]


def test_an_address_elsewhere_is_found(found: Callable[..., list[str]]) -> None:
    assert found("leads", "?vers=//ailleurs.invalid/", method="GET") == ["leads elsewhere: //ailleurs.invalid/"]
    assert found("leads", "?vers=/ateliers/", method="GET") == []


def test_a_form_without_its_token_is_found(found: Callable[..., list[str]]) -> None:
    assert found("unguarded", method="POST", unsigned=True) == ["takes a form without its token (200)"]
    assert found("right", method="POST", unsigned=True) == []


def test_what_someone_refused_changes_is_found(found: Callable[..., list[str]]) -> None:
    assert found("writes", method="POST", refused=True) == ["changes places_commune"]
    assert found("writes", method="POST") == []  # someone who may
