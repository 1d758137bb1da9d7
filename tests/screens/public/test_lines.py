"""The five lines: what one learns, for whom, and what comes next on each."""

import pytest

from numerai.base.models import Programme
from numerai.screens.components.lines import LINES
from tests.screens.public.planning import Planner
from tests.screens.public.reading import Reading


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.slug)
def test_each_line_says_its_facts_and_its_number(
    line: object, plan: Planner, read: Reading, programme: Programme
) -> None:
    said = next(said for said in programme.facts["lines"] if said["code"] == line.code)  # type: ignore[attr-defined]
    page = read(f"/lignes/{line.slug}/")  # type: ignore[attr-defined]
    for sentence in (said["promise"], said["whom"], *said["learn"]):
        assert sentence.replace("\u00a0", " ") in page.words
    assert f"Ligne {line.number}" in page.words.replace("\u00a0", " ")  # type: ignore[attr-defined]


def test_only_the_departures_of_that_line(plan: Planner, read: Reading) -> None:
    ours, other = plan.session(line="office", title="Mon CV"), plan.session(line="ai", title="Je discute")
    cancelled = plan.session(line="office", title="Plus rien")
    plan.cancel(cancelled)
    page = read("/lignes/ecrire-compter/")
    assert f"/ateliers/{ours.slug}/" in page.links
    assert not {f"/ateliers/{other.slug}/", f"/ateliers/{cancelled.slug}/"} & set(page.links)


def test_more_than_shown_leads_to_the_whole_list(plan: Planner, read: Reading) -> None:
    for days in range(1, 7):
        plan.session(days)
    assert "/ateliers/?ligne=1" in read("/lignes/naviguer/").links
    assert "/ateliers/?ligne=1" not in read("/lignes/se-proteger/").links


def test_a_line_without_a_date_says_so_and_what_to_do(read: Reading) -> None:
    page = read("/lignes/se-proteger/")
    assert "Aucune date pour ce thème." in page.words
    assert "/etre-contacte/" in page.links


def test_from_the_home_page_and_from_a_session(plan: Planner, read: Reading) -> None:
    session = plan.session(line="cybersecurity")
    for path in ("/", "/lignes/", "/plan-du-site/"):
        assert {f"/lignes/{line.slug}/" for line in LINES} <= set(read(path).links), path
    assert "/lignes/se-proteger/" in read(f"/ateliers/{session.slug}/").links
    unknown = plan.session(line="")
    assert not any(link.startswith("/lignes/") for link in read(f"/ateliers/{unknown.slug}/").links)


def test_the_next_date_of_each(plan: Planner, read: Reading) -> None:
    plan.session(15, line="office")
    plan.session(30, line="office")
    words = read("/lignes/").words.replace("\u00a0", " ")
    assert "Prochain atelier : mardi 8 décembre 2026" in words
    assert words.count("Date à venir") == 4


def test_an_unknown_line_is_not_found(read: Reading) -> None:
    assert read("/lignes/cuisine/").status == 404


def test_pages_for_everyone_may_be_kept_a_few_minutes(client: object, plan: Planner) -> None:
    for path in ("/lignes/", "/lignes/naviguer/", "/programme/", "/nous-rejoindre/", "/integrer/", "/agenda/"):
        answer = client.get(path)  # type: ignore[attr-defined]
        assert "public" in answer["Cache-Control"], path
        assert "Cookie" in answer["Vary"], path
        assert not answer.cookies, path
