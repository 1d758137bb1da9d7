"""Lists that leave: the filters of the page, the note of scope, the trace of names; sent back, they change nothing."""

import csv
import io
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from numerai.base.journal.models import Event
from numerai.base.models import Programme
from numerai.programme.people import actions
from numerai.programme.people.models import Account, Participant
from numerai.programme.people.rules import Role
from numerai.programme.workshops.actions import presence, sessions
from numerai.programme.workshops.actions.importing import import_file
from numerai.programme.workshops.imports.vocabulary import (
    EXPORTED_CAUSES,
    EXPORTED_THEMES,
    find_said_cause,
    find_theme,
)
from numerai.programme.workshops.models import AccessNeed, Session
from numerai.programme.workshops.rules import CancelCause, Line, Presence
from tests.base.test_tables_out import xlsx_rows
from tests.screens.team.placing import animated_by
from tests.screens.team.reading import get, post, words
from tests.screens.team.stage import TODAY, Furnisher, Stage

DATA = Path(__file__).resolve().parents[2] / "data"
FORMATS = ("csv", "xlsx")
STATES = ("a-venir", "a-noter", "passes", "annules")


def lines(response: Any) -> list[list[str]]:
    """The rows of a CSV answer, its note of scope first."""
    assert response.status_code == 200
    assert "attachment" in response["Content-Disposition"]
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"), newline=""), delimiter=";"))


def again(programme: Programme, kind: Any, data: bytes, now: datetime, wanted: str) -> Any:
    return import_file(
        programme, kind=kind, data=data, name=f"liste.{wanted}", actor="test", now=now, today=TODAY, dry_run=True
    )


@pytest.fixture
def imported(programme: Programme, clock: datetime) -> None:
    for kind, name in (("sessions", "exemple-seances.csv"), ("presences", "exemple-emargement.csv")):
        data = (DATA / name).read_bytes()
        import_file(programme, kind=kind, data=data, name=name, actor="test", now=clock, today=TODAY)  # type: ignore[arg-type]


@pytest.fixture
def varied(furnisher: Furnisher) -> list[Any]:
    """Sessions of every theme, cancelled for every cause, with words that a file could misread."""
    made = [
        furnisher.plan(20 + line.number, line=line, trainers="Cagou et Notou", venue_id=furnisher.commons())
        for line in Line
    ]
    words = "Apporter des chaises.\nLa clé est chez Corail ; appeler avant.\n- et l’eau"
    made.append(furnisher.plan(30, remarks=words, place="", venue_id=furnisher.commons()))
    made.append(furnisher.plan(31, remarks="ANNULÉ puis rouvert, cyclone passé", ends_at=None))
    for number, cause in enumerate(CancelCause):
        made.append(furnisher.plan(40 + number, remarks="bateau en retard, cyclone"))
        sessions.cancel_session(furnisher.programme, **furnisher.who, session_id=made[-1], cause=cause)
    return made


@pytest.mark.parametrize("wanted", FORMATS)
@pytest.mark.parametrize("state", STATES)
@pytest.mark.usefixtures("stage", "imported", "varied")
def test_sessions_sent_back_change_nothing(
    team: Client, programme: Programme, clock: datetime, state: str, wanted: str
) -> None:
    file = get(team, "team:sessions_export", query={"etat": state, "format": wanted}).content
    report = again(programme, "sessions", file, clock + timedelta(hours=1), wanted)
    assert report.changes == 0
    assert [row.reasons for row in report.rows if row.verdict == "refused"] == []
    assert sum(row.verdict.startswith("accepted") for row in report.rows) > 0


def test_a_session_corrected_in_the_file_is_corrected_here(
    team: Client, programme: Programme, clock: datetime, imported: None
) -> None:
    """The control: the file does say something."""
    file = get(team, "team:sessions_export", query={"etat": "passes"}).content
    corrected = file.replace(b"J'\xc3\xa9cris une lettre", b"Ma lettre")
    assert corrected != file
    report = again(programme, "sessions", corrected, clock + timedelta(hours=1), "csv")
    assert report.changes == 1


@pytest.mark.parametrize("wanted", FORMATS)
@pytest.mark.usefixtures("imported")
def test_presences_sent_back_change_nothing(
    team: Client, programme: Programme, clock: datetime, stage: Stage, wanted: str
) -> None:
    before = Participant.objects.count()
    for session in Session.objects.of(programme):
        file = post(team, "team:presences_export", session.id, format=wanted).content
        report = again(programme, "presences", file, clock + timedelta(hours=1), wanted)
        assert report.changes == 0, [row.reasons for row in report.rows]
        assert [row.reasons for row in report.rows if row.verdict == "refused"] == []
    assert Participant.objects.count() == before


def test_a_presence_ticked_in_the_file_is_marked_for_the_same_person(
    team: Client, programme: Programme, clock: datetime, stage: Stage
) -> None:
    file = post(team, "team:presences_export", stage.past, format="csv").content.decode("utf-8-sig")
    head, body = file.split("\r\n")[1], file.split("\r\n")[2].split(";")
    body[head.split(";").index("Présent")] = "oui"
    ticked = "\r\n".join([head, ";".join(body), ""]).encode()
    later = clock + timedelta(hours=1)
    import_file(programme, kind="presences", data=ticked, name="a.csv", actor="test", now=later, today=TODAY)
    assert Event.objects.filter(recorded_at=later).values_list("kind", flat=True).get() == "attendance.marked"


def test_the_number_of_an_erased_or_unknown_file_opens_nobody(
    team: Client, programme: Programme, other_programme: Programme, clock: datetime, stage: Stage
) -> None:
    theirs = Furnisher(other_programme, clock, "Ailleurs").furnish()
    file = post(team, "team:presences_export", stage.held, format="csv").content
    for mine, other in ((stage.unlike, theirs.unlike), (stage.held, theirs.held)):
        report = again(programme, "presences", file.replace(str(mine).encode(), str(other).encode()), clock, "csv")
        assert report.changes == 0
        assert report.counts["refused"] == 1


def test_a_number_beside_another_name_or_day_is_refused(
    team: Client, programme: Programme, clock: datetime, stage: Stage
) -> None:
    """As when one column of the sheet was sorted alone."""
    file = post(team, "team:presences_export", stage.held, format="csv").content
    other_person = file.replace(str(stage.unlike).encode(), str(stage.person).encode())
    other_day = file.replace(str(stage.held).encode(), str(stage.past).encode())
    for swapped, reason in ((other_person, "d’une autre personne"), (other_day, "d’un autre jour")):
        report = again(programme, "presences", swapped, clock, "csv")
        assert (report.changes, report.counts["refused"]) == (0, 1)
        assert reason in next(row for row in report.rows if row.verdict == "refused").reasons[0]


def test_the_page_sends_back_what_it_exported(team: Client, clock: datetime, imported: None) -> None:
    """As a person does it: export, then import the same file, and read that nothing changes."""
    file = get(team, "team:sessions_export", query={"etat": "passes", "format": "xlsx"}).content
    page = post(team, "team:import", kind="sessions", file=SimpleUploadedFile("seances.xlsx", file))
    assert "n’apporte rien de nouveau" in words(page)


def test_the_filters_of_the_page_are_those_of_the_file(team: Client, stage: Stage, furnisher: Furnisher) -> None:
    furnisher.plan(12, commune_id="98814")
    page = get(team, "team:sessions", query={"etat": "a-venir", "commune": "lifou"})
    assert "/equipe/ateliers/exporter/?etat=a-venir&amp;commune=lifou&amp;format=xlsx" in page.content.decode()
    found = lines(get(team, "team:sessions_export", query={"etat": "a-venir", "commune": "lifou"}))
    assert [line[3] for line in found[2:]] == ["Lifou"]
    assert "À venir, Lifou" in found[0][0].replace("\u00a0", " ")
    assert "rôle : coordination" in found[0][0].replace("\u00a0", " ")


def test_sessions_name_nobody(team: Client, stage: Stage) -> None:
    for state in STATES:
        text = get(team, "team:sessions_export", query={"etat": state}).content.decode()
        assert "Corail" not in text
        assert "74.10" not in text


NAMED = ("people_export", "tasks_export", "presences_export", "figure_export")


def export_of(name: str, stage: Stage) -> tuple[Any, ...]:
    return {"presences_export": (stage.held,), "figure_export": ("people_distinct",)}.get(name, ())


@pytest.mark.parametrize("name", NAMED)
def test_taking_names_away_leaves_one_line_that_says_whose(team: Client, stage: Stage, name: str) -> None:
    before = Event.objects.count()
    found = lines(post(team, f"team:{name}", *export_of(name, stage)))
    assert any("Exemple" in cell for line in found[2:] for cell in line)
    trace = Event.objects.get(kind="people.exported")
    assert Event.objects.count() == before + 1
    people = trace.facts_read()["people"]
    assert people
    assert set(people) <= {str(pk) for pk in Participant.objects.values_list("id", flat=True)}
    assert "Exemple" not in trace.facts


@pytest.mark.parametrize("name", NAMED)
def test_no_need_and_no_disability_leaves(team: Client, stage: Stage, name: str) -> None:
    assert AccessNeed.objects.exists()
    text = post(team, f"team:{name}", *export_of(name, stage)).content.decode()
    assert "mots de Exemple" not in text
    assert not any("handicap" in cell.lower() for cell in text.splitlines()[1].split(";"))


@pytest.mark.parametrize("name", ["people_export", "tasks_export", "venues_export", "figure_export"])
def test_both_formats_give_the_same_rows(team: Client, stage: Stage, name: str) -> None:
    ask = get if name == "venues_export" else post
    asked = {"query": {"format": "xlsx"}} if name == "venues_export" else {"format": "xlsx"}
    plain = lines(ask(team, f"team:{name}", *export_of(name, stage)))
    rows, formulas = xlsx_rows(ask(team, f"team:{name}", *export_of(name, stage), **asked).content)
    assert formulas == 0
    assert [row[0] for row in rows] == [row[0].removeprefix("'") for row in plain[1:]]


def test_a_person_is_one_row_with_what_calls_need(team: Client, stage: Stage) -> None:
    _scope, head, *found = lines(post(team, "team:people_export"))
    corail = next(dict(zip(head, line, strict=True)) for line in found if line[1] == "Corail")
    assert (corail["Nom"], corail["Téléphone"], corail["Année de naissance"]) == ("Exemple", "74.10.01", "1971")
    assert str(stage.alias) not in {line[-1] for line in found}


def test_whoever_came_under_another_of_their_files_came(team: Client, stage: Stage, furnisher: Furnisher) -> None:
    def came() -> str:
        _scope, head, *found = lines(post(team, "team:people_export"))
        return {line[-1]: line[head.index("Ateliers suivis")] for line in found}[str(stage.person)]

    before = came()
    actions.merge(furnisher.programme, **furnisher.who, alias=stage.unlike, into=stage.person)
    assert (before, came()) == ("0", "1")


def test_a_session_of_today_says_who_came_and_who_animates(
    team: Client, programme: Programme, clock: Any, furnisher: Furnisher
) -> None:
    session = furnisher.plan(0)
    animated_by(programme, clock, Account.objects.get(), session)
    post(team, "team:attendance", session, total="9")
    _scope, head, line = lines(get(team, "team:sessions_export", query={"etat": "a-venir"}))
    said = dict(zip(head, line, strict=True))
    assert (said["Statut"], said["Venus en tout"]) == ("Tenue", "9")
    assert said["Collègues qui animent"] == Account.objects.get().display_name


def test_unknown_features_of_a_venue_stay_empty(team: Client, stage: Stage) -> None:
    _scope, head, line = lines(get(team, "team:venues_export"))
    assert line[head.index("Lieu")] == "Maison commune Exemple"
    assert set(line[3:]) == {""}


def test_names_are_for_the_coordination_alone(signed_in: Callable[[Role], Client], stage: Stage) -> None:
    for role in (Role.TRAINER, Role.READER, Role.RELAY, Role.REFERENT):
        client = signed_in(role)
        for name in NAMED:
            assert post(client, f"team:{name}", *export_of(name, stage)).status_code == 403
    assert not Event.objects.filter(kind="people.exported").exists()


def test_every_exported_word_is_read_back() -> None:
    assert {find_theme(words): line for line, words in EXPORTED_THEMES.items()} == {line: line for line in Line}
    said = {cause: find_said_cause(f"Annulée : {words}") for cause, words in EXPORTED_CAUSES.items()}
    assert said == {cause: cause for cause in CancelCause}


def test_a_session_without_an_hour_keeps_none(team: Client, furnisher: Furnisher, clock: datetime) -> None:
    session = furnisher.plan(3, starts_at=None, ends_at=None)
    file = get(team, "team:sessions_export").content
    assert again(furnisher.programme, "sessions", file, clock, "csv").changes == 0
    assert Session.objects.get(id=session).starts_at is None


def test_hours_and_days_are_real_in_the_workbook(team: Client, stage: Stage) -> None:
    from openpyxl import load_workbook

    file = get(team, "team:sessions_export", query={"format": "xlsx"}).content
    sheet = load_workbook(io.BytesIO(file)).worksheets[0]
    assert sheet["A2"].value.date() == date(2026, 12, 2)
    assert sheet["B2"].value == time(9)
    assert sheet["I2"].value == 2


def test_presences_that_nobody_noted_stay_unknown(team: Client, stage: Stage, furnisher: Furnisher) -> None:
    Session.objects.filter(id=stage.full).update(day=TODAY)
    presence.mark_presence(
        furnisher.programme, **furnisher.who, session_id=stage.full, marks={stage.person: Presence.EXCUSED}
    )
    _scope, head, *found = lines(post(team, "team:presences_export", stage.full))
    assert [line[head.index("Présent")] for line in found] == ["", "excusé", ""]
