"""Full, cancelled, past, not open yet, unknown: pages with a next step, never error messages."""

from datetime import datetime

import pytest

from numerai.base import dates
from numerai.base.models import Programme
from numerai.programme.workshops.actions.sessions import cancel_session
from numerai.programme.workshops.models import Enrolment, Session
from numerai.programme.workshops.rules import CancelCause
from numerai.screens.participant import workshop
from tests.screens.participant.walking import SELF, Walk, html, planned, text


def fill(session: Session, people: int) -> list[Walk]:
    walks = [Walk(session) for _ in range(people)]
    for walk in walks:
        walk.enrol()
    return walks


def test_when_full_the_rank_is_said_before_and_after(session: Session) -> None:
    fill(session, 3)
    late = Walk(session)
    assert "Vous serez numéro 2 sur la liste d’attente" in text(late.see())
    late.until("verifier")
    assert "Vous serez numéro 2 sur la liste d’attente" in text(late.see("verifier"))
    late.send()
    assert "Numéro 2 sur la liste d’attente" in text(late.see("confirmation"))
    assert [row.status for row in Enrolment.objects.order_by("enrolled_at", "id")] == [
        *["enrolled"] * 2,
        *["waiting"] * 2,
    ]


def test_a_seat_freed_goes_to_whoever_waits_first(session: Session) -> None:
    first, _, waiting = fill(session, 3)
    first.client.post("/mon-inscription/je-ne-viens-plus/")
    assert "Nous gardons votre place" in text(waiting.client.get("/mon-inscription/"))


@pytest.mark.parametrize(
    ("days", "values", "status", "words"),
    [
        (-20, {}, 410, "Cet atelier est passé"),
        (20, {"capacity": None}, 200, "Les inscriptions ne sont pas encore ouvertes"),
    ],
)
def test_past_or_not_open_yet(
    days: int, values: dict[str, object], status: int, words: str, programme: Programme, clock: datetime
) -> None:
    walk = Walk(planned(programme, clock, days, **values))
    for page in (walk.see(), walk.see("besoins"), walk.send()):
        assert page.status_code == status
        assert words in text(page)
        assert "/etre-contacte/?atelier=" in html(page)
        assert "tel:+687731160" in html(page)


def test_cancelled_while_someone_answers(walk: Walk, session: Session, programme: Programme) -> None:
    walk.until("verifier")
    cancel_session(programme, actor="test", now=dates.now(), session_id=session.id, cause=CancelCause.CYCLONE)
    page = walk.send()
    assert (page.status_code, Enrolment.objects.count()) == (410, 0)
    assert "Cet atelier est annulé" in text(page)


def test_closed_between_the_page_and_the_act(walk: Walk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The decision is taken under the lock: what the page believed does not count, and the answers stay."""
    walk.until("verifier")
    Session.objects.filter(id=walk.session.id).update(capacity=None)
    monkeypatch.setattr(workshop, "closed", lambda *_: workshop.Closed.NOT_CLOSED)
    walk.send()
    assert not Enrolment.objects.exists()
    assert 'value="Corail"' in html(walk.see("nom"))


def test_who_enrolled_still_sees_the_confirmation_of_a_cancelled_workshop(
    walk: Walk, session: Session, programme: Programme
) -> None:
    walk.enrol()
    cancel_session(programme, actor="test", now=dates.now(), session_id=session.id, cause=CancelCause.CYCLONE)
    assert walk.see("confirmation")["Location"] == "/mon-inscription/"
    assert "Cet atelier est annulé" in text(walk.client.get("/mon-inscription/"))
    assert walk.see().status_code == 410


def test_an_unknown_workshop_says_where_to_look(walk: Walk) -> None:
    walk.session.slug = "nulle-part"
    page = walk.see()
    assert page.status_code == 404
    assert 'href="/ateliers/"' in html(page)


def test_an_unknown_step_is_not_found(walk: Walk) -> None:
    walk.until("nom", SELF)
    assert walk.see("autre-chose").status_code == 404


UNREACHED = {**SELF, "joindre": {"way": "none"}}


@pytest.mark.parametrize(("answers", "promised"), [(SELF, True), (UNREACHED, False)])
@pytest.mark.parametrize("taken", [0, 2])
def test_nothing_is_promised_to_who_cannot_be_reached(
    answers: dict[str, dict[str, str]], promised: bool, taken: int, session: Session
) -> None:
    fill(session, taken)
    late = Walk(session)
    late.enrol(answers)
    page = text(late.see("confirmation"))
    assert ("nous vous prévenons" in page.lower()) is promised
    assert ("ne pouvons pas vous prévenir : appelez-nous avant de venir" in page) is not promised
    assert ("votre place servira" in page) is (taken == 0)
