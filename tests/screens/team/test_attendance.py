"""Who came: one page, one button, everything kept; a blank is unknown, and counts that disagree are only said."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from numerai.base.ids import uuid7
from numerai.programme.people.models import Consent, Participant
from numerai.programme.people.queries import person
from numerai.programme.people.rules import Role
from numerai.programme.workshops.actions.presence import (
    NotHeldYet,
    add_walk_in,
    count_heads,
    count_one_more,
    mark_presence,
)
from numerai.programme.workshops.models import Attendance, Enrolment, HeadCount
from numerai.programme.workshops.rules import Presence
from tests.screens.team.reading import filled, get, post, title, words
from tests.screens.team.stage import Furnisher, Stage


def page_data(team: Client, session: Any, **changes: Any) -> dict[str, Any]:
    """All that the page would send, with these changes."""
    page = get(team, "team:attendance", session)
    sent = {name: value for form in ("roll", "walk_in", "count") for name, value in filled(page, form).items()}
    return sent | changes


def save(team: Client, session: Any, data: dict[str, Any]) -> Any:
    return team.post(f"/equipe/ateliers/{session}/presences/", data, follow=True)


def presences(session: Any) -> dict[str, str]:
    return {str(row.participant_id): row.presence for row in Attendance.objects.filter(session=session)}


def test_nothing_is_marked_before_someone_says(team: Client, stage: Stage) -> None:
    page = save(team, stage.past, page_data(team, stage.past))
    assert "Rien n’a changé" in words(page)
    assert presences(stage.past) == {}


@pytest.mark.parametrize("presence", ["present", "excused", "absent"])
def test_a_mark_is_kept_and_said(team: Client, stage: Stage, presence: str) -> None:
    someone = Enrolment.objects.get(session=stage.past).participant_id
    page = save(team, stage.past, page_data(team, stage.past, **{f"presence-{someone}": presence}))
    assert "C’est gardé : 1 présence changée." in words(page)
    assert presences(stage.past) == {str(someone): presence}
    back = save(team, stage.past, page_data(team, stage.past, **{f"presence-{someone}": "unknown"}))
    assert "1 présence changée" in words(back)
    assert presences(stage.past) == {str(someone): "unknown"}


def test_everyone_present_leaves_those_already_marked(team: Client, furnisher: Furnisher) -> None:
    session = furnisher.plan(0, capacity=3)
    people = [furnisher.enrol(session, furnisher.someone(name)).participant_id for name in ("Un", "Deux", "Trois")]
    waiting = furnisher.enrol(session, furnisher.someone("Quatre")).participant_id
    data = page_data(team, session, **{f"presence-{people[1]}": "absent"}, everyone="1")
    save(team, session, data)
    assert presences(session) == {str(people[0]): "present", str(people[1]): "absent", str(people[2]): "present"}
    assert str(waiting) not in presences(session)


def test_a_page_left_open_overwrites_nothing(team: Client, furnisher: Furnisher) -> None:
    session = furnisher.plan(0)
    one, two = (furnisher.enrol(session, furnisher.someone(name)).participant_id for name in ("Un", "Deux"))
    old = page_data(team, session)
    save(team, session, page_data(team, session, **{f"presence-{one}": "present"}))
    save(team, session, old | {f"presence-{two}": "absent"})
    assert presences(session) == {str(one): "present", str(two): "absent"}


def test_someone_who_waited_may_have_come(team: Client, furnisher: Furnisher) -> None:
    session = furnisher.plan(0, capacity=1)
    furnisher.enrol(session, furnisher.someone("Un"))
    waiting = furnisher.enrol(session, furnisher.someone("Deux")).participant_id
    save(team, session, page_data(team, session, **{f"presence-{waiting}": "present"}))
    assert Attendance.objects.get(session=session, participant=waiting).walk_in is True


def test_a_first_name_is_enough_to_have_come(team: Client, furnisher: Furnisher, stage: Stage) -> None:
    data = page_data(team, stage.past, given_name="Dugong", agreed="yes")
    page = save(team, stage.past, data)
    assert "une personne ajoutée" in words(page)
    save(team, stage.past, data)
    row = Attendance.objects.get(session=stage.past)
    assert (row.presence, row.walk_in) == ("present", True)
    file = person(furnisher.programme, row.participant_id)
    assert file is not None
    assert file.name == "Dugong"
    assert "Dugong" in words(get(team, "team:attendance", stage.past))


def test_a_telephone_without_a_name_is_not_enough(team: Client, stage: Stage) -> None:
    page = save(team, stage.past, page_data(team, stage.past, phone="741111"))
    assert "Écrivez aussi un prénom" in words(page)
    assert title(page).startswith("Erreur")


def test_a_name_that_sounds_known_is_asked_and_the_rest_is_already_kept(team: Client, stage: Stage) -> None:
    someone = Enrolment.objects.get(session=stage.past).participant_id
    data = page_data(
        team,
        stage.past,
        given_name="Niaouly",
        family_name="Exemple",
        agreed="yes",
        **{f"presence-{someone}": "present"},
    )
    asked = save(team, stage.past, data)
    assert "est-ce l’une de ces personnes" in words(asked)
    assert presences(stage.past) == {str(someone): "present"}
    files = Participant.objects.count()
    post(team, "team:walk_in", stage.past, known=stage.unlike)
    assert presences(stage.past)[str(stage.unlike)] == "present"
    assert Participant.objects.count() == files


def test_or_it_is_someone_new(team: Client, stage: Stage) -> None:
    asked = save(
        team, stage.past, page_data(team, stage.past, given_name="Niaouly", family_name="Exemple", agreed="yes")
    )
    for _ in range(2):
        team.post(f"/equipe/ateliers/{stage.past}/presences/sans-inscription/", filled(asked, "walk_in"))
    row = Attendance.objects.get(session=stage.past)
    assert row.participant_id != stage.unlike


def test_counts_are_kept_apart_and_a_blank_is_unknown(team: Client, stage: Stage) -> None:
    data = page_data(team, stage.past, total="12", women="7", with_disability="0", **{"age_18-29": "3"})
    assert "comptage gardé" in words(save(team, stage.past, data))
    count = HeadCount.objects.get(session=stage.past)
    assert count.total == 12
    assert count.margins == {"women": 7, "with_disability": 0, "age_18-29": 3}
    save(team, stage.past, page_data(team, stage.past, total="", women=""))
    count.refresh_from_db()
    assert (count.total, "women" in count.margins) == (None, False)


def test_a_count_that_only_a_file_knows_is_kept(team: Client, stage: Stage) -> None:
    HeadCount.objects.filter(session=stage.held).update(margins={"enrolled": 9, "women": 3})
    save(team, stage.held, page_data(team, stage.held, men="1"))
    assert HeadCount.objects.get(session=stage.held).margins == {"enrolled": 9, "women": 3, "men": 1}


def test_a_page_left_open_erases_no_count(team: Client, stage: Stage) -> None:
    old = page_data(team, stage.past)
    save(team, stage.past, page_data(team, stage.past, total="12", women="7", men="5"))
    save(team, stage.past, old | {"given_name": "Dugong", "agreed": "yes", "gender_unstated": "1"})
    count = HeadCount.objects.get(session=stage.past)
    assert (count.total, count.margins) == (12, {"women": 7, "men": 5, "gender_unstated": 1})
    assert Attendance.objects.filter(session=stage.past).count() == 1


def test_what_was_shown_stands_in_the_page(team: Client, stage: Stage) -> None:
    page = get(team, "team:attendance", stage.held).content.decode()
    assert '<input type="hidden" name="shown-total" value="4"' in page
    assert '<input type="hidden" name="shown-women" value="3"' in page


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({"total": "5", "women": "9"}, "« Femmes » dit plus de personnes que le total (5)"),
        ({"total": "5", "women": "4", "men": "4"}, "« Genre » : ensemble, plus que le total (5)"),
    ],
)
def test_counts_that_disagree_are_kept_and_said(team: Client, stage: Stage, counts: dict[str, str], told: str) -> None:
    page = save(team, stage.past, page_data(team, stage.past, **counts))
    assert told in words(page)
    assert HeadCount.objects.get(session=stage.past).total == 5


def test_more_named_people_than_the_total_is_said(team: Client, stage: Stage) -> None:
    page = save(team, stage.held, page_data(team, stage.held, total="0", women=""))
    assert "Il y a 1 personnes nommées, plus que le total (0)" in words(page)


@pytest.mark.parametrize("typed", ["beaucoup", "-1", "12345"])
def test_what_is_not_a_number_is_said_and_nothing_is_lost(team: Client, stage: Stage, typed: str) -> None:
    someone = Enrolment.objects.get(session=stage.past).participant_id
    data = page_data(
        team, stage.past, total=typed, given_name="Dugong", agreed="yes", **{f"presence-{someone}": "present"}
    )
    page = save(team, stage.past, data)
    assert "Écrivez un nombre en chiffres" in words(page)
    assert 'value="Dugong"' in page.content.decode()
    assert presences(stage.past) == {}


def test_a_cancelled_session_has_no_presence(team: Client, stage: Stage) -> None:
    assert "pas de présence à noter" in words(team.get(f"/equipe/ateliers/{stage.cancelled}/presences/", follow=True))


def test_a_trainer_marks_presence(signed_in: Callable[..., Client], stage: Stage) -> None:
    trainer = signed_in(Role.TRAINER, stage.past)
    someone = Enrolment.objects.get(session=stage.past).participant_id
    save(trainer, stage.past, page_data(trainer, stage.past, **{f"presence-{someone}": "present"}))
    assert presences(stage.past) == {str(someone): "present"}


def test_a_session_to_come_takes_no_mark_no_count_and_no_newcomer(
    team: Client, furnisher: Furnisher, stage: Stage
) -> None:
    someone = Enrolment.objects.get(id=stage.enrolment).participant_id
    page = words(get(team, "team:attendance", stage.full))
    assert "à partir du jour de l’atelier : mercredi 2 décembre 2026" in page
    assert "Feuille de présence" in page
    assert "Les présences se notent à partir du jour" in words(get(team, "team:session", stage.full))
    data = {f"presence-{someone}": "present", "total": "9", "given_name": "Dugong", "agreed": "yes"}
    assert "n’a pas encore eu lieu" in words(save(team, stage.full, data))
    post(team, "team:walk_in", stage.full, known=str(stage.unlike))
    post(team, "team:walk_in", stage.full, given_name="Dugong", agreed="yes")
    assert presences(stage.full) == {}
    assert not HeadCount.objects.filter(session=stage.full).exists()


def test_the_actions_refuse_what_has_not_taken_place(furnisher: Furnisher, stage: Stage) -> None:
    who = {**furnisher.who, "session_id": stage.full}
    for refused in (
        lambda: mark_presence(furnisher.programme, marks={stage.person: Presence.PRESENT}, **who),
        lambda: count_heads(furnisher.programme, changes={"total": 4}, **who),
        lambda: count_one_more(furnisher.programme, seen=None, **who),
        lambda: add_walk_in(furnisher.programme, participant_id=uuid7(), identity=furnisher.someone("Dugong"), **who),
    ):
        with pytest.raises(NotHeldYet):
            refused()


def test_a_name_is_kept_only_when_she_agrees(team: Client, stage: Stage) -> None:
    asked = save(team, stage.past, page_data(team, stage.past, given_name="Dugong"))
    assert "Demandez à la personne si elle est d’accord" in words(asked)
    files = Participant.objects.count()
    data = page_data(team, stage.past, given_name="Dugong", phone="74.11.11", agreed="no")
    for said in ("une personne comptée sans nom", "Rien n’a changé"):  # sent twice, she is counted once
        page = save(team, stage.past, data)
        assert said in words(page)
        assert "Dugong" not in page.content.decode()
    assert (Participant.objects.count(), HeadCount.objects.get(session=stage.past).total) == (files, 1)
    save(team, stage.past, page_data(team, stage.past, agreed="no"))
    assert HeadCount.objects.get(session=stage.past).total == 2
    save(team, stage.past, page_data(team, stage.past, given_name="Dugong", agreed="yes"))
    assert list(Consent.objects.filter(participant__registered_by__isnull=False).values_list("purpose", "granted")) == [
        ("take_part", True)
    ]


def test_nobody_chooses_the_identifier_of_a_newcomer(team: Client, furnisher: Furnisher, stage: Stage) -> None:
    """Neither somebody else's file, nor a concern's key."""
    for taken in (stage.person, stage.concern):
        data = page_data(team, stage.past, given_name="Dugong", agreed="yes", walk_in=str(taken))
        assert "une personne ajoutée" in words(save(team, stage.past, data))
    assert Attendance.objects.filter(session=stage.past).count() == 2
    assert not Attendance.objects.filter(participant__in=[stage.person, stage.concern]).exists()
    other = furnisher.plan(-3)
    data = page_data(team, stage.past, given_name="Gorgone", agreed="yes")
    save(team, stage.past, data)
    assert "Rien n’a changé" in words(save(team, other, data | {"given_name": "Wallaby"}))
    assert presences(other) == {}
