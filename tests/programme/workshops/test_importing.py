"""What already happened is imported once, whatever the order and however often; a file in preview writes nothing."""

import re
from datetime import date, datetime
from itertools import permutations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from numerai.base.journal import verify
from numerai.base.journal.models import Event, PersonKey
from numerai.base.models import Programme
from numerai.base.tables import TableRefused
from numerai.programme.people.models import Participant
from numerai.programme.people.queries import all_people
from numerai.programme.reporting.queries import indicators
from numerai.programme.workshops.actions.importing import Kind
from numerai.programme.workshops.models import Attendance, HeadCount, ImportRun, Session
from numerai.programme.workshops.rules import Presence
from tests.programme.workshops.importers import Importer, state_of, undone
from tests.programme.workshops.imports.samples import PRESENCES, SESSIONS, as_workbook, presence_row, session_row

DRAWN = re.compile(r"[0-9a-f-]{32,}")  # identifiers and fingerprints: any four digits may appear in them by chance
ORDERS = list(permutations(("sessions", "presences")))
COUNTS = {
    "sessions": {"accepted": 10, "accepted_with_remark": 3, "refused": 1, "ignored": 5},
    "presences": {"accepted": 8, "accepted_with_remark": 2, "refused": 0, "ignored": 1},
}


@pytest.fixture
def importer(programme: Programme, now: datetime) -> Importer:
    return Importer(programme, now)


# ── the two invented files ──────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("order", ORDERS)
def test_the_examples_give_the_expected_figures(programme: Programme, importer: Importer, order: tuple[Kind]) -> None:
    for kind in order * 2:
        assert importer.example(kind).counts == COUNTS[kind]
    figures = indicators(programme, today=date(2026, 11, 23))
    assert {name: figures[name] for name in EXPECTED} == EXPECTED


EXPECTED = {
    "sessions_held": 12,
    "sessions_cancelled": {"total": 1, "by_cause": {"cyclone": 1}},
    "attendances": 117,
    "attendances_identified": 8,
    "headcount_anonymous": 109,
    "people_distinct": {"value": None, "low": 6, "high": 8, "pending_duplicates": 4},
    "communes_reached": 8,
    "communes_without_session": [{"code": "98807", "name": "Hienghène"}],
    "people_with_disability": None,
    "attendances_with_disability": 50,
    "attendances_job_seeking": 52,
    "needs_stated": 5,
    "needs_met": None,
}


@pytest.mark.parametrize("order", ORDERS)
def test_importing_again_changes_nothing(programme: Programme, importer: Importer, order: tuple[Kind]) -> None:
    for kind in order:
        assert importer.example(kind).changes > 0
    before = verify.dump(programme), Event.objects.count(), ImportRun.objects.count(), PersonKey.objects.count()
    for kind in order[::-1] + order:
        report = importer.later(5).example(kind)
        assert (report.changes, {row.change for row in report.rows}) == (0, {"nothing"})
    after = verify.dump(programme), Event.objects.count(), ImportRun.objects.count(), PersonKey.objects.count()
    assert after == before


def test_both_orders_end_in_the_same_state(programme: Programme, importer: Importer) -> None:
    states = []
    for order in ORDERS:
        with undone():
            for kind in order:
                importer.example(kind)
            states.append(state_of(programme))
            assert verify.rebuild(programme) == {}
            assert verify.verify(programme).broken is None
    assert states[0] == states[1]
    assert len(states[0]) == 13


def test_a_workbook_says_the_same_as_its_csv(programme: Programme, importer: Importer) -> None:
    importer.example("sessions")
    importer.example("presences")
    assert importer.later(5).data("sessions", as_workbook(SESSIONS)).changes == 0
    assert importer.later(9).data("presences", as_workbook(PRESENCES)).changes == 0


def test_a_preview_writes_nothing_and_tells_what_would_be_written(programme: Programme, importer: Importer) -> None:
    for kind in ("sessions", "presences"):
        preview = importer.example(kind, dry_run=True)
        assert (preview.dry_run, Event.objects.count(), ImportRun.objects.count()) == (True, 0, 0)
        assert (Session.objects.count(), Participant.objects.count()) == (0, 0)
        with undone():
            written = importer.example(kind)
            assert (written.changes, written.counts, written.rows) == (preview.changes, preview.counts, preview.rows)
            assert Event.objects.exclude(kind="rows.refused").count() == written.changes


def test_the_total_row_is_a_control_not_a_session(importer: Importer) -> None:
    controls = {control.field: control for control in importer.example("sessions").controls}
    assert (controls["enrolled"].written, controls["enrolled"].read, controls["enrolled"].difference) == (148, 138, 10)
    assert controls["present"].difference == 0


def test_what_was_imported_is_told_without_the_file(programme: Programme, importer: Importer) -> None:
    importer.example("presences")
    run = ImportRun.objects.of(programme).get()
    assert run.counts == COUNTS["presences"]
    assert run.kind == "presences"
    assert len(run.digest) == 64


def test_nothing_personal_is_readable_in_the_journal(programme: Programme, importer: Importer) -> None:
    importer.example("presences")
    for event in Event.objects.of(programme):
        readable = DRAWN.sub("", event.facts).encode() + bytes(event.personal or b"")
        assert not any(word in readable for word in (b"Marie", b"Wassissi", b"741234", b"fauteuil", b"1958"))


# ── what a row becomes ──────────────────────────────────────────────────────────────────────────


def test_a_session_keeps_what_is_known_and_leaves_the_rest_unknown(programme: Programme, importer: Importer) -> None:
    importer.example("sessions")
    bourail = Session.objects.of(programme).get(commune_id="98803")
    assert (bourail.line, bourail.trainers, bourail.capacity) == ("cybersecurity", "C. Exemple", 12)
    assert HeadCount.objects.get(session=bourail).margins == {
        "enrolled": 12,
        "with_disability": 4,
        "job_seeking": 2,
        "gender_unstated": 10,  # women and men were left blank: unknown, not zero
    }
    la_foa = Session.objects.of(programme).get(commune_id="98813")
    assert la_foa.sign_language is False
    cancelled = Session.objects.of(programme).get(commune_id="98807")
    assert (cancelled.cancel_cause, HeadCount.objects.get(session=cancelled).total) == ("cyclone", None)


def test_a_blank_tick_leaves_no_mark_and_a_nameless_one_no_file(programme: Programme, importer: Importer) -> None:
    importer.example("presences")
    assert Participant.objects.of(programme).count() == 10
    marks = Attendance.objects.of(programme)
    assert marks.filter(presence=Presence.PRESENT).count() == 8
    assert marks.filter(presence=Presence.ABSENT).count() == 1
    assert HeadCount.objects.of(programme).get().on_sheet == 1


def test_identities_are_read_as_they_were_written(programme: Programme, importer: Importer) -> None:
    importer.example("presences")
    found = {(file.name, file.identity.birth_year): file.identity for file in all_people(programme)}
    lea = found["Lea Modele", 1994]
    assert (lea.birth_year_proposed, lea.commune, lea.phone) == (True, "98805", "+687950011")
    assert found["Wassissi Personne", 1966].phone == "+687784512"
    assert found["Test", None].given_name == ""


@pytest.mark.parametrize("kind", ["sessions", "presences"])
@pytest.mark.parametrize("data", [b"", b"un;deux\n1;2\n", b"PK\x03\x04 coup", "Séance;Nom\n".encode("utf-16")])
def test_a_file_that_cannot_be_read_changes_nothing(importer: Importer, kind: Kind, data: bytes) -> None:
    with pytest.raises(TableRefused):
        importer.data(kind, data)
    assert (Event.objects.count(), ImportRun.objects.count()) == (0, 0)


def test_two_programmes_do_not_meet(programme: Programme, other_programme: Programme, importer: Importer) -> None:
    first = importer.example("presences")
    second = Importer(other_programme, importer.now).example("presences")
    assert (second.changes, second.counts) == (first.changes, first.counts)
    assert [Participant.objects.of(each).count() for each in (programme, other_programme)] == [10, 10]


# ── sign-in sheets and their sessions ───────────────────────────────────────────────────────────


def test_several_sheets_of_one_session_become_that_session(programme: Programme, importer: Importer) -> None:
    """Named in several ways before the session is known: they are joined when it comes, needs and ticks included."""
    importer.rows(
        "presences",
        presence_row(Séance="12/02/2026 Station N", Prénom="Corail", Besoins="LSF"),
        presence_row(Séance="12/02/2026 Nouméa", Prénom="Banian", Besoins="braille"),
        presence_row(Séance="12/02/2026 Nouméa", Nom="Anonyme", Prénom=""),
    )
    assert Session.objects.of(programme).filter(is_provisional=True).count() == 2
    importer.rows("sessions", session_row())
    session = Session.objects.of(programme).get()
    assert (session.is_provisional, session.attendances.count(), session.needs.count()) == (False, 2, 2)
    assert (session.head_count.total, session.head_count.on_sheet) == (9, 1)
    assert verify.rebuild(programme) == {}


def test_a_sheet_that_may_be_of_two_sessions_is_refused(programme: Programme, importer: Importer) -> None:
    importer.rows("sessions", session_row(Lieu="Ducos"), session_row(Lieu="Montravel", Début="13h", Fin="15h"))
    report = importer.rows("presences", presence_row(Séance="12/02/2026 Nouméa"))
    assert report.counts["refused"] == 1
    assert "Précisez" in report.rows[-1].reasons[0]
    assert Participant.objects.of(programme).count() == 0


def test_two_spellings_of_a_sheet_open_one_session(programme: Programme, importer: Importer) -> None:
    importer.rows(
        "presences",
        presence_row(Séance="12/02/2026 Montravel"),
        presence_row(Séance="12/02/2026 maison Montravel", Prénom="Banian"),
    )
    assert Session.objects.of(programme).count() == 1


def test_presence_at_a_cancelled_session_is_kept_and_shown(importer: Importer) -> None:
    importer.rows("sessions", session_row(Présents="", Remarques="ANNULÉ - cyclone"))
    report = importer.rows("presences", presence_row(Séance="12/02/2026 Station N"))
    assert report.counts["accepted_with_remark"] == 1
    assert "annulée" in report.rows[-1].reasons[-1]


# ── whatever the rows ───────────────────────────────────────────────────────────────────────────

places = {"Station N": "Nouméa", "Ducos": "Nouméa", "Tadine": "Maré"}
table_rows = st.lists(
    st.builds(
        lambda place, present, remark: session_row(
            Lieu=place, Commune=places[place], Présents="" if remark else present, Remarques=remark
        ),
        st.sampled_from(sorted(places)),
        st.sampled_from(["", "0", "3", "9"]),
        st.sampled_from(["", "", "ANNULÉ - cyclone"]),
    ),
    max_size=3,
    unique_by=lambda row: row.split(";")[4],
)
sheet_rows = st.lists(
    st.builds(
        lambda place, name, tick, need: presence_row(
            Séance=f"12/02/2026 {place}", Prénom=name, Présent=tick, Besoins=need
        ),
        st.sampled_from([*places, "Nouméa", "Maré Tadine"]),
        st.sampled_from(["Corail", "Banian", "Notou", "Anonyme"]),
        st.sampled_from(["X", "", "absent"]),
        st.sampled_from(["", "LSF", "braille, LSF"]),
    ),
    max_size=5,
    unique_by=lambda row: tuple(row.split(";")[:3]),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(table=table_rows, sheet=sheet_rows)
def test_the_order_of_imports_does_not_matter(
    programme: Programme, importer: Importer, table: list[str], sheet: list[str]
) -> None:
    assume(table or sheet)
    rows: dict[Kind, list[str]] = {"sessions": table, "presences": sheet}
    ends, verdicts = [], []
    for order in ORDERS:
        with undone():
            reports = {kind: importer.rows(kind, *rows[kind]) for kind in order if rows[kind]}
            verdicts.append([report for _, report in sorted(reports.items())])
            ends.append(state_of(programme))
            again = [importer.later(60).rows(kind, *rows[kind]).changes for kind in order if rows[kind]]
            assert not any(again)
    assume(not any(said_doubtful(report) for reports in verdicts for report in reports))
    assert ends[0] == ends[1]


def said_doubtful(report: object) -> bool:
    """A sheet that may speak of several sessions is left to a person: refused, or not joined."""
    return any(word in str(report) for word in ("Plusieurs séances", "à relier à la main"))
