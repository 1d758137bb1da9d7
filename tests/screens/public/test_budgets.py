"""What each public page costs: one request, few bytes, the same few queries with 30 sessions and with 300."""

import re

import pytest

from numerai.base.models import Programme
from tests.screens.public.planning import Planner
from tests.screens.public.reading import Reading

# Path → SQL queries, kilobytes transferred (gzip).
BUDGETS = {
    "/": (7, 20),
    "/ateliers/": (6, 14),
    "/ateliers/?commune=kone&ligne=3&mois=2026-12&acces=langue-des-signes": (7, 14),
    "/ateliers/?quand=passes": (6, 14),
    "/communes/": (3, 14),
    "/communes/kone/": (7, 14),
    "/contact/": (2, 14),
    "/donnees-personnelles/": (1, 14),
    "/accessibilite/": (3, 14),
    "/accessibilite/regles/": (2, 14),
    "/accessibilite/regles/?reponse=non-teste": (2, 14),
    "/accessibilite/regles/formulaires/": (2, 14),
    "/reglages/?garde=oui": (1, 14),
    "/comment-nous-comptons/": (3, 14),
    "/plan-du-site/": (3, 14),
    "/lignes/": (2, 14),
    "/lignes/naviguer/": (3, 14),
    "/programme/": (1, 14),
    "/nous-rejoindre/": (1, 14),
    "/nous-rejoindre/preter/": (2, 14),
    "/nous-rejoindre/merci/": (1, 14),
    "/lieux/": (4, 14),
    "/agenda/": (1, 14),
    "/integrer/?commune=kone": (3, 14),
    "/integrer/prochains-ateliers/?commune=kone&nombre=10": (4, 6),
}
SESSION = (4, 14)


@pytest.mark.parametrize("sessions", [30, 300])
def test_budgets_hold(sessions: int, plan: Planner, read: Reading) -> None:
    _fill(plan, sessions)
    shown = plan.session(venue_id=plan.venue(step_free="yes").id, activities="Regarder\nEssayer", provided="Un repas")
    plan.enrol(shown, 2)
    for path, (queries, kilobytes) in {**BUDGETS, f"/ateliers/{shown.slug}/": SESSION}.items():
        page = read(path)
        assert (page.status, page.queries) == (200, queries), path
        assert page.transferred <= kilobytes * 1000, path
        assert page.assets == (), f"{path} asks for more than itself"


def _fill(plan: Planner, sessions: int) -> None:
    """Half to come, half past with people; some of them on the filtered list."""
    plan.many(sessions // 2)
    for rank in range(sessions // 2):
        plan.session(-rank - 1, title=f"Atelier numéro {rank}", place=f"Tribu numéro {rank}")
    plan.enrol(plan.session(20, line="cybersecurity", sign_language=True), 1)
    plan.walked_in(plan.session(-60))


def test_no_page_needs_a_script_or_another_site(plan: Planner, read: Reading, programme: Programme) -> None:
    session = plan.session()
    for path in (*BUDGETS, f"/ateliers/{session.slug}/"):
        html = read(path).html
        assert "<script" not in html, path
        assert set(re.findall(r"https?://[^/\"']+", html)) <= {"http://www.w3.org", "http://testserver"}, path
