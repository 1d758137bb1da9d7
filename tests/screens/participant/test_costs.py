"""What each page costs: few queries, one request, few bytes."""

import gzip

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from tests.screens.participant.walking import SELF, Walk, html

QUERIES = 6
BYTES = 14_000


@pytest.mark.parametrize("step", list(SELF))
def test_a_step_costs_few_queries(step: str, walk: Walk, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    walk.until("verifier")
    with django_assert_max_num_queries(QUERIES):
        walk.see(step)
    with django_assert_max_num_queries(QUERIES):
        walk.answer(step, "?modifier=1", **SELF[step])


def test_the_first_answer_costs_a_little_cleaning(
    walk: Walk, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """The counters are read before they count; those of past windows and the drafts nobody came back to go then."""
    with django_assert_max_num_queries(QUERIES + 2):
        walk.answer("comment", who="self")


@pytest.mark.parametrize("path", ["", "billet/", "besoins/", "joindre/"])
def test_the_pages_behind_the_code_cost_few_queries(
    path: str, walk: Walk, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    walk.enrol()
    with django_assert_max_num_queries(QUERIES):
        walk.client.get(f"/mon-inscription/{path}")


def test_sending_costs_the_same_however_many_came_before(walk: Walk) -> None:
    from django.db import connection

    costs = []
    for _ in range(3):
        another = Walk(walk.session).until("verifier")
        with CaptureQueriesContext(connection) as queries:
            another.send()
        costs.append(len(queries))
    assert costs[1] == costs[2]


def test_pages_are_light_and_ask_for_nothing_else(walk: Walk) -> None:
    walk.until("verifier")
    pages = [walk.see(step) for step in (*SELF, "verifier")]
    walk.send()
    pages += [walk.see("confirmation"), walk.client.get("/mon-inscription/"), Client().get("/mon-inscription/")]
    for page in pages:
        assert len(gzip.compress(page.content, 6)) <= BYTES
        assert "<script" not in html(page)
        assert 'rel="stylesheet"' not in html(page)
