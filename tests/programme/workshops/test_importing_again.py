"""A corrected file updates; what the team wrote since is kept and shown; nobody who was erased comes back."""

from datetime import date, datetime, time

import pytest

from numerai.base.journal import verify
from numerai.base.models import Programme
from numerai.programme.people.actions import merge
from numerai.programme.people.models import Participant
from numerai.programme.people.queries import all_people, duplicates_to_decide
from numerai.programme.people.rules import Origin
from numerai.programme.reporting.queries import indicators
from numerai.programme.workshops.actions.enrolment import Request, enrol
from numerai.programme.workshops.actions.erasure import erase_person
from numerai.programme.workshops.actions.import_plan import ImportReport
from numerai.programme.workshops.actions.presence import count_heads, mark_presence
from numerai.programme.workshops.actions.sessions import cancel_session, edit_session, plan_session, reopen_session
from numerai.programme.workshops.models import AccessNeed, Attendance, HeadCount, Session
from numerai.programme.workshops.rules import CancelCause, Presence
from tests.programme.workshops.importers import Importer, undone
from tests.programme.workshops.imports.samples import presence_row, session_row


@pytest.fixture
def importer(programme: Programme, now: datetime) -> Importer:
    return Importer(programme, now)


def changes(report: ImportReport) -> list[str]:
    return [row.change.value for row in report.rows if row.verdict in ("accepted", "accepted_with_remark")]


# ── corrected files ─────────────────────────────────────────────────────────────────────────────


def test_a_changed_count_updates_the_session(programme: Programme, importer: Importer) -> None:
    importer.rows("sessions", session_row(F="5"))
    report = importer.rows("sessions", session_row(Présents="10", H="5", Titre="Les arnaques en ligne"))
    assert changes(report) == ["updated"]
    session = Session.objects.of(programme).get()
    assert (session.title, session.head_count.total) == ("Les arnaques en ligne", 10)
    assert session.head_count.margins == {"enrolled": 10, "women": 5, "men": 5}  # a blank erases nothing


def test_words_of_an_earlier_file_are_never_replaced_silently(programme: Programme, importer: Importer) -> None:
    importer.rows("sessions", session_row(Lieu="Salle Exemple", Titre="Les images"))
    first = Session.objects.of(programme).get()
    report = importer.rows("sessions", session_row(Lieu="Salle Exemple, étage", Titre="Les sons"))
    [said] = [reason for row in report.rows for reason in row.reasons if "remplace" in reason]
    assert f"lieu «\u00a0{first.place}\u00a0», titre «\u00a0Les images\u00a0»" in said
    again = importer.later(5).rows("sessions", session_row(Lieu="Salle Exemple, étage", Titre="Les sons"))
    assert not [reason for row in again.rows for reason in row.reasons if "remplace" in reason]


def test_two_rooms_at_the_same_hour_stay_two(programme: Programme, importer: Importer) -> None:
    """Their names differ only by words that sign-in sheets say of any session."""
    for room in ("Salle Atelier", "Salle Séance"):
        importer.rows("sessions", session_row(Lieu=room))
    assert sorted(Session.objects.of(programme).values_list("place", flat=True)) == ["Salle Atelier", "Salle Séance"]


def test_a_presence_filled_in_is_added_to_the_same_person(programme: Programme, importer: Importer) -> None:
    importer.rows("presences", presence_row(Présent=""))
    assert Attendance.objects.count() == 0
    report = importer.rows("presences", presence_row())
    assert (report.changes, changes(report)) == (1, ["updated"])
    assert Participant.objects.of(programme).count() == Attendance.objects.count() == 1


def test_a_corrected_presence_replaces_the_imported_one(importer: Importer) -> None:
    importer.rows("presences", presence_row(Présent="absent"))
    importer.rows("presences", presence_row(Présent="X"))
    assert Attendance.objects.get().presence == Presence.PRESENT


def test_a_completed_line_completes_the_same_file(programme: Programme, importer: Importer) -> None:
    importer.rows("presences", presence_row(Besoins="LSF"))
    fuller = presence_row(Téléphone="75.12.34", **{"Année de naissance": "1958"}, Besoins="LSF, braille")
    assert changes(importer.rows("presences", fuller)) == ["updated"]
    identity = all_people(programme)[0].identity
    assert (identity.phone, identity.birth_year) == ("+687751234", 1958)
    assert (Participant.objects.count(), AccessNeed.objects.count()) == (1, 2)
    assert importer.later(5).rows("presences", fuller).changes == 0
    assert verify.rebuild(programme) == {}


def test_a_line_that_contradicts_a_file_opens_another(programme: Programme, importer: Importer) -> None:
    importer.rows("presences", presence_row(**{"Année de naissance": "1971"}))
    importer.rows("presences", presence_row(**{"Année de naissance": "2001"}))
    assert Participant.objects.of(programme).count() == 2
    assert duplicates_to_decide(programme) == []


def test_two_people_of_one_name_on_a_new_sheet_stay_two(programme: Programme, importer: Importer) -> None:
    importer.rows("presences", presence_row())
    importer.rows("presences", presence_row(), presence_row(Téléphone="75.12.34"))
    assert Participant.objects.of(programme).count() == 2


def test_someone_whom_the_team_added_is_never_taken_for_an_imported_line(
    programme: Programme, importer: Importer
) -> None:
    """Same name, same session: a person will say whether they are one."""
    importer.rows("presences", presence_row())
    Participant.objects.update(origin="team", import_key=None)
    importer.rows("presences", presence_row())
    assert Participant.objects.of(programme).count() == 2


def test_a_session_that_was_held_after_all(programme: Programme, importer: Importer) -> None:
    importer.rows("sessions", session_row(Présents="", Remarques="ANNULÉ - cyclone"))
    assert Session.objects.get().cancel_cause == CancelCause.CYCLONE
    importer.rows("sessions", session_row())
    assert not Session.objects.get().is_cancelled
    assert indicators(programme, today=date(2026, 11, 23))["sessions_held"] == 1


def test_a_session_beside_another_is_shown(importer: Importer) -> None:
    importer.rows("sessions", session_row(Lieu="Ducos"))
    report = importer.rows("sessions", session_row(Début="13h", Fin="15h"))
    assert (report.counts["accepted_with_remark"], Session.objects.count()) == (1, 2)


# ── what the team wrote ─────────────────────────────────────────────────────────────────────────


def test_what_the_team_corrected_is_kept(programme: Programme, importer: Importer) -> None:
    importer.rows("sessions", session_row())
    session = Session.objects.get().id
    values = {"title": "Reconnaître une arnaque", "day": date(2026, 2, 13)}
    edit_session(programme, actor="notou", now=importer.later(9).now, session_id=session, values=values)
    count_heads(programme, actor="notou", now=importer.later(9).now, session_id=session, changes={"total": 8, "men": 3})
    report = importer.later(20).rows("sessions", session_row(H="4", F="5"))
    row = report.rows[-1]
    assert (row.verdict, Session.objects.count()) == ("accepted_with_remark", 1)
    assert row.reasons == (
        "Déjà noté par l’équipe, gardé tel quel\u00a0: titre, date, nombre de présents, détail des présents.",
    )
    kept = Session.objects.get()
    assert (kept.title, kept.day) == ("Reconnaître une arnaque", date(2026, 2, 13))
    counted = HeadCount.objects.get()
    assert (counted.total, counted.margins["men"], counted.margins["women"]) == (8, 3, 5)


def test_a_mark_of_the_team_is_kept(programme: Programme, importer: Importer) -> None:
    importer.rows("presences", presence_row())
    mark = Attendance.objects.get()
    marks = {mark.participant_id: Presence.EXCUSED}
    mark_presence(programme, actor="notou", now=importer.later(9).now, session_id=mark.session_id, marks=marks)
    report = importer.later(20).rows("presences", presence_row())
    assert (report.changes, report.counts["accepted_with_remark"]) == (0, 1)
    assert Attendance.objects.get().presence == Presence.EXCUSED


def test_a_session_that_the_team_planned_is_found_and_completed(programme: Programme, importer: Importer) -> None:
    values = {"day": date(2026, 2, 12), "commune_id": "98818", "place": "Station N", "starts_at": time(9)}
    plan_session(programme, actor="notou", now=importer.now, values=values)
    report = importer.later(9).rows("sessions", session_row())
    session = Session.objects.get()
    assert (session.place, session.title, session.head_count.total) == ("Station N", "Les arnaques", 9)
    assert report.rows[-1].reasons == ("Déjà noté par l’équipe, gardé tel quel\u00a0: lieu.",)
    assert importer.later(20).rows("sessions", session_row()).changes == 0


def test_hours_of_the_team_and_of_a_file_never_cross(programme: Programme, importer: Importer) -> None:
    values = {"day": date(2026, 2, 12), "commune_id": "98818", "place": "La Station N", "ends_at": time(8)}
    plan_session(programme, actor="notou", now=importer.now, values=values)
    report = importer.later(9).rows("sessions", session_row())
    session = Session.objects.get()
    assert (session.starts_at, session.ends_at) == (None, time(8))
    assert "fin, début" in report.rows[-1].reasons[-1]


def test_seats_that_people_hold_are_not_changed(programme: Programme, importer: Importer) -> None:
    importer.rows("sessions", session_row(Date="08/12/2026", Présents=""))
    importer.rows("presences", presence_row())
    session = Session.objects.get(is_provisional=False)
    person = Participant.objects.get().id
    request = Request(enrolment_id=person, origin=Origin.TEAM, participant_id=person)
    enrol(programme, actor="notou", now=importer.now, today=importer.today, session_id=session.id, request=request)
    smaller = session_row(Date="08/12/2026", Présents="", Places="3")
    assert "places" in importer.later(9).rows("sessions", smaller).rows[-1].reasons[-1]
    called_off = session_row(Date="08/12/2026", Présents="", Remarques="ANNULÉ - cyclone")
    assert "annulation" in importer.later(20).rows("sessions", called_off).rows[-1].reasons[-1]
    session.refresh_from_db()
    assert (session.capacity, session.is_cancelled) == (12, False)


def test_a_decision_to_cancel_or_to_reopen_is_kept(programme: Programme, importer: Importer) -> None:
    importer.rows("sessions", session_row())
    session = Session.objects.get().id
    later = importer.later(9).now
    cancel_session(programme, actor="notou", now=later, session_id=session, cause=CancelCause.VENUE)
    assert "annulation" in importer.later(20).rows("sessions", session_row()).rows[-1].reasons[-1]
    assert Session.objects.get().is_cancelled
    reopen_session(programme, actor="notou", now=importer.later(30).now, session_id=session)
    called_off = session_row(Présents="", Remarques="ANNULÉ - cyclone")
    assert "annulation" in importer.later(40).rows("sessions", called_off).rows[-1].reasons[-1]
    assert not Session.objects.get().is_cancelled


# ── erased, merged ──────────────────────────────────────────────────────────────────────────────


def test_an_erased_person_does_not_come_back(programme: Programme, importer: Importer) -> None:
    importer.example("sessions")
    importer.example("presences")
    before = indicators(programme, today=importer.today)
    lea = next(file.id for file in all_people(programme) if file.name == "Lea Modele")
    erase_person(programme, actor="notou", now=importer.now, participant_id=lea)
    report = importer.later(9).example("presences")
    assert (report.changes, report.counts["ignored"], report.counts["accepted_with_remark"]) == (0, 2, 1)
    assert "effacée" in str(report.rows)
    assert (len(all_people(programme)), Participant.objects.of(programme).count()) == (9, 10)
    after = indicators(programme, today=importer.today)
    assert {k: v for k, v in after.items() if k != "notes"} == {k: v for k, v in before.items() if k != "notes"}
    assert verify.rebuild(programme) == {}


def test_an_erased_person_does_not_come_back_from_a_backup_older_than_the_import(
    programme: Programme, importer: Importer
) -> None:
    """The table no longer knows them; the file beside the keys does."""
    with undone():
        importer.rows("presences", presence_row(Téléphone="75.12.34"))
        erase_person(programme, actor="notou", now=importer.now, participant_id=Participant.objects.get().id)
    assert Participant.objects.count() == 0
    report = importer.rows("presences", presence_row(Téléphone="75.12.34"))
    assert (report.counts["ignored"], Participant.objects.count()) == (1, 0)


def test_nothing_of_an_erased_person_is_read_in_their_fingerprint(programme: Programme, importer: Importer) -> None:
    """Keyed: without the key ring, nobody can try names and telephones against it."""
    importer.rows("presences", presence_row(Téléphone="75.12.34"))
    person = Participant.objects.get()
    erase_person(programme, actor="notou", now=importer.now, participant_id=person.id)
    person.refresh_from_db()
    assert person.sealed is None
    assert len(person.import_key or "") == 64


def test_a_merged_file_stays_merged(programme: Programme, importer: Importer) -> None:
    importer.example("presences")
    pair = duplicates_to_decide(programme)[0]
    merge(programme, actor="notou", now=importer.now, alias=pair.one.id, into=pair.other.id)
    assert importer.later(9).example("presences").changes == 0
    assert indicators(programme, today=importer.today)["people_distinct"]["pending_duplicates"] == 3
