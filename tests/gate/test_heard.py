"""Six journeys as a screen reader tells them, page after page: the log is kept beside, and read like code."""

import difflib
import os
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.gate.test_pages import ENTRIES
from tests.gate.visits import visited
from tests.support import heard, trees
from tests.support.pages import Entry

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
FOLDER = Path(__file__).parent / "heard"
# The pages of each journey, in the order in which people meet them: the states of the register, module by module.
JOURNEYS = {
    "trouver-un-atelier": (
        "public.home_of_a_programme_that_is_alive",
        "public.workshops_of_one_commune_and_line",
        "public.a_workshop_of_which_all_is_known",
    ),
    "s-inscrire": (
        *("enrolment.first_choice", "enrolment.question_nom", "enrolment.question_joindre", "enrolment.details_sms"),
        *("enrolment.question_commune", "enrolment.question_handicap", "enrolment.question_besoins"),
        *("enrolment.question_accord", "enrolment.question_rappels", "enrolment.check_of_the_answers"),
        "enrolment.a_place",
    ),
    "corriger-une-erreur": (
        *("enrolment.first_choice_to_make", "enrolment.question_nom_to_correct", "enrolment.details_sms_to_correct"),
        "enrolment.another_commune_without_its_name",
    ),
    "dire-un-probleme": (
        *("concerns.say_a_problem", "concerns.asked_sujet", "concerns.asked_recit", "concerns.asked_personne"),
        *("concerns.asked_pour-qui", "concerns.asked_reponse", "concerns.check_a_problem"),
        *("concerns.receipt_that_someone_reads", "concerns.my_message_answered"),
    ),
    "noter-les-presences": (
        *("accounts.sign_in", "accounts.sign_in_with_another_password", "team.a_day_of_a_trainer"),
        *("team_presence.presences_to_mark", "team_presence.presences_with_mistakes", "team_presence.presences_kept"),
    ),
    "importer-un-fichier": (
        *("team_import.a_file_with_rows_to_correct", "team_import.a_refused_row", "team_import.a_row_corrected"),
        "team_import.a_kept_row_imported",
    ),
}
BY_PLACE = {f"{entry.arrange.__module__.rpartition('.')[2]}.{entry.arrange.__name__}": entry for entry in ENTRIES}


@pytest.mark.parametrize("journey", JOURNEYS)
def test_a_journey_is_heard_as_it_was(journey: str, browser: Browser, clock: datetime) -> None:
    """Its first page whole; the others from their content, as after « Aller au contenu »."""
    pages = [told(browser, BY_PLACE[place], clock, whole=rank == 0) for rank, place in enumerate(JOURNEYS[journey])]
    log, file = "\n\n".join(pages) + "\n", FOLDER / f"{journey}.txt"
    if trees.WRITE in os.environ:
        FOLDER.mkdir(exist_ok=True)
        file.write_text(log, encoding="utf-8")
        return
    kept = file.read_text(encoding="utf-8") if file.exists() else ""
    changes = difflib.unified_diff(kept.splitlines(), log.splitlines(), "kept", "heard", lineterm="", n=2)
    assert kept == log, "\n".join([trees.HOW, *changes])


def told(browser: Browser, entry: Entry, clock: datetime, *, whole: bool) -> str:
    with visited(browser, entry, clock) as page:
        phrases = heard.phrases(page, whole=whole)
        return trees.stable("\n".join([f"# {page.title()}", *phrases]))
