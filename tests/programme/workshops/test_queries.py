"""Reads shared by the screens: what is listed, how many seats are left, what may be published."""

from datetime import date, datetime, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from numerai.base.models import Programme
from numerai.programme.places.models import Commune
from numerai.programme.places.rules import Known
from numerai.programme.workshops import messages
from numerai.programme.workshops.models import Session
from numerai.programme.workshops.queries.cards import cards
from numerai.programme.workshops.queries.communes import commune_page, communes
from numerai.programme.workshops.queries.home import home_page
from numerai.programme.workshops.queries.listing import Access, Wanted, listing
from numerai.programme.workshops.queries.seats import Seats, seats_of
from numerai.programme.workshops.queries.session import session_page
from numerai.programme.workshops.queries.states import states_of
from numerai.programme.workshops.rules import Line, SessionState
from tests.screens.public.planning import KONE, LA_FOA, NOUMEA, TODAY, Planner


@pytest.fixture
def plan(programme: Programme, now: datetime) -> Planner:
    return Planner(programme, now)


@pytest.fixture
def elsewhere(other_programme: Programme, now: datetime) -> Planner:
    return Planner(other_programme, now)


class TestSeats:
    def test_what_is_left_in_words(self, plan: Planner) -> None:
        session = plan.session(capacity=3)
        plan.enrol(session, 2)
        assert seats_of([session])[session.id].words == "1 place"

    def test_a_full_session_has_a_waiting_list(self, plan: Planner) -> None:
        session = plan.session(capacity=2)
        plan.enrol(session, 3)
        seats = seats_of([session])[session.id]
        assert (seats.taken, seats.waiting, seats.is_full, seats.words) == (
            2,
            1,
            True,
            "complet\u00a0: liste d’attente",
        )

    def test_nothing_is_left_while_someone_waits(self) -> None:
        assert Seats(capacity=5, taken=4, waiting=1).left == 0

    def test_forced_seats_never_make_less_than_zero(self, plan: Planner) -> None:
        session = plan.session(capacity=1)
        plan.enrol(session, 3, force=True)
        assert seats_of([session])[session.id].left == 0

    def test_an_unknown_capacity_is_not_zero(self, plan: Planner) -> None:
        session = plan.session(capacity=None)
        seats = seats_of([session])[session.id]
        assert (seats.left, seats.is_full, seats.words) == (None, False, "places à préciser")


class TestListing:
    def found(self, programme: Programme, wanted: Wanted | None = None) -> list[str]:
        return [card.title for card in listing(programme, wanted or Wanted(), today=TODAY).cards]

    def test_soonest_first_and_today_is_still_to_come(self, plan: Planner, programme: Programme) -> None:
        for days, title in ((9, "later"), (0, "today"), (-1, "yesterday"), (3, "soon")):
            plan.session(days, title=title)
        assert self.found(programme) == ["today", "soon", "later"]

    def test_past_ones_latest_first(self, plan: Planner, programme: Programme) -> None:
        for days, title in ((-30, "old"), (1, "tomorrow"), (-2, "recent")):
            plan.session(days, title=title)
        assert self.found(programme, Wanted(past=True)) == ["recent", "old"]

    def test_an_unknown_hour_comes_last_of_its_day(self, plan: Planner, programme: Programme) -> None:
        plan.session(title="some time", starts_at=None, ends_at=None)
        plan.session(title="morning")
        assert self.found(programme) == ["morning", "some time"]

    def test_each_choice_narrows(self, plan: Planner, programme: Programme) -> None:
        plan.session(2, title="a", commune_id=NOUMEA, line="ai")
        plan.session(2, title="b", commune_id=KONE, line="ai")
        plan.session(40, title="c", commune_id=KONE, line="office")
        kone = Commune.objects.get(code=KONE)
        assert self.found(programme, Wanted(commune=kone)) == ["b", "c"]
        assert self.found(programme, Wanted(line=Line.AI)) == ["a", "b"]
        assert self.found(programme, Wanted(month=date(2027, 1, 15))) == ["c"]
        assert self.found(programme, Wanted(commune=kone, line=Line.AI)) == ["b"]

    def test_access_is_what_somebody_checked(self, plan: Planner, programme: Programme) -> None:
        for title, facts in (("yes", {"step_free": "yes"}), ("no", {"step_free": "no"}), ("unknown", {})):
            commune = {"yes": NOUMEA, "no": KONE, "unknown": LA_FOA}[title]
            plan.session(title=title, venue_id=plan.venue(commune, **facts).id)
        assert self.found(programme, Wanted(access=Access.STEP_FREE)) == ["yes"]

    def test_sign_language_only_when_an_interpreter_is_known_to_come(self, plan: Planner, programme: Programme) -> None:
        for title, known in (("yes", True), ("no", False), ("unknown", None)):
            plan.session(title=title, sign_language=known)
        assert self.found(programme, Wanted(access=Access.SIGN_LANGUAGE)) == ["yes"]

    def test_what_can_be_chosen_is_what_exists_then(self, plan: Planner, programme: Programme) -> None:
        plan.session(2, commune_id=NOUMEA)
        plan.session(40, commune_id=KONE)
        plan.session(-40, commune_id=LA_FOA)
        found = listing(programme, Wanted(), today=TODAY)
        assert dict(found.communes) == {"kone": "Koné", "noumea": "Nouméa"}
        assert found.months == (date(2026, 11, 1), date(2027, 1, 1))

    def test_pages_of_thirty(self, plan: Planner, programme: Programme) -> None:
        plan.many(31)
        second = listing(programme, Wanted(), today=TODAY, page="2")
        assert (len(second.cards), second.total, second.page.number) == (1, 31, 2)
        assert listing(programme, Wanted(), today=TODAY, page="n’importe quoi").page.number == 1

    def test_nobody_sees_what_a_sign_in_sheet_opened(self, plan: Planner, programme: Programme) -> None:
        session = plan.session(is_provisional=True)
        assert self.found(programme) == []
        assert session_page(programme, session.slug, today=TODAY) is None
        assert home_page(programme, today=TODAY).has_sessions is False


class TestTwoProgrammes:
    def test_neither_sees_the_other(self, elsewhere: Planner, programme: Programme) -> None:
        coming, past = elsewhere.session(), elsewhere.session(-40)
        elsewhere.came(past, 12)
        home = home_page(programme, today=TODAY)
        assert (home.departures, home.has_sessions, home.figures.is_empty) == ((), False, True)
        for wanted in (Wanted(), Wanted(past=True)):
            found = listing(programme, wanted, today=TODAY)
            assert (found.cards, found.communes, found.months) == ((), {}, ())
        assert session_page(programme, coming.slug, today=TODAY) is None
        assert communes(programme, today=TODAY).others == ()
        page = commune_page(programme, "kone", today=TODAY)
        assert page is not None
        assert (page.upcoming, page.line.next_day, page.line.last_day) == ((), None, None)


class TestSessionPage:
    def test_three_states_with_who_checked_said_once(self, plan: Planner, programme: Programme) -> None:
        venue = plan.venue(step_free="yes", hearing_loop="no")
        page = session_page(programme, plan.session(venue_id=venue.id).slug, today=TODAY)
        assert page is not None
        said = {fact.label: fact.state for fact in page.facts}
        assert said["Entrée sans marche\u00a0: oui"] == Known.YES
        assert said["Boucle magnétique\u00a0: non"] == Known.NO
        unchecked = [label for label, state in said.items() if label.startswith("Pas encore vérifié")]
        assert said[unchecked[0]] == Known.UNKNOWN
        assert "Wi-Fi" in unchecked[0]
        assert len(unchecked) == 1
        assert page.checked == "vérifié le lundi\u00a012\u00a0octobre 2026 par l’équipe"

    def test_a_room_nobody_checked_says_so_in_one_line(self, plan: Planner, programme: Programme) -> None:
        page = session_page(programme, plan.session(sign_language=True).slug, today=TODAY)
        assert page is not None
        assert [(fact.state, fact.label) for fact in page.facts] == [
            (Known.UNKNOWN, "Accès de la salle\u00a0: pas encore vérifié"),
            (Known.YES, "Interprète en langue des signes\u00a0: oui"),
        ]

    def test_whom_to_call(self, plan: Planner, programme: Programme) -> None:
        own = plan.session(contact_name="Notou Essai", contact_phone="75 12 36")
        pages = [session_page(programme, session.slug, today=TODAY) for session in (own, plan.session())]
        assert [(page.contact.name, page.contact.phone, page.contact.dial) for page in pages if page] == [
            ("Notou Essai", "75.12.36", "+687751236"),
            ("Margaux LOCHE", "73.11.60", "+687731160"),
        ]

    def test_the_place_is_said_once(self, plan: Planner) -> None:
        session = plan.session(venue_id=plan.venue(KONE).id, place="Maison commune")
        assert cards([Session.objects.get(id=session.id)], today=TODAY)[0].place == "Koné, Maison commune"


def test_states(plan: Planner) -> None:
    silent, held, coming, cancelled = (plan.session(days) for days in (-2, -3, 4, 5))
    plan.walked_in(held)
    plan.cancel(cancelled)
    rows = list(Session.objects.all())
    with CaptureQueriesContext(connection) as queries:
        states = states_of(rows, today=TODAY)
    assert [states[row.id] for row in (silent, held, coming, cancelled)] == [
        SessionState.TO_REPORT,
        SessionState.HELD,
        SessionState.UPCOMING,
        SessionState.CANCELLED,
    ]
    assert len(queries) == 2


def test_words() -> None:
    assert messages.say_hours(time(9), time(11, 30)) == "de 9\u00a0h à 11\u00a0h\u00a030"
    assert messages.say_hours(None, None) == "heure à préciser"
    assert messages.say_title("", "ai") == "Atelier\u00a0: Découverte de l’intelligence artificielle"
    assert messages.say_title("", "") == "Atelier numérique"
