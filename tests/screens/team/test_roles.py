"""Who sees what: a trainer their sessions and short names, a relay whom they enrolled, several roles their union."""

from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from numerai.base.journal.verify import rebuild
from numerai.base.models import Programme
from numerai.programme.people.models import Account, Membership, Participant
from numerai.programme.people.rules import Role
from numerai.programme.workshops.models import Enrolment, Session, SessionTrainer
from tests.screens.team.placing import animated_by
from tests.screens.team.reading import filled, get, post, words
from tests.screens.team.stage import TODAY, Furnisher, Stage, staff

NEW = {"given_name": "Cagou", "family_name": "Discret", "phone": "75.00.01", "take_part": "yes", "call_back": "no"}


@pytest.fixture
def relay(programme: Programme, stage: Stage) -> Client:
    client = Client()
    client.force_login(staff(programme, Role.RELAY))
    return client


@pytest.fixture
def open_session(furnisher: Furnisher) -> Any:
    return furnisher.plan(12, capacity=3)


def enrol(client: Client, session: Any, **more: str) -> Any:
    begun = post(client, "team:enrol_new", session, begun="")
    place = {"enrolment": str(begun.context["place"]["enrolment"].value())}
    return post(client, "team:enrol_new", session, **(place | NEW | more))


def test_a_trainer_reads_first_names_and_how_many_need_what(signed_in: Callable[..., Client], stage: Stage) -> None:
    trainer = signed_in(Role.TRAINER, stage.full)
    Session.objects.filter(id=stage.full).update(day=TODAY)
    for name in ("team:session", "team:attendance"):
        page = words(get(trainer, name, stage.full))
        assert "Corail E." in page
        assert "Corail Exemple" not in page
    session, day = words(get(trainer, "team:session", stage.full)), words(get(trainer, "team:day"))
    for page in (session, day):
        assert "gros caractères" in page.casefold()
        assert "mots de" not in page
        assert "handicap" not in page.casefold()


def test_coordination_reads_whole_names(team: Client, stage: Stage) -> None:
    assert "Corail Exemple" in words(get(team, "team:session", stage.full))


def test_a_trainer_s_lists_hold_their_sessions_alone(
    signed_in: Callable[..., Client], furnisher: Furnisher, stage: Stage
) -> None:
    mine = furnisher.plan(7, title="Atelier à moi")
    trainer = signed_in(Role.TRAINER, mine)
    for name in ("team:day", "team:sessions"):
        page = words(get(trainer, name))
        assert "Atelier à moi" in page
        assert "Atelier Exemple" not in page
    assert "À venir (1)" in words(get(trainer, "team:sessions"))


def test_a_trainer_finds_at_the_door_only_people_of_their_sessions(
    signed_in: Callable[..., Client], stage: Stage
) -> None:
    trainer = signed_in(Role.TRAINER, stage.past)
    assert "Niaouli" not in words(post(trainer, "team:enrol", stage.past, asked="Niaouli")).replace("« Niaouli", "")
    assert "Santal E." in words(post(trainer, "team:enrol", stage.past, asked="Santal"))
    known = post(trainer, "team:walk_in", stage.past, follow=False, known=str(stage.person))
    assert known.status_code == 404


def test_two_people_of_one_short_name_are_told_apart_by_their_line(
    signed_in: Callable[..., Client], furnisher: Furnisher
) -> None:
    """The code of a ticket cancels a place: it is neither on the sheet nor on the screens of a trainer."""
    session = furnisher.plan(6)
    furnisher.enrol(session, furnisher.someone("Dawa"))
    second = furnisher.enrol(session, furnisher.someone("Dawa"))
    Session.objects.filter(id=session).update(day=TODAY)
    trainer = signed_in(Role.TRAINER, session)
    for name in ("team:session", "team:attendance"):
        page = words(get(trainer, name, session))
        assert "Dawa E. (ligne 1)" in page
        assert "Dawa E. (ligne 2)" in page
        assert f"{second.code[:3]} {second.code[3:6]} {second.code[6:]}" not in page


def test_a_relay_enrols_and_sees_their_people_alone(relay: Client, open_session: Any) -> None:
    page = enrol(relay, open_session)
    assert page.request["PATH_INFO"] == reverse("team:day")
    assert "Cagou Discret a une place." in words(page)
    day = words(get(relay, "team:day"))
    assert "Cagou Discret" in day
    assert "Corail" not in day
    assert "Cagou Discret" in words(post(relay, "team:enrol", open_session, asked="Cagou"))
    found = post(relay, "team:enrol", open_session, asked="Corail Exemple").content.decode()
    assert "inscrire/" + str(Participant.objects.earliest("registered_at").id) not in found
    assert get(relay, "team:session", open_session).status_code == 403


def test_a_person_chooses_their_relay_and_changes_their_mind(
    team: Client, relay: Client, programme: Programme, stage: Stage, open_session: Any
) -> None:
    """Found, read in full and enrolled by the one they chose; by another one, never."""
    chosen = Account.objects.get(memberships__role=Role.RELAY)
    other = Client()
    other.force_login(staff(programme, Role.RELAY, "autre-relais"))
    assert get(relay, "team:enrol_known", open_session, stage.person).status_code == 404
    page = words(post(team, "team:person_relay", stage.person, relay=str(chosen.id)))
    assert f"Son relais est {chosen.display_name}." in page
    assert "Relais choisi par la personne" in page
    assert rebuild(programme) == {}

    assert "Corail Exemple" in words(get(relay, "team:day"))
    assert "Corail Exemple" in words(post(relay, "team:enrol", open_session, asked="Corail Exemple"))
    assert get(relay, "team:enrol_known", open_session, stage.person).status_code == 200
    assert "Corail" not in words(get(other, "team:day"))
    assert get(other, "team:enrol_known", open_session, stage.person).status_code == 404

    assert "Elle n’a pas de relais." in words(post(team, "team:person_relay", stage.person, relay="nobody"))
    assert "Corail" not in words(get(relay, "team:day"))
    assert get(relay, "team:enrol_known", open_session, stage.person).status_code == 404


def test_only_a_relay_of_the_team_may_be_chosen(team: Client, programme: Programme, stage: Stage) -> None:
    trainer = staff(programme, Role.TRAINER)
    page = words(post(team, "team:person_relay", stage.person, relay=str(trainer.id)))
    assert "n’est plus relais" in page
    assert Participant.objects.get(id=stage.person).chosen_relay is None


def test_a_relay_waits_like_everyone_when_it_is_full(relay: Client, stage: Stage) -> None:
    page = enrol(relay, stage.full)
    assert "Cagou Discret est sur la liste d’attente." in words(page)
    forced = enrol(relay, stage.full, given_name="Bulime", place="force")
    assert Enrolment.objects.filter(session=stage.full, forced=True).count() == 0
    assert "sur la liste d’attente" in words(forced)


def test_a_relay_takes_back_an_enrolment_of_theirs(relay: Client, open_session: Any) -> None:
    enrol(relay, open_session)
    own = Enrolment.objects.get(session=open_session)
    page = post(relay, "team:enrolment_cancel", own.id)
    assert page.request["PATH_INFO"] == reverse("team:day")
    assert Enrolment.objects.get(id=own.id).status == "cancelled"


@pytest.mark.parametrize("which", ["past", "cancelled"])
def test_a_relay_enrols_only_into_what_is_announced(relay: Client, stage: Stage, which: str) -> None:
    assert get(relay, "team:enrol", getattr(stage, which)).status_code == 404


def test_several_roles_see_the_union(
    signed_in: Callable[..., Client], programme: Programme, furnisher: Furnisher, open_session: Any
) -> None:
    mine = furnisher.plan(8, title="Atelier à moi")
    both = signed_in(Role.TRAINER, mine)
    Membership.objects.create(account=Account.objects.get(), programme=programme, role=Role.RELAY)
    enrol(both, open_session)
    day = words(get(both, "team:day"))
    assert "Mes prochaines séances" in day
    assert "Cagou Discret" in day
    assert get(both, "team:session", mine).status_code == 200
    assert get(both, "team:session", open_session).status_code == 404  # a relay's session gives a trainer nothing
    assert get(both, "team:attendance", open_session).status_code == 404


def test_the_form_of_a_session_ticks_trainers_among_colleagues(
    team: Client, programme: Programme, stage: Stage
) -> None:
    trainer = staff(programme, Role.TRAINER)
    page = get(team, "team:session_edit", stage.full)
    assert trainer.display_name in words(page)
    post(team, "team:session_edit", stage.full, **(filled(page) | day_of(stage) | {"trainer_accounts": [trainer.id]}))
    assert SessionTrainer.objects.get().account == trainer
    assert trainer.display_name in words(get(team, "team:session", stage.full))
    again = get(team, "team:session_edit", stage.full)
    kept = filled(again) | day_of(stage) | {"title": "Autre titre"}
    post(team, "team:session_edit", stage.full, **kept)
    assert Session.objects.get(id=stage.full).trainer_accounts == [str(trainer.id)]
    assert rebuild(programme) == {}


def day_of(stage: Stage) -> dict[str, str]:
    session = Session.objects.get(id=stage.full)
    return {
        "day_day": str(session.day.day),
        "day_month": str(session.day.month),
        "day_year": str(session.day.year),
        "sign_language": "",
        "starts_at": "9 h",
        "ends_at": "11 h",
    }


def test_who_animates_and_who_enrolled_come_back_from_the_journal(
    signed_in: Callable[..., Client], programme: Programme, clock: datetime, open_session: Any
) -> None:
    enrol(signed_in(Role.RELAY), open_session)
    account = Account.objects.get()
    animated_by(programme, clock, account, open_session)
    assert Participant.objects.get().registered_by == Enrolment.objects.get().registered_by == account.id
    assert rebuild(programme) == {}
    SessionTrainer.objects.all().delete()
    Enrolment.objects.update(registered_by=None)
    assert rebuild(programme) == {"SessionTrainer": 1, "Enrolment": 2}


def test_rows_older_than_the_columns_are_read_from_the_journal(
    signed_in: Callable[..., Client], programme: Programme, open_session: Any
) -> None:
    """As the migrations do on an installation that was already working."""
    enrol(signed_in(Role.RELAY), open_session)
    account = Account.objects.get()
    Participant.objects.update(registered_by=None)
    Enrolment.objects.update(registered_by=None)
    for name in ("people.migrations.0003_registered_by", "workshops.migrations.0003_whose_session"):
        import_module(f"numerai.programme.{name}").read_from_the_journal(apps, None)
    assert Participant.objects.get().registered_by == Enrolment.objects.get().registered_by == account.id
    assert rebuild(programme) == {}
