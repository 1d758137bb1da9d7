"""The right of access: all that is held about someone, in words, each time with a line of the journal."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from numerai.base.journal.models import Event
from numerai.base.journal.registry import projected_tables
from numerai.programme.people import actions
from numerai.programme.people.models import Participant
from numerai.programme.people.rules import Identity
from numerai.programme.workshops.rules import NeedKind
from numerai.screens.team.access_file import access_file
from tests.screens.team.reading import get, post, title, words
from tests.screens.team.stage import Furnisher, Stage
from tests.support import outgoing
from tests.support.pdf_text import text_of, without_spaces

ALL_KNOWN = Identity(
    given_name="Cagou",
    family_name="Exemple",
    phone="+687742001",
    email="cagou@exemple.invalid",
    contact_way="trusted",
    no_call=True,
    trusted_name="Banian Modèle",
    trusted_phone="+687742002",
    helper_name="Notou Essai",
    helper_phone="+687742003",
    commune="98811",
    birth_year=1949,
    age_band="75+",
    gender="woman",
    with_disability=True,
    job_seeking=False,
    rural_or_island=True,
)


@pytest.fixture
def cagou(furnisher: Furnisher) -> Any:
    """Someone who answered everything, twice in our files."""
    session = furnisher.plan(4)
    main = furnisher.enrol(session, ALL_KNOWN, NeedKind.LARGE_PRINT).participant_id
    other = furnisher.file(Identity(given_name="Kagou", phone_typed="74 20"))
    actions.merge(furnisher.programme, **furnisher.who, alias=other, into=main)
    return main


def test_looking_at_the_question_gives_nothing_and_writes_nothing(team: Client, cagou: Any) -> None:
    before = Event.objects.count()
    assert "Cagou" not in words(get(team, "team:person_access", cagou))
    assert Event.objects.count() == before


def test_the_page_tells_all_that_was_answered(team: Client, cagou: Any) -> None:
    post(team, "team:person", cagou)  # someone reads the needs first
    page = post(team, "team:person_access", cagou)
    said = words(page)
    for known in (
        "Cagou", "Kagou", "74 20", "74.20.01", "cagou@exemple.invalid", "Banian Modèle 74.20.02",
        "Notou Essai 74.20.03",
        "Koné", "1949", "75 ans ou plus", "Femme", "De gros caractères : mots de Exemple",
        "vendredi 27 novembre 2026, Koné",
        "Une personne de confiance", "Inscrit", "texte 2026-11", "Compte coordinator", "Dossier réuni avec un autre",
        "Ses données lui ont été données, sur une page",
    ):  # fmt: skip
        assert known in said, known
    assert "Cagou" not in title(page)


def test_each_use_is_one_line_and_says_in_which_form(team: Client, cagou: Any) -> None:
    post(team, "team:person_access", cagou)
    team.post(reverse("team:person_access", args=[cagou]), {"form": "json"})
    lines = Event.objects.filter(kind="access.given", person=cagou).order_by("number")
    assert [line.facts_read()["form"] for line in lines] == ["page", "json"]
    assert Event.objects.filter(kind="needs.viewed", subject=cagou).count() == 2
    history = words(get(team, "team:person", cagou))
    assert "Ses données lui ont été données, en fichier" in history


def test_the_file_holds_what_the_page_shows_and_names_nobody_outside(
    team: Client, cagou: Any, furnisher: Furnisher
) -> None:
    answer = team.post(reverse("team:person_access", args=[cagou]), {"form": "json"})
    assert answer.headers["Content-Disposition"] == 'attachment; filename="mes-donnees.json"'
    read = json.loads(answer.content)
    shown = access_file(furnisher.programme, cagou, now=furnisher.now)
    assert shown is not None
    assert read == shown.to_dict()
    assert [part["titre"] for part in read["parties"]] == [section.heading for section in shown.sections]


def test_an_alias_gives_the_same_whole(team: Client, cagou: Any, furnisher: Furnisher) -> None:
    alias = Participant.objects.get(merged_into=cagou).id
    one = access_file(furnisher.programme, cagou, now=furnisher.now)
    assert one == access_file(furnisher.programme, alias, now=furnisher.now)


def test_nothing_is_given_of_someone_erased(team: Client, cagou: Any) -> None:
    post(team, "team:person_erase", cagou)
    assert get(team, "team:person_access", cagou).status_code == 410
    assert post(team, "team:person_access", cagou).status_code == 410
    assert not Event.objects.filter(kind="access.given").exists()


def test_every_table_about_people_is_told() -> None:
    """A new table of the journal that names a participant must find its place in what is given."""
    about = {
        table.model.__name__
        for table in projected_tables()
        if any(
            field.related_model is not None and field.related_model.__name__ == "Participant"
            for field in table.model._meta.get_fields()
            if field.concrete
        )
    }
    # Lookup, NameSounds: fingerprints of the name, telephone and e-mail that are told. DuplicateDecision: a line of the
    # history.
    assert about == {
        "Participant", "Lookup", "NameSounds", "Consent", "DuplicateDecision", "Enrolment", "AccessNeed", "Attendance",
        "Task", "ConcernPerson",
    }  # fmt: skip


def test_needs_of_others_are_never_in_it(team: Client, stage: Stage, cagou: Any, furnisher: Furnisher) -> None:
    given = access_file(furnisher.programme, cagou, now=furnisher.now)
    assert "Corail" not in json.dumps(given.to_dict() if given else {}, ensure_ascii=False)


def pdf_of(team: Client, person: Any) -> Any:
    return team.post(reverse("team:person_access", args=[person]), {"form": "pdf"})


def test_the_document_is_accessible_and_says_what_the_page_says(team: Client, cagou: Any, furnisher: Furnisher) -> None:
    post(team, "team:person", cagou)
    answer = pdf_of(team, cagou)
    assert outgoing.pdf(answer.content) == []
    shown = access_file(furnisher.programme, cagou, now=furnisher.now)
    assert shown is not None
    rows = [text for section in shown.sections for text in (section.heading, *sum(section.rows, ()))]
    printed = without_spaces(text_of(answer.content))
    assert [text for text in (shown.name, shown.day, *rows) if without_spaces(text) not in printed] == []
    assert len(rows) > 40


def test_the_document_names_nobody_outside_its_pages(team: Client, cagou: Any) -> None:
    answer = pdf_of(team, cagou)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="mes-donnees.pdf"'
    assert b"/Title(Ce que nous savons de vous)" in answer.content
    for name in ("Cagou", "Exemple"):
        assert name.encode() not in answer.content  # the words of the pages are compressed, the metadata is not
        assert name.encode("utf-16-be").hex().upper().encode() not in answer.content
    line = Event.objects.get(kind="access.given", person=cagou)
    assert line.facts_read()["form"] == "pdf"
    assert "Ses données lui ont été données, en PDF" in words(get(team, "team:person", cagou))


def test_a_sign_that_cannot_be_drawn_stops_nothing(team: Client, furnisher: Furnisher) -> None:
    odd = furnisher.file(Identity(given_name="#emph[Cagou] 𝄞 *x*", family_name="Exemple"))
    printed = without_spaces(text_of(pdf_of(team, odd).content))
    assert "#emph[Cagou]?*x*Exemple" in printed
