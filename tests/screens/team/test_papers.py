"""Documents on paper: accessible, the same bytes for the same words, and without what paper must not say."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import page
import pytest
from django.test import Client
from django.urls import reverse

from numerai.base import documents
from numerai.base.journal.models import Event
from numerai.base.models import Programme
from numerai.programme.people.models import Participant
from numerai.programme.people.rules import Identity, Role
from numerai.programme.reporting.remaining import say_remaining
from numerai.programme.workshops.actions import presence, sessions
from numerai.programme.workshops.actions.importing import import_file
from numerai.programme.workshops.models import Attendance, Enrolment, Session
from numerai.programme.workshops.rules import CancelCause, Presence
from numerai.screens.team import papers
from numerai.screens.team.figures import figures_of
from tests.screens.team.reading import get, post, words
from tests.screens.team.stage import TODAY, Furnisher, Stage
from tests.support import outgoing

DATA = Path(__file__).resolve().parents[2] / "data"


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """The words that each document was made of."""
    kept: list[dict[str, Any]] = []

    def pdf(template: str, words: dict[str, Any], *, day: date) -> bytes:
        kept.append(words)
        return documents.pdf(template, words, day=day)

    monkeypatch.setattr(papers, "pdf", pdf)
    return kept


def accessible(response: Any) -> page.ValidationReport:
    """The answer is a PDF that keeps every rule of PDF/UA-1, with our own marks of it."""
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    body = response.content
    assert outgoing.pdf(body) == []
    report = page.validate_pdf_bytes(body, profile="ua1")
    assert report.rules.total > 100
    for mark in (b"/Lang(fr-NC)", b"/DisplayDocTitle true", b"pdfuaid", b"/StructTreeRoot", b"/Outlines"):
        assert mark in body, mark
    return report


def sheet(client: Client, session: Any) -> Any:
    return post(client, "team:sign_in_sheet", session)


def test_the_sign_in_sheet_is_accessible_and_journaled(team: Client, stage: Stage) -> None:
    accessible(sheet(team, stage.full))
    trace = Event.objects.get(kind="sheet.printed")
    assert trace.subject == stage.full
    assert trace.facts_read() == {"session": str(stage.full)}
    assert trace.person is None


def test_the_sheet_says_names_in_the_order_of_the_page_and_no_need(
    team: Client, stage: Stage, said: list[dict[str, Any]]
) -> None:
    sheet(team, stage.full)
    lines = [(one["code"], one["name"]) for one in said[0]["people"]]
    assert lines == [("1", "Corail Exemple"), ("2", "Banian Exemple")]
    Session.objects.filter(id=stage.full).update(day=TODAY)
    text = words(get(team, "team:attendance", stage.full))
    assert text.index("Corail Exemple ligne 1") < text.index("Banian Exemple ligne 2")
    everything = str(said[0])
    for forbidden in ("mots de", "caractères", "handicap", "+687", "74.10", "1971", "Notou"):
        assert forbidden not in everything


def test_a_line_keeps_its_code_when_someone_else_leaves(
    team: Client, stage: Stage, said: list[dict[str, Any]], furnisher: Furnisher
) -> None:
    post(team, "team:enrolment_cancel", stage.enrolment, confirm="1")
    sheet(team, stage.full)
    banian = next(one for one in said[0]["people"] if one["name"].startswith("Banian"))
    assert banian["code"] == "2"
    assert Enrolment.objects.get(session=stage.full, seat=2).participant_id


def test_the_code_of_the_sheet_opens_the_presences(team: Client, stage: Stage, said: list[dict[str, Any]]) -> None:
    sheet(team, stage.full)
    address = f"http://testserver{reverse('team:attendance', args=[stage.full])}"
    assert said[0]["qr"] == documents.qr_drawing(address)
    assert said[0]["qr_alt"]


def test_an_empty_and_a_long_sheet_are_accessible(team: Client, furnisher: Furnisher) -> None:
    accessible(sheet(team, furnisher.plan(1)))
    many = furnisher.plan(2, capacity=40)
    for number in range(40):
        furnisher.enrol(many, furnisher.someone(f"Niaouli {number}"))
    assert accessible(sheet(team, many)).document.page_count > 2


def test_what_people_typed_is_never_markup(team: Client, furnisher: Furnisher, said: list[dict[str, Any]]) -> None:
    odd = '#import "x" $a$ *gras* = titre <b> ’ ‑ ŋ 𝄞'
    session = furnisher.plan(1, title=odd[:100])
    furnisher.enrol(session, furnisher.someone(odd))
    accessible(sheet(team, session))
    assert odd in said[0]["people"][0]["name"]


def test_a_cancelled_session_has_no_sheet(team: Client, stage: Stage) -> None:
    assert "il n’y a pas de feuille à imprimer" in words(sheet(team, stage.cancelled))
    assert not Event.objects.filter(kind="sheet.printed").exists()


def test_the_same_words_give_the_same_bytes(team: Client, stage: Stage) -> None:
    assert sheet(team, stage.full).content == sheet(team, stage.full).content


def test_a_document_without_an_alternative_is_refused() -> None:
    """The control: the compiler itself does not let an inaccessible document out."""
    import typst

    common = {"carried_by": "x", "footer": "x", "page_words": "x", "description": "x", "title": "Feuille"}
    missing = {"people": [], "blanks": [], "facts": [], "qr": documents.qr_drawing("x"), "qr_alt": None}
    texts = dict.fromkeys(
        ("how", "enrolled_title", "others_title", "others_how", "number", "name", "phone", "signature"), "x"
    )
    with pytest.raises(typst.TypstError, match="alt"):
        documents.pdf("screens/team/paper/sign_in_sheet.typ", common | texts | missing, day=TODAY)


def test_a_document_that_is_not_accessible_is_seen() -> None:
    """The control of the checker: a PDF without tags fails."""
    import typst

    plain = typst.compile(b"bonjour", format="pdf", pdf_tags=False)
    assert not page.validate_pdf_bytes(plain, profile="ua1").is_compliant


# ── Certificates ──────────────────────────────────────────────────────────────────────────────────


def test_certificates_are_for_those_who_came(
    team: Client, stage: Stage, furnisher: Furnisher, said: list[dict[str, Any]]
) -> None:
    absent = furnisher.enrol(stage.held, furnisher.someone("Kagou"))
    marks = {absent.participant_id: Presence.ABSENT}
    presence.mark_presence(furnisher.programme, **furnisher.who, session_id=stage.held, marks=marks)
    report = accessible(post(team, "team:session_certificates", stage.held))
    assert [one["name"] for one in said[0]["certificates"]] == ["Niaouli Exemple"]
    assert report.document.page_count == 1
    assert Event.objects.get(kind="people.exported").facts_read()["people"] == [str(stage.unlike)]


def test_nobody_came_nothing_is_attested(team: Client, stage: Stage) -> None:
    assert "il n’y a pas d’attestation" in words(post(team, "team:session_certificates", stage.full))
    assert "il n’y a pas d’attestation" in words(post(team, "team:person_certificates", stage.person))
    assert not Event.objects.filter(kind="people.exported").exists()


def test_a_person_takes_one_page_for_each_session(
    team: Client, stage: Stage, furnisher: Furnisher, said: list[dict[str, Any]]
) -> None:
    marks = {stage.unlike: Presence.PRESENT}
    presence.mark_presence(furnisher.programme, **furnisher.who, session_id=stage.past, marks=marks)
    report = accessible(post(team, "team:person_certificates", stage.unlike))
    assert report.document.page_count == 2
    assert {one["name"] for one in said[0]["certificates"]} == {"Niaouli Exemple"}
    assert Attendance.objects.filter(participant=stage.unlike).count() == 2


def test_two_files_of_one_person_give_one_page(
    team: Client, stage: Stage, furnisher: Furnisher, said: list[dict[str, Any]]
) -> None:
    marks = dict.fromkeys((stage.alias, Participant.objects.get(id=stage.alias).merged_into_id), Presence.PRESENT)
    presence.mark_presence(furnisher.programme, **furnisher.who, session_id=stage.past, marks=marks)
    report = accessible(post(team, "team:session_certificates", stage.past))
    assert [one["name"] for one in said[0]["certificates"]] == ["Gaïac Exemple"]
    assert report.document.page_count == 1


def test_only_what_took_place_is_attested(team: Client, stage: Stage) -> None:
    """Marked, then moved to another day or cancelled."""
    later, moved = TODAY + timedelta(days=3), Session.objects.filter(id=stage.held)
    for change in ({"day": later}, {"day": TODAY, "cancelled_at": datetime.now(UTC), "cancel_cause": "cyclone"}):
        moved.update(**change)
        assert "il n’y a pas d’attestation" in words(post(team, "team:session_certificates", stage.held))
        assert "il n’y a pas d’attestation" in words(post(team, "team:person_certificates", stage.unlike))
        assert "Attestations de présence" not in words(get(team, "team:session", stage.held))


def test_a_paper_never_says_a_telephone_instead_of_a_name(
    team: Client, furnisher: Furnisher, said: list[dict[str, Any]]
) -> None:
    session = furnisher.plan(0)
    person = furnisher.enrol(session, Identity(phone="+687749999")).participant_id
    marks = {person: Presence.PRESENT}
    presence.mark_presence(furnisher.programme, **furnisher.who, session_id=session, marks=marks)
    accessible(sheet(team, session))
    accessible(post(team, "team:session_certificates", session))
    assert [said[0]["people"][0]["name"], said[1]["certificates"][0]["name"]] == ["Personne sans nom"] * 2
    assert "74.99.99" not in str(said)


def test_long_names_stay_in_their_line(team: Client, furnisher: Furnisher, said: list[dict[str, Any]]) -> None:
    """A word without an end, a line break, a title as long: what leaves the paper is cut, and the table grows."""
    session = furnisher.plan(0, capacity=9, title="T" * 110)
    furnisher.enrol(session, Identity(given_name="A\nB\r\nC", family_name="W" * 80))
    furnisher.enrol(session, Identity(given_name="Marie " * 12, family_name="Exemple"))
    assert accessible(sheet(team, session)).document.page_count == 2
    assert said[0]["people"][0]["name"].startswith("A B C W")


def test_the_pages_offer_their_papers(team: Client, stage: Stage) -> None:
    session, person = get(team, "team:session", stage.held), get(team, "team:person", stage.unlike)
    assert "Feuille de présence Attestations de présence Présences en XLSX" in words(session)
    assert "Attestations de présence" in words(person)
    assert "Attestations de présence" not in words(get(team, "team:person", stage.person))
    assert "Les chiffres en PDF" in words(get(team, "team:figures"))


def test_a_trainer_prints_the_sheet_of_their_session_and_nothing_else(
    signed_in: Callable[..., Client], stage: Stage, said: list[dict[str, Any]]
) -> None:
    trainer = signed_in(Role.TRAINER, stage.full, stage.held)
    accessible(sheet(trainer, stage.full))
    assert {one["name"] for one in said[0]["people"]} == {"Corail E.", "Banian E."}
    assert sheet(trainer, stage.past).status_code == 404
    page_words = words(get(trainer, "team:session", stage.held))
    assert "Feuille de présence" in page_words
    assert "Attestations" not in page_words
    assert post(trainer, "team:session_certificates", stage.held).status_code == 403


# ── Figures ───────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def lived(programme: Programme, clock: datetime, furnisher: Furnisher) -> None:
    """A year of workshops: as much to say as there will be."""
    for kind, name in (("sessions", "exemple-seances.csv"), ("presences", "exemple-emargement.csv")):
        data = (DATA / name).read_bytes()
        import_file(programme, kind=kind, data=data, name=name, actor="test", now=clock, today=TODAY)  # type: ignore[arg-type]
    furnisher.furnish()
    for cause in CancelCause:
        session = furnisher.plan(20)
        sessions.cancel_session(programme, **furnisher.who, session_id=session, cause=cause)
    twins = [furnisher.file(furnisher.someone(name, birth_year=1960)) for name in ("Cagou", "Câgou")]
    marks = dict.fromkeys(twins, Presence.PRESENT)
    presence.mark_presence(programme, **furnisher.who, session_id=furnisher.plan(-3), marks=marks)


@pytest.mark.usefixtures("lived")
def test_the_figures_are_two_accessible_pages(team: Client) -> None:
    assert accessible(get(team, "team:figures_paper")).document.page_count == 2


def test_the_figures_of_an_empty_programme_are_accessible(team: Client, clock: datetime) -> None:
    assert accessible(get(team, "team:figures_paper")).document.page_count == 2


@pytest.mark.usefixtures("lived")
def test_every_figure_is_the_one_of_the_page(team: Client, programme: Programme, said: list[dict[str, Any]]) -> None:
    text = words(get(team, "team:figures"))
    get(team, "team:figures_paper")
    paper = said[0]
    printed = {row[0]: row[1] for row in (*paper["sessions"], *paper["others"])}
    targets = {row[0]: row for row in paper["targets"]}
    for key, figure in figures_of(programme, today=TODAY).items():
        assert f"{figure['label']} {figure['value']}" in text
        if figure["target"]:
            row = targets[figure["target"]["words"]]
            assert row[1] == str(figure["value"])
            assert row[3] == figure["target"]["source"]
        else:
            assert printed[figure["label"]].startswith(str(figure["value"])), key
        assert any(figure["note"] in line for line in (*paper["first_limits"], *paper["limits"]))
    assert len(targets) == 4
    assert "mai 2027" in paper["targets_heads"][2]


def test_a_reader_takes_the_figures_and_no_name(
    signed_in: Callable[[Role], Client], stage: Stage, said: list[dict[str, Any]]
) -> None:
    accessible(get(signed_in(Role.READER), "team:figures_paper"))
    assert "Exemple" not in str(said[0])


@pytest.mark.parametrize(
    ("aim", "low", "high", "expected"),
    [
        ("more_than", 7, 7, "plus de 493"),
        ("more_than", 500, 500, "plus de 0"),
        ("more_than", 501, 501, "atteint"),
        ("about", 4, 4, "environ 496"),
        ("at_least", 10, 10, "au moins 490"),
        ("exactly", 4, 4, "496"),
        ("exactly", 500, 500, "atteint"),
        ("more_than", 10, 12, "entre 488 et 490"),
        ("exactly", None, None, "pas encore connu"),
    ],
)
def test_what_remains_is_as_cautious_as_the_promise(aim: str, low: int | None, high: int | None, expected: str) -> None:
    target = {"aim": aim, "value": 500, "current": low, "low": low, "high": high}
    assert say_remaining(target).replace("\u00a0", " ") == expected


def test_every_sign_that_we_let_through_can_be_drawn() -> None:
    """A sign without a drawing would refuse the whole document: it becomes a question mark."""
    everything = " ".join(chr(code) for code in range(0x20, 0x2100) if chr(code).isprintable())
    kept = documents.drawable(everything)
    assert "ŋ" in kept
    assert "Ж" not in kept
    assert documents.drawable(["𝄞", {"a": ("e\u0301", 3)}]) == ["?", {"a": ["é", 3]}]
    one = {"title": "x", "sentence": "x", "name": kept, "came": "x", "facts": []}
    common = dict.fromkeys(
        ("title", "carried_by", "footer", "page_words", "description", "free", "place_and_day", "signed"), "x"
    )
    assert documents.pdf("screens/team/paper/certificate.typ", common | {"certificates": [one]}, day=TODAY)
