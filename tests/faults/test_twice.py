"""The same form sent twice at once (a double tap), and once more later (back, a replay): each writes its thing once."""

import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from tests.faults.browsing import Browser, Values, at_once, troubled
from tests.faults.conftest import Tell, Told
from tests.support.enrolling import Visitor
from tests.support.pictures import drawn
from tests.support.servers import Server

CONCERN: dict[str, Values] = {
    "quoi": {"kind": "complaint"},
    "sujet": {"about": "workshop"},
    "recit": {"words": "La salle était fermée."},
    "personne": {"who": "", "where": ""},
    "pour-qui": {"said_by": "self"},
    "reponse": {"answer_way": "number"},
}
PERSON: Values = {"given_name": "Corail", "take_part": "yes", "call_back": "no"}
DAY: Values = {"day_day": "8", "day_month": "12", "day_year": "2027"}
SHEET = {"said_by": "paper", "kind": "complaint", "about": "other", "words": "Mots recopiés.", "for_whom": "self"}
STORY = re.compile(r"/dire-un-probleme/(?:([a-z-]+)/)?$")
Stage = dict[str, Any]
Browse = Callable[..., Browser]


@dataclass(frozen=True, slots=True)
class Tapped:
    """A form ready to be sent, by whom, and what it adds when it is sent once."""

    browser: Browser
    request: httpx.Request
    adds: dict[str, int]


def visitor_forms(server: Server, slug: str, browse: Browse) -> list[Tapped]:
    browser, told, enrolling = (browse(server.url) for _person in range(3))
    visitor = Visitor(server.url, slug)
    visitor.client.close()
    visitor.client = enrolling.client
    enrolling.client.follow_redirects = True
    visitor.walk()
    enrolling.client.follow_redirects = False
    call_me = browser.fill("/etre-contacte/", {"phone": "74.55.66"}, holding="request_id")
    offer = {"name": "Banian Modèle", "phone": "74.55.67", "words": "Je prête une salle."}
    teach = browser.fill("/nous-rejoindre/animer/", offer, holding="offer_id")
    return [
        Tapped(enrolling, visitor.filled({}), {"Enrolment": 1, "Participant": 1, "Consent": 2, "AccessNeed": 1}),
        Tapped(browser, call_me, {"Participant": 1, "Task": 1}),
        Tapped(browser, teach, {"Offer": 1}),
        Tapped(told, concern(told), {"Concern": 1}),
    ]


def concern(browser: Browser) -> httpx.Request:
    """All the questions, up to the last button."""
    page = browser.page("/dire-un-probleme/")
    for _question in range(10):
        step = STORY.search(page.url.path)
        assert step is not None, page.url
        name = step[1] or "quoi"
        if name == "verifier":
            break
        page = browser.send(browser.filled(page, CONCERN[name]))
    return browser.filled(page, {})


def team_forms(server: Server, stage: Stage, browse: Browse) -> list[Tapped]:
    team = browse(server.url, stage["coordinators"][0])
    referent = browse(server.url, stage["referent"])
    future, past = f"/equipe/ateliers/{stage['future']}", f"/equipe/ateliers/{stage['past']}"
    photo = {
        "photo": ("photo.jpg", drawn(), "image/jpeg"),
        "subject": "entrance",
        "alternative": "Une porte bleue, une marche.",
        "people": "on",
    }
    invited = {"name": "Dugong Exemple", "roles": ["reader"], "organisation": "other"}
    file = {"kind": "sessions", "file": ("seances.csv", IMPORTED.encode(), "text/csv")}
    confirmed = team.filled(
        team.send(team.fill("/equipe/importer/", file, holding="kind")), {"keep": "1"}, holding="token"
    )
    came = {"given_name": "Cagou", "family_name": "Exemple", "agreed": "yes"}
    place = {"commune": "98818", "name": "Case commune (exemple)"}
    plan = {"title": "Atelier", "commune": "98811", **DAY}
    known = {"take_part": "yes", "call_back": "no"}
    person = {"Participant": 1, "Consent": 1}
    return [
        Tapped(team, team.fill("/equipe/ateliers/nouveau/", plan, holding="planned"), {"Session": 1}),
        Tapped(team, team.fill(f"{future}/copier/", DAY, holding="planned"), {"Session": 1}),
        Tapped(team, team.fill("/equipe/lieux/nouveau/", place, holding="added"), {"Venue": 1}),
        Tapped(
            team,
            team.fill(f"/equipe/lieux/{stage['venue']}/photos/ajouter/", photo, holding="added"),
            {"VenuePhoto": 1},
        ),
        Tapped(
            team,
            team.fill(f"{future}/inscrire/nouvelle-personne/", PERSON, holding="enrolment"),
            {"Enrolment": 1, "Participant": 1, "Consent": 2},
        ),
        Tapped(
            team,
            team.fill(f"{future}/inscrire/{stage['other']}/", known, holding="enrolment"),
            {"Enrolment": 1, "Consent": 2},
        ),
        Tapped(team, team.fill(f"{past}/presences/", came, holding="walk_in"), {"Attendance": 1, **person}),
        Tapped(team, team.fill(f"{past}/presences/", {"agreed": "no"}, holding="walk_in"), {"HeadCount": 1}),
        Tapped(team, team.fill("/equipe/collegues/inviter/", invited, holding="account"), {"Account": 1}),
        Tapped(
            referent,
            referent.fill("/equipe/signalements/nouveau/", SHEET | RECEIVED, holding="concern_id"),
            {"Concern": 1},
        ),
        Tapped(team, confirmed, {"Session": 1, "ImportRun": 1, "HeadCount": 1}),
    ]


RECEIVED = {"answer_way": "number"}
IMPORTED = "Date;Commune;Lieu;Thème;Titre;Présents\n12/02/2026;Koné;Salle (exemple);navigation;Atelier importé;4\n"


def sent_three_times(form: Tapped) -> list[httpx.Response]:
    browser, request = form.browser, form.request
    copies = [browser.again(request) for _copy in range(3)]

    def press(copy: httpx.Request) -> Callable[[], httpx.Response]:
        return lambda: browser.send(copy)

    return [*at_once([press(copies[0]), press(copies[1])]), browser.send(copies[2])]


def counted(server: Server) -> Counter[str]:
    return Counter(json.loads(server.python("-m", "tests.faults.team_scenes", "counts").stdout))


def judged(server: Server, forms: list[Tapped], before: Counter[str]) -> tuple[int, int, list[str]]:
    """Lost, doubled, and the tables where it happened."""
    wanted: Counter[str] = Counter()
    for form in forms:
        wanted.update(form.adds)
    added = counted(server)
    added.subtract(before)
    differences = {name: added[name] - wanted[name] for name in added if added[name] != wanted[name]}
    lost = -sum(difference for difference in differences.values() if difference < 0)
    return lost, sum(difference for difference in differences.values() if difference > 0), [str(differences)]


@pytest.mark.server
@pytest.mark.slow
def test_every_form_sent_three_times(staged: tuple[Server, Stage], browse: Browse, tell: Tell) -> None:
    server, stage = staged
    slug = server.python("-m", "tests.faults.scenes", "plan", "5").stdout.strip()
    before = counted(server)
    forms = [*visitor_forms(server, slug, browse), *team_forms(server, stage, browse)]
    pages = [page for form in forms for page in sent_three_times(form)]
    assert not list(troubled(pages))
    errors = [page.url.path for page in pages if "<title>Erreur" in page.text]
    assert not errors, errors
    lost, doubled, where = judged(server, forms, before)
    assert (lost, doubled) == (0, 0), where
    assert server.command("journal", "verify").returncode == 0
    assert server.command("journal", "rebuild").returncode == 0
    tell(Told("each form sent three times", tries=2 * len(forms), kept=len(forms), lost=lost, doubled=doubled))


@pytest.mark.server
@pytest.mark.slow
def test_without_what_the_page_made_they_double(staged: tuple[Server, Stage], browse: Browse, tell: Tell) -> None:
    """Negative control: the same forms without the identifier that their page made."""
    server, stage = staged
    team, before = browse(server.url, stage["coordinators"][0]), counted(server)
    future = f"/equipe/ateliers/{stage['future']}"
    forms = [
        Tapped(
            team,
            team.fill("/equipe/ateliers/nouveau/", {"title": "Atelier", "planned": "", **DAY}, holding="planned"),
            {"Session": 1},
        ),
        Tapped(
            team,
            team.fill(f"{future}/inscrire/nouvelle-personne/", PERSON | {"enrolment": ""}, holding="enrolment"),
            {"Enrolment": 1, "Participant": 1, "Consent": 2},
        ),
    ]
    for form in forms:
        sent_three_times(form)
    lost, doubled, _where = judged(server, forms, before)
    tell(
        Told("each form sent three times", tries=len(forms), kept=len(forms), lost=lost, doubled=doubled, control=True)
    )
