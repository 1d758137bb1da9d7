"""Two programmes in one installation: what one shows is the same whether the other is empty or full."""

import re
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from numerai.base.models import Programme
from numerai.programme.people.models import Account, Membership, Participant, ReferentRequest
from numerai.programme.people.rules import Role
from numerai.programme.workshops.models import Attendance, Session
from tests.screens.team.stage import Furnisher, Stage, asked_of_referents, colleague, staff
from tests.screens.test_permission_matrix import ALL, ONLY_READ, url_of

HERE, ELSEWHERE = "testserver", "ailleurs.example"
OURS, THEIRS = "Exemple", "Ailleurs"
LISTS = [address for address in ALL if not address.arguments and not address.name.startswith("mfa")]
WITH_IDS = [address for address in ALL if any(name.endswith("_id") for name in address.arguments)]
# Made anew at each answer: the token against forgery, the identifiers of forms.
CHANGING = re.compile(r'value="[\w:-]{36,}"')


@pytest.fixture
def coordinator(programme: Programme, other_programme: Programme) -> Account:
    """Coordinates both, so that only the programme of the page keeps them apart."""
    account = staff(programme, Role.COORDINATOR)
    Membership.objects.create(account=account, programme=other_programme, role=Role.COORDINATOR)
    for where in (programme, other_programme):  # a coordinator opens no concern
        Membership.objects.create(account=account, programme=where, role=Role.REFERENT)
    return account


@pytest.fixture
def ours(programme: Programme, clock: datetime) -> Stage:
    return Furnisher(programme, clock, OURS).furnish()


@pytest.fixture
def theirs(other_programme: Programme, clock: datetime) -> Stage:
    return Furnisher(other_programme, clock, THEIRS).furnish()


def signed_in(account: Account, host: str) -> Client:
    client = Client(headers={"host": host})
    client.force_login(account)
    return client


def read(client: Client, url: str) -> str:
    response = client.get(url)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return f"{response.status_code} {CHANGING.sub('', body.decode(errors='replace'))}"


def all_lists(account: Account, host: str) -> dict[str, str]:
    """Every page without an identifier in its address, as a coordinator reads it."""
    pages = {}
    for address in LISTS:
        pages[address.name] = read(signed_in(account, host), url_of(address, {}))
        for state in ("a-noter", "passes", "annules") if address.name == "team:sessions" else ():
            pages[f"{address.name} {state}"] = read(signed_in(account, host), url_of(address, {}) + f"?etat={state}")
    return pages


def test_every_list_is_the_same_when_the_other_programme_is_full(
    ours: Stage, coordinator: Account, other_programme: Programme, clock: datetime
) -> None:
    alone = all_lists(coordinator, HERE)
    Furnisher(other_programme, clock, THEIRS).furnish()
    assert all_lists(coordinator, HERE) == alone


@pytest.mark.parametrize(("host", "word", "other"), [(HERE, OURS, THEIRS), (ELSEWHERE, THEIRS, OURS)])
def test_each_host_shows_its_own_rows(
    host: str, word: str, other: str, ours: Stage, theirs: Stage, coordinator: Account
) -> None:
    pages = all_lists(coordinator, host)
    assert {name for name, page in pages.items() if other in page} == set()
    shown = {name for name, page in pages.items() if word in page}
    assert {"public:sessions", "team:day", "team:sessions", "team:venues", "team:tasks", "team:duplicates"} <= shown
    assert {"team:offers", "team:calls", "team:import_rows", "public:feed", "public:embedded"} <= shown
    assert {"team:checks", "public:accessibility"} <= shown


def asked_about(someone: Account) -> ReferentRequest:
    known = ReferentRequest.objects.filter(account=someone).first()
    return known or asked_of_referents(someone.memberships.get().programme, someone)


def ids(stage: Stage) -> dict[str, Any]:
    programme = Session.objects.get(id=stage.full).programme
    word = OURS if programme.is_default else THEIRS
    someone = Account.objects.filter(username=f"collegue-{word.casefold()}").first() or colleague(programme, word)
    return {
        "account_id": someone.id,
        "session_id": stage.full,
        "enrolment_id": stage.enrolment,
        "participant_id": stage.person,
        "task_id": stage.task,
        "venue_id": stage.venue,
        "photo_id": stage.photo,
        "concern_id": stage.concern,
        "request_id": stage.request,
        "offer_id": stage.offer,
        "asked_id": asked_about(someone).id,
        "row_id": stage.row,
        "check_id": stage.check,
    }


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_the_identifiers_of_the_other_open_nothing(
    method: str, ours: Stage, theirs: Stage, coordinator: Account
) -> None:
    """Each identifier in turn is theirs, the others are ours. What is refused changes nothing, so all are tried on
    the same rows."""
    client = signed_in(coordinator, HERE)
    own, others = ids(ours), ids(theirs)
    answers = {
        (address, name): client.generic(method, url_of(address, own | {name: others[name]})).status_code
        for address in WITH_IDS
        for name in address.arguments
    }
    deaf = {pair for pair, status in answers.items() if status == 405}
    assert {pair[0].name: status for pair, status in answers.items() if status != 404 and pair not in deaf} == {}
    assert method == "GET" or {address.name for address, _ in deaf} <= ONLY_READ


def test_the_slugs_of_the_other_open_nothing(ours: Stage, theirs: Stage) -> None:
    slug = Session.objects.get(id=theirs.full).slug
    for name in ("public:session", "public:session_ics", "participant:start"):
        assert Client(headers={"host": HERE}).get(reverse(name, args=[slug])).status_code == 404
        assert Client(headers={"host": ELSEWHERE}).get(reverse(name, args=[slug])).status_code < 400


@pytest.mark.parametrize("asked", [THEIRS, "Corail", "74.20.01"])
def test_a_search_finds_nobody_of_the_other(asked: str, ours: Stage, theirs: Stage, coordinator: Account) -> None:
    client = signed_in(coordinator, HERE)
    for url in (reverse("team:people"), reverse("team:enrol", args=[ours.full])):
        page = client.post(url, {"asked": asked}).content.decode()
        assert THEIRS not in page.replace(f'value="{asked}"', "")
        assert str(theirs.person) not in page


def test_a_form_that_names_rows_of_the_other_changes_nothing(ours: Stage, theirs: Stage, coordinator: Account) -> None:
    client = signed_in(coordinator, HERE)
    pair = {"one": ours.person, "other": theirs.person}
    for name in ("team:merge", "team:keep_apart"):
        assert client.post(reverse(name), pair).status_code == 404
    marked = client.post(reverse("team:walk_in", args=[ours.past]), {"known": theirs.person})
    assert marked.status_code == 404
    assert not Participant.objects.filter(id=ours.person, merged_into__isnull=False).exists()
    assert not Attendance.objects.filter(session_id=ours.past, participant_id=theirs.person).exists()


def test_a_role_elsewhere_is_no_role_here(ours: Stage, other_programme: Programme) -> None:
    account = staff(other_programme, Role.COORDINATOR, "ailleurs")
    assert signed_in(account, HERE).get(reverse("team:day")).status_code == 403
    assert signed_in(account, ELSEWHERE).get(reverse("team:day")).status_code == 200
