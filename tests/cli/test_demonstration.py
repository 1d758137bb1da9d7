"""The demonstration is alive, whole and told as invented: nobody in it exists, nobody can be called by mistake."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from random import Random
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from numerai.base.journal import verify
from numerai.base.models import Programme
from numerai.base.phones import read_phone
from numerai.cli.demonstration_content import SEED, build
from numerai.cli.demonstration_people import invented_people
from numerai.cli.demonstration_team import COLLEAGUES, USERNAME
from numerai.cli.demonstration_words import FAMILY_WORDS
from numerai.programme.concerns.models import Concern, ConcernNamed
from numerai.programme.concerns.rules import Kind, Status
from numerai.programme.people.models import Account, Consent, Membership, Participant
from numerai.programme.people.queries import all_people
from numerai.programme.people.rules import Purpose, Role
from numerai.programme.places.models import Holiday, Venue, VenueContact, VenueFact, VenueRoom
from numerai.programme.places.rules import Known
from numerai.programme.reporting.queries import indicators
from numerai.programme.support.models import Offer
from numerai.programme.support.rules import OfferState, Way
from numerai.programme.workshops.models import (
    AccessNeed,
    Attendance,
    Enrolment,
    HeadCount,
    ImportRun,
    Session,
    SessionTrainer,
    Task,
)
from numerai.programme.workshops.rules import EnrolmentStatus, TaskKind

NOW = datetime(2026, 11, 22, 22, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Programme]:
    """Built once for this file, and taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        programme = Programme.objects.get(is_default=True)
        build(programme, now=NOW)
        yield programme
        transaction.set_rollback(True)


@pytest.fixture
def figures(told: Programme) -> dict[str, Any]:
    return indicators(told, today=TODAY)


def test_sessions_past_and_coming_over_the_nine_communes(told: Programme, figures: dict[str, Any]) -> None:
    assert (figures["sessions_held"], figures["sessions_planned"], figures["sessions_to_report"]) == (19, 12, 1)
    assert figures["sessions_cancelled"] == {"total": 1, "by_cause": {"cyclone": 1}}
    assert (figures["communes_reached"], figures["communes_without_session"]) == (9, [])
    assert figures["attendances"] > figures["attendances_identified"] > 100
    assert figures["needs_stated"] > figures["needs_met"] > 0


def test_about_three_hundred_people_and_what_is_not_settled(told: Programme, figures: dict[str, Any]) -> None:
    assert 300 <= Participant.objects.of(told).count() <= 310
    people = figures["people_distinct"]
    assert people["pending_duplicates"] == 3
    assert people["low"] < people["high"]
    assert not Task.objects.of(told).filter(session__day__lt=TODAY, done_at__isnull=True).exists()
    kinds = Counter(Task.objects.of(told).values_list("kind", flat=True))
    assert set(kinds) == set(TaskKind) - {TaskKind.TELL_REOPENED}  # no session of the story is taken up again


def test_places_waiting_lists_and_one_session_without_seats_yet(told: Programme) -> None:
    waiting = Enrolment.objects.of(told).filter(status=EnrolmentStatus.WAITING)
    assert len(set(waiting.values_list("session_id", flat=True))) == 2
    assert all(enrolment.session.enrolments.filter(seat__isnull=False).count() == 8 for enrolment in waiting)
    assert Session.objects.of(told).filter(capacity=None).count() == 1
    assert HeadCount.objects.of(told).count() > 10


def test_something_is_unknown_everywhere(told: Programme) -> None:
    """Venues, presences, consents, needs, answers: a demonstration that knows all would teach the wrong thing."""
    assert set(VenueFact.objects.filter(venue__programme=told).values_list("state", flat=True)) == set(Known)
    assert len(set(Attendance.objects.of(told).values_list("presence", flat=True))) == 3
    assert set(Consent.objects.of(told).filter(purpose=Purpose.CALL_BACK).values_list("granted", flat=True)) == {
        True,
        False,
    }
    assert len(set(AccessNeed.objects.of(told).values_list("outcome", flat=True))) == 3
    assert {file.identity.with_disability for file in all_people(told)} == {True, False, None}


def test_nobody_exists_and_nobody_can_be_called(told: Programme) -> None:
    words = {word.lower() for word in FAMILY_WORDS}
    for file in all_people(told):
        identity = file.identity
        assert identity.family_name.lower() in words or not file.name
        for phone in filter(None, (identity.phone, identity.trusted_phone)):
            assert phone.startswith("+3319900")  # set aside for works of fiction
            assert read_phone(phone) == phone  # a form accepts it again
        assert not identity.email or identity.email.endswith("@exemple.invalid")
    assert all("(exemple)" in venue.name for venue in Venue.objects.of(told))


# What a day says when nothing is in it.
NOTHING = (
    *("Aucune séance n’est prévue", "Vous n’animez pas de séance", "Personne pour le moment", "Rien ne vous attend"),
    *("Personne n’attend de réponse", "Aucune séance n’est ouverte"),
)
SHOWN = {
    Role.COORDINATOR: ("Rappeler", "paires de dossiers", "Prochaines séances", "propositions attendent"),
    Role.TRAINER: ("Mes prochaines séances", "À préparer"),
    Role.RELAY: ("Les personnes inscrites avec vous", "Annuler l’inscription"),
    Role.REFERENT: ("Signalements à suivre", "de retard"),
    Role.READER: ("Séances tenues", "Objectif"),
}


@pytest.mark.parametrize("role", Role)
def test_the_day_of_each_role_has_something_in_it(told: Programme, role: Role) -> None:
    for membership in Membership.objects.of(told).filter(role=role).select_related("account"):
        client = Client()
        client.force_login(membership.account)
        page = client.get(reverse("team:day"), follow=True).content.decode().replace("\u00a0", " ")
        assert [words for words in NOTHING if words in page] == []
        assert [words for words in SHOWN[role] if words not in page] == []


def test_everyone_of_the_team_is_invented(told: Programme) -> None:
    words = {word for word in FAMILY_WORDS}
    assert all(name.split()[-1] in words for name in COLLEAGUES)
    assert Membership.objects.of(told).count() == len(COLLEAGUES) + 1


def test_offers_and_concerns_in_every_state(told: Programme) -> None:
    offers, problems = Offer.objects.of(told), Concern.objects.of(told)
    assert set(offers.values_list("state", flat=True)) == set(OfferState)
    assert set(offers.values_list("way", flat=True)) == set(Way)
    assert set(problems.values_list("status", flat=True)) == set(Status)
    assert set(problems.values_list("kind", flat=True)) == set(Kind)
    named = {link.account.display_name for link in ConcernNamed.objects.of(told).select_related("account")}
    assert named == {"Cagou Essai"}


def test_sessions_have_their_trainer_rooms_are_counted_and_a_file_was_imported(told: Programme) -> None:
    animated = SessionTrainer.objects.of(told)
    assert {link.account.display_name for link in animated} == {"Cagou Essai", "Notou Modèle"}
    assert Session.objects.of(told).filter(trainer_links=None).exists()
    assert set(VenueRoom.objects.filter(venue__programme=told).values_list("posts", flat=True)) == {0, 12, None}
    assert VenueContact.objects.of(told).exists()
    (run,) = ImportRun.objects.of(told)
    assert (run.counts["accepted"] + run.counts["accepted_with_remark"], run.counts["refused"]) == (2, 1)


def test_a_coordinator_waits_for_a_sign_in_link(told: Programme) -> None:
    account = Account.objects.get(username=USERNAME)
    assert not account.has_usable_password()
    assert [membership.role for membership in account.memberships.all()] == [Role.COORDINATOR]


def test_its_journal_is_a_real_one(told: Programme) -> None:
    assert verify.verify(told).broken is None
    assert verify.rebuild(told) == {}


def test_building_again_changes_nothing(told: Programme) -> None:
    before = verify.verify(told).events
    build(told, now=NOW)
    assert verify.verify(told).events == before


@pytest.mark.parametrize("today", [date(2026, 12, 24), date(2027, 5, 7)])
def test_the_same_story_around_another_day(programme: Programme, today: date) -> None:
    build(programme, now=datetime(today.year, today.month, today.day, 3, 0, tzinfo=UTC))
    days = list(Session.objects.of(programme).values_list("day", flat=True))
    assert sum(day > today for day in days) == 12
    assert sum(day < today for day in days) == 21
    assert all(day.weekday() < 5 for day in days)
    assert not Holiday.objects.filter(day__in=days).exists()
    told_about = {file.name for file in all_people(programme) if file.name}
    assert told_about == {identity.full_name for identity in invented_people(Random(SEED))}
