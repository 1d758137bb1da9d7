"""Nobody has to know an address: from the page of the day, links lead each role to every page that opens for it."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from html import unescape
from typing import Any
from urllib.parse import urljoin

import pytest
from django.test import Client
from django.urls import resolve, reverse

from numerai.base.models import Programme
from numerai.programme.accessibility import actions as accessibility
from numerai.programme.concerns import actions as concerns
from numerai.programme.people.models import Account
from numerai.programme.people.rules import Role
from numerai.programme.support import actions as support
from numerai.programme.workshops.actions import refused_rows, tasks
from tests.screens.team.stage import Furnisher, asked_of_referents, colleague, staff
from tests.screens.test_permission_matrix import EXPECTED, ONLY_WRITTEN, OPEN

LIKE_ONE_ANOTHER = 20  # pages of one kind that are opened before the crawl looks elsewhere
# Opened by the answer of a form, or by somebody who is not signed in.
NOT_BY_A_LINK = {
    "team:import_confirm": "the button of a file that was just sent",
    "team:import_row": "the button of a row, in the preview of a file that was just sent",
    "team:first_sign_in": "a link given on paper, before any sign-in",
    "team:enrol_new": "offered by the search of the enrolment page",
    "team:enrol_known": "offered by the search of the enrolment page",
    "team:request_link": "offered by the search of whoever asks for their data",
    "team:request_nobody": "offered by that search when it finds nobody",
    "team:walk_in": "offered by the search of the presence page",
}

# It opens, and another page of theirs does the same.
HAS_ITS_OWN = {(Role.COORDINATOR, "team:person_own"): "team:person_correct"}


def links(html: str, here: str) -> Iterator[str]:
    for address in re.findall(r'<(?:a|form|button)\b[^>]*?\s(?:href|action|formaction)="([^"#]*)', html):
        yield urljoin(here, unescape(address))


def reached(client: Client, start: str) -> set[str]:
    """Names of the team's pages that links lead to. The forms count too: their page answers where they lead."""
    waiting, seen, names = [start], {start}, dict[str, int]()
    while waiting:
        url = waiting.pop(0)
        name = resolve(url.partition("?")[0]).view_name
        names[name] = names.get(name, 0) + 1
        if names[name] > LIKE_ONE_ANOTHER or name in ONLY_WRITTEN:
            continue
        response = client.get(url, follow=True)
        if response.streaming or not response.headers["Content-Type"].startswith("text/html"):
            continue
        assert response.status_code == 200, url
        for link in links(response.content.decode(), response.request["PATH_INFO"]):
            if link.startswith("/equipe/") and link not in seen:
                seen.add(link)
                waiting.append(link)
    return set(names)


def in_every_state(programme: Programme, now: datetime, account: Account) -> None:
    """What opens only once something else is done: tasks done, offers closed, concerns further on their way."""
    by = Furnisher(programme, now, "Exemple").by(account)
    stage = by.furnish()
    tasks.set_task_done(programme, actor="test", now=now, task_id=stage.task, done=True)
    for owner in (account, None):
        task = Furnisher(programme, now, "Tâche").furnish().task
        who = {"actor": "test", "now": now, "instead_of": None}
        tasks.take_task(programme, **who, task_id=task, owner=owner)  # type: ignore[arg-type]
    refused_rows.leave_row(programme, actor="test", now=now, row_id=by.refused_row())
    accessibility.withdraw_check(programme, actor="test", now=now, check_id=by.check())
    by.request()
    by.breach()
    support.close_offer(programme, actor="test", now=now, offer_id=by.offer())
    first, second = (staff(programme, Role.REFERENT, name) for name in ("Kaori", "Gaïac"))
    for steps in (1, 2, 3):
        long_ago = now - timedelta(days=60)
        concern = {"concern_id": Furnisher(programme, long_ago, "Exemple").concern()}
        who: dict[str, Any] = {"actor": "test", "now": long_ago}
        concerns.answer(programme, **who, by=first.id, text="Merci.", **concern)
        if steps > 1:
            concerns.appeal(programme, **who, text="", **concern)
        if steps > 2:
            concerns.decide(programme, **who, by=second.id, text="Nous changeons cela.", **concern)


def opened_to(role: Role) -> set[str]:
    return {name for name, row in EXPECTED.items() if name.startswith("team:") and row[role] == OPEN}


@pytest.mark.parametrize("role", list(Role))
def test_every_page_of_a_role_is_reached_from_its_day(role: Role, programme: Programme, clock: datetime) -> None:
    account, client = staff(programme, role), Client()
    client.force_login(account)
    asked_of_referents(programme, colleague(programme, "Exemple"))
    in_every_state(programme, clock, account)
    found = reached(client, reverse("team:day"))
    own = {name for of, name in HAS_ITS_OWN if of == role}
    assert opened_to(role) - found - set(NOT_BY_A_LINK) - own == set()


def test_a_page_without_a_link_is_seen(programme: Programme, clock: datetime) -> None:
    """Negative control: from a page that leads nowhere, the others are missed."""
    html = '<a href="/equipe/">x</a><form method="post" action="/equipe/taches/">'
    assert list(links(html, "/equipe/chiffres/")) == ["/equipe/", "/equipe/taches/"]
    assert "team:venues" not in {resolve(url).view_name for url in links(html, "/equipe/")}
