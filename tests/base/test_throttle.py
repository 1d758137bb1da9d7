"""Counting tries: by visitor and by place, never by address alone, and all of them together."""

from datetime import datetime, timedelta

import pytest
from django.test import RequestFactory

from numerai.base import throttle
from numerai.base.models import Attempt
from numerai.base.throttle import Limit, Visitor

pytestmark = pytest.mark.django_db

GUESS = Limit("guess", by_visitor=3, by_place=5, in_all=8)
CORAIL = Visitor("203.0.113.7", "Phone 1", "cookie-corail")


def tries(count: int, now: datetime, *, visitor: Visitor = CORAIL, limit: Limit = GUESS, of: str = "nume-rai") -> int:
    """How many of these tries were allowed."""
    return sum(throttle.allowed(limit, visitor, programme=of, now=now) for _ in range(count))


def test_a_visitor_may_try_so_many_times(now: datetime) -> None:
    assert tries(10, now) == 3


def test_without_a_limit_nobody_is_stopped(now: datetime) -> None:
    """Negative control: the same tries all pass when the ceiling is high."""
    assert tries(10, now, limit=Limit("guess", by_visitor=100, in_all=100)) == 10


def test_the_next_window_starts_afresh_and_the_last_one_is_forgotten(now: datetime) -> None:
    tries(10, now)
    later = now + timedelta(seconds=throttle.WINDOW)
    assert tries(1, later) == 1
    assert {row.window for row in Attempt.objects.all()} == {int(later.timestamp()) // throttle.WINDOW}


def test_two_people_of_one_venue_do_not_stop_each_other(now: datetime) -> None:
    tries(10, now)
    neighbour = Visitor(CORAIL.address, CORAIL.browser, "cookie-banian")
    assert tries(2, now, visitor=neighbour, limit=Limit("guess", by_visitor=3, in_all=100)) == 2


def test_changing_cookies_meets_the_place_then_changing_browsers_meets_the_ceiling(now: datetime) -> None:
    cookies = [Visitor(CORAIL.address, CORAIL.browser, f"cookie-{n}") for n in range(20)]
    assert sum(tries(1, now, visitor=visitor) for visitor in cookies) == 5
    elsewhere = [Visitor(f"203.0.113.{n}", f"Phone {n}", "") for n in range(100, 130)]
    assert sum(tries(1, now, visitor=visitor) for visitor in elsewhere) == 3  # with the first five, the ceiling


@pytest.mark.parametrize("cookies", [1, 130], ids=["one visitor", "one place"])
def test_refused_tries_stop_nobody_else(now: datetime, cookies: int) -> None:
    for n in range(130):
        tries(1, now, visitor=Visitor(CORAIL.address, CORAIL.browser, f"cookie-{n % cookies}"))
    assert tries(1, now, visitor=Visitor("203.0.113.8", "Phone 2", "cookie-banian")) == 1


def test_a_visitor_stopped_does_not_fill_the_place(now: datetime) -> None:
    tries(130, now)
    assert tries(2, now, visitor=Visitor(CORAIL.address, CORAIL.browser, "cookie-banian")) == 2


def test_two_hundred_people_of_one_address_all_pass(now: datetime) -> None:
    venue = Limit("start", by_visitor=60, by_place=1_000, in_all=5_000)
    people = [Visitor("203.0.113.7", "Same tablet", f"cookie-{n}") for n in range(200)]
    assert sum(tries(1, now, visitor=person, limit=venue) for person in people) == 200


def test_a_success_takes_its_try_back(now: datetime) -> None:
    for _ in range(20):
        assert throttle.allowed(GUESS, CORAIL, programme="nume-rai", now=now)
        throttle.forgive(GUESS, CORAIL, programme="nume-rai", now=now)
    assert set(Attempt.objects.values_list("count", flat=True)) == {0}


@pytest.mark.parametrize("address", ["203.0.113.7", "2001:db8:1:2::{}"])
def test_a_machine_that_changes_its_browser_meets_its_address_and_stops_nobody(now: datetime, address: str) -> None:
    guess = Limit("guess", by_visitor=3, by_address=5, in_all=8)
    changing = [Visitor(address.format(n), f"Phone {n}", f"cookie-{n}") for n in range(20)]
    assert sum(tries(1, now, visitor=visitor, limit=guess) for visitor in changing) == 5
    assert tries(1, now, visitor=Visitor("198.51.100.1", "Phone 1", ""), limit=guess) == 1


def test_programmes_and_scopes_count_apart(now: datetime) -> None:
    tries(10, now)
    assert tries(1, now, of="ailleurs") == 1
    assert tries(1, now, limit=Limit("other", by_visitor=1, in_all=1)) == 1


def test_the_table_names_nobody(now: datetime) -> None:
    tries(1, now)
    held = " ".join(Attempt.objects.values_list("who", flat=True))
    assert CORAIL.address not in held
    assert all(len(who) == 64 for who in held.split())


def test_a_visitor_is_an_address_a_browser_and_a_cookie() -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="203.0.113.7", headers={"User-Agent": "Phone 1"})
    request.COOKIES["jeton"] = "cookie-corail"
    assert Visitor.of(request) == CORAIL


def test_behind_a_proxy_the_address_is_the_one_it_saw(settings: object) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")  # type: ignore[attr-defined]  # pytest-django's own
    request = RequestFactory().get("/", headers={"X-Forwarded-For": "invented, 203.0.113.7"})
    assert Visitor.of(request).address == "203.0.113.7"
