"""Files that come in or go out, boxes that nobody was shown, and the telephone that is handed on."""

import re
from datetime import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from numerai.base.models import Draft, Programme
from numerai.programme.people.models import Account, Membership
from numerai.programme.people.rules import Role
from numerai.programme.places.models import VenuePhoto
from numerai.programme.workshops.models import Enrolment
from numerai.screens.team.colleague_form import NOBODY_SAID
from tests.fuzz.cases import Case
from tests.fuzz.judging import send, undone
from tests.screens import test_permission_matrix as matrix
from tests.screens.participant.walking import SELF, Walk, planned, where
from tests.screens.team.reading import filled, get, words
from tests.screens.team.stage import staff
from tests.screens.test_permission_matrix import ALL, url_of
from tests.support.pictures import drawn

arguments = matrix.arguments
HTML = "text/html; charset=utf-8"
READ_IN_PLACE = {"application/json", "text/plain", "image/webp"}  # no browser runs them, and nothing was typed in them
SCRIPT = b"<script>alert(1)</script>"


@pytest.fixture
def coordinator(programme: Programme, clock: datetime) -> Client:
    client = Client()
    client.force_login(staff(programme, Role.COORDINATOR))
    return client


# ── Files that go out ────────────────────────────────────────────────────────────────────────────


def test_every_file_is_taken_away_under_its_own_kind(coordinator: Client, arguments: dict[str, Any]) -> None:
    """All that is no page is an attachment, and no browser may guess another kind for it."""
    files, found = set(), {}
    for address in ALL:
        for method in ("GET", "POST"):
            with undone():
                answer = send(coordinator, Case(method, url_of(address, arguments)))
            kind = answer.headers.get("Content-Type", "")
            if answer.status_code != 200 or kind == HTML:
                continue
            files.add(address.name)
            attached = answer.headers.get("Content-Disposition", "").startswith("attachment")
            is_inert = kind.partition(";")[0] in {*READ_IN_PLACE, "text/calendar"}
            if answer.headers.get("X-Content-Type-Options") != "nosniff" or not (attached or is_inert):
                found[address.name] = f"{kind} {answer.headers.get('Content-Disposition')}"
    assert found == {}
    assert {"team:sessions_export", "team:people_export", "team:sign_in_sheet", "public:venue_photo"} <= files


@pytest.mark.parametrize(
    "path",
    [
        "/static/../numerai.sqlite3",
        "/static/%2e%2e/secrets/",
        "/static/..%2f..%2fsecrets/maitre",
        "/static//etc/passwd",
        "/static/....//....//etc/passwd",
        "/static/..\\..\\secrets",
        "/lieux/photos/../../numerai.sqlite3",
        "/communes/..%2f..%2f/calendrier.ics",
        "/lignes/%2e%2e%2f/",
        "/secrets/",
        "/.env",
        "/.git/config",
    ],
)
def test_no_address_reaches_a_file_of_the_machine(path: str, programme: Programme, client: Client) -> None:
    answer = client.get(path)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert answer.status_code in (400, 404)
    assert b"SQLite format" not in body
    assert b"root:" not in body


# ── Files that come in ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "kind", "data"),
    [
        ("photo.jpg", "image/jpeg", SCRIPT),
        ("photo.svg", "image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("photo.html", "text/html", SCRIPT),
        ("photo.jpg", "image/jpeg", b"%PDF-1.7\n%\xe2\xe3"),
        ("photo.gif", "image/gif", b"GIF89a" + SCRIPT),
    ],
)
def test_a_photo_is_what_it_contains_and_not_what_it_says(
    name: str, kind: str, data: bytes, coordinator: Client, arguments: dict[str, Any]
) -> None:
    before = VenuePhoto.objects.count()
    photo = SimpleUploadedFile(name, data, content_type=kind)
    said = {"photo": photo, "file": photo, "subject": "entrance", "alternative": "Une porte bleue"}
    assert coordinator.post(reverse("team:venue_photo_new", args=[arguments["venue_id"]]), said).status_code == 200
    assert VenuePhoto.objects.count() == before


def test_a_picture_that_hides_a_script_is_drawn_anew(programme: Programme) -> None:
    """Two files in one: what is kept and served is the drawing alone."""
    from numerai.base.pictures import read_picture

    kept = read_picture(drawn() + SCRIPT)
    assert SCRIPT not in kept.large.data + kept.small.data
    assert kept.large.data[:4] == b"RIFF"


@pytest.mark.parametrize(
    "name", ["../../secrets/maitre.csv", "a\r\nX-Vol: 1.csv", "<script>.csv", "a" * 4_000 + ".csv"]
)
def test_the_name_of_a_file_is_only_a_name(name: str, coordinator: Client) -> None:
    sheet = SimpleUploadedFile(name, "Date;Commune;Thème\n02/03/2026;Koné;cyber\n".encode(), content_type="text/html")
    answer = coordinator.post(reverse("team:import"), {"kind": "sessions", "file": sheet})
    assert answer.status_code == 200
    assert b"<script>.csv" not in answer.content
    assert "X-Vol" not in answer.headers


# ── Boxes that nobody was shown ──────────────────────────────────────────────────────────────────

TAKEN = {
    "is_superuser": "1",
    "is_staff": "1",
    "is_active": "0",
    "role": "coordinator",
    "roles": "coordinator",
    "password": "pirate",
    "username": "pirate",
    "programme": "00000000-0000-0000-0000-000000000000",
    "id": "00000000-0000-0000-0000-000000000000",
}


def test_one_s_own_details_give_no_role_and_no_other_name(programme: Programme, clock: datetime) -> None:
    account, client = staff(programme, Role.RELAY), Client()
    client.force_login(account)
    page = get(client, "account_details")
    known = {name: getattr(account, name) for name in ("is_active", "password", "username", "id")}
    client.post(reverse("account_details"), {**filled(page), "phone": "74.12.34", **TAKEN})
    account.refresh_from_db()
    assert account.phone == "+687741234"  # negative control: what was asked for is written
    assert {name: getattr(account, name) for name in known} == known
    assert list(Membership.objects.filter(account=account).values_list("role", flat=True)) == [Role.RELAY]


def test_an_enrolment_takes_nothing_that_was_not_asked(programme: Programme, clock: datetime) -> None:
    """Neither a seat, nor a file of someone else, nor an origin: only the questions are read."""
    session = planned(programme, clock)
    forced = {
        "seat": "1",
        "status": "enrolled",
        "participant_id": "1",
        "origin": "team",
        "session": "1",
        "code": "1" * 9,
    }
    answers = {step: {**values, **forced} for step, values in SELF.items()}
    walk = Walk(session)
    assert where(walk.until("verifier", answers).client.post(walk.url("verifier"), forced)) == "confirmation"
    enrolment = Enrolment.objects.get(session=session)
    assert enrolment.code != "1" * 9
    assert enrolment.via == "self"


def test_an_account_is_never_made_with_more_than_its_roles(coordinator: Client, programme: Programme) -> None:
    page = get(coordinator, "team:colleague_new")
    sent = {
        **filled(page),
        "name": "Corail Exemple",
        "phone": "74.12.34",
        **TAKEN,
        "roles": ["reader"],
        "organisation": NOBODY_SAID,
    }
    coordinator.post(reverse("team:colleague_new"), sent)
    made = Account.objects.get(display_name="Corail Exemple")
    assert (made.is_active, made.has_usable_password(), made.username) == (True, False, "corail.exemple")
    assert list(made.memberships.values_list("role", flat=True)) == ["reader"]


# ── A telephone that is handed on ────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("ending", ["effacer", "fermer", "send"])
def test_what_one_person_typed_is_not_met_by_the_next(ending: str, programme: Programme, clock: datetime) -> None:
    """Erased, closed, or sent: whoever takes the telephone finds the first question, and nobody's name."""
    walk = Walk(planned(programme, clock)).until("verifier")
    assert "Corail" in words(walk.see("verifier"))  # negative control
    if ending == "send":
        walk.send()
        walk.client.post(walk.url("fermer"))
    else:
        walk.client.post(walk.url(ending))
    pages = [walk.see(), walk.see("verifier"), walk.see("nom"), walk.client.get("/mon-inscription/")]
    assert "Corail" not in "".join(words(page) for page in pages if page.status_code == 200)
    assert {page.status_code for page in pages} <= {200, 302}


def test_another_telephone_finds_no_draft(programme: Programme, clock: datetime) -> None:
    walk = Walk(planned(programme, clock)).until("verifier")
    assert Draft.objects.exists()
    other = Walk(walk.session)
    assert where(other.see("verifier")) == "comment"
    assert "Corail" not in words(other.see())


def test_a_number_that_opens_a_file_is_never_proposed_again(client: Client, programme: Programme) -> None:
    """A browser that remembers what was typed would give the code of the one before."""
    for page in ("/mon-inscription/", "/dire-un-probleme/suivi/"):
        (box,) = re.findall(r'<input[^>]*name="code"[^>]*>', client.get(page).content.decode())
        assert 'autocomplete="off"' in box
