"""What the public reads of the territory and of the figures: honest dates, frozen counts."""

from datetime import date, datetime

import pytest

from numerai.base.models import Programme
from numerai.programme.reporting.queries import indicators
from numerai.programme.workshops.queries.communes import commune_page, communes, stops
from numerai.programme.workshops.queries.figures import published_figures, rounded_down
from numerai.programme.workshops.rules import CancelCause
from tests.screens.public.planning import KONE, LA_FOA, NOUMEA, PAITA, TODAY, Planner


@pytest.fixture
def plan(programme: Programme, now: datetime) -> Planner:
    return Planner(programme, now)


class TestCommunes:
    def words(self, programme: Programme) -> dict[str, str]:
        return {line.name: line.words for line in stops(programme, today=TODAY)}

    def test_before_any_session(self, programme: Programme) -> None:
        words = self.words(programme)
        assert {name for name, said in words.items() if said == "bientôt"} == {"La Foa", "Thio"}
        assert (len(words), words["Koné"]) == (9, "date à venir")

    def test_a_planned_session_ends_soon_and_a_cancelled_one_is_no_date(
        self, plan: Planner, programme: Programme
    ) -> None:
        plan.session(8, commune_id=LA_FOA)
        plan.cancel(plan.session(2, commune_id=KONE))
        words = self.words(programme)
        assert (words["La Foa"], words["Koné"]) == ("1er\u00a0déc.", "date à venir")

    def test_communes_that_are_no_target_join_when_a_session_is_there(
        self, plan: Planner, programme: Programme
    ) -> None:
        assert communes(programme, today=TODAY).others == ()
        plan.session(-8, commune_id=PAITA)
        assert [(line.name, line.words) for line in communes(programme, today=TODAY).others] == [
            ("Païta", "pas de date")
        ]

    def test_a_commune_shows_five_sessions(self, plan: Planner, programme: Programme) -> None:
        for days in range(6):
            plan.session(days)
        page = commune_page(programme, "kone", today=TODAY)
        assert page is not None
        assert (len(page.upcoming), page.has_more) == (5, True)
        assert commune_page(programme, "nulle-part", today=TODAY) is None


class TestPublishedFigures:
    @pytest.mark.parametrize(
        ("count", "said"), [(0, None), (1, None), (10, None), (11, 10), (110, 100), (111, 110), (117, 110), (120, 110)]
    )
    def test_people_are_counted_by_tens_and_more_than_is_true(self, count: int, said: int | None) -> None:
        assert rounded_down(count) == said

    def test_frozen_at_the_end_of_the_month(self, plan: Planner, programme: Programme) -> None:
        plan.came(plan.session(-40), 12)
        before = published_figures(programme, today=TODAY)
        plan.came(plan.session(-1, commune_id=NOUMEA), 15)
        assert published_figures(programme, today=TODAY) == before
        assert before.until == date(2026, 10, 31)
        december = published_figures(programme, today=date(2026, 12, 1))
        assert (december.sessions_held, december.more_than, december.communes_reached) == (2, 20, 2)

    def test_unknown_and_cancelled_are_not_counted(self, plan: Planner, programme: Programme) -> None:
        plan.session(-50)
        plan.cancel(plan.session(-45), CancelCause.TRANSPORT)
        figures = published_figures(programme, today=TODAY)
        assert (figures.is_empty, figures.unreported, figures.more_than) == (True, 1, None)

    def test_a_head_count_holds_the_people_named(self, plan: Planner, programme: Programme) -> None:
        session = plan.session(-40)
        plan.walked_in(session, 3)
        plan.came(session, 12)
        plan.came(plan.session(-40, commune_id=PAITA), 9)
        figures = published_figures(programme, today=TODAY)
        assert (figures.sessions_held, figures.more_than) == (2, 20)
        assert (figures.communes_reached, figures.communes_targeted) == (1, 9)

    def test_the_team_reads_the_same_counts_before_rounding(self, plan: Planner, programme: Programme) -> None:
        for days, commune, total in ((-60, KONE, 9), (-50, NOUMEA, 13), (-45, PAITA, 0)):
            session = plan.session(days, commune_id=commune)
            plan.walked_in(session, days % 3)
            plan.came(session, total)
        public, team = published_figures(programme, today=TODAY), indicators(programme, today=TODAY)
        assert public.sessions_held == team["sessions_held"]
        assert public.more_than == rounded_down(team["attendances"])
        assert public.communes_reached == team["communes_reached"]
