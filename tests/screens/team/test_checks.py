"""Checks by people: who may write one, what is kept and published, what it changes, on screen and on paper."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from numerai.base.journal.models import Event
from numerai.base.models import Programme
from numerai.cli.erasing import erase_all_again
from numerai.programme.accessibility import actions, reference
from numerai.programme.accessibility.models import CheckedStep, Checker, HumanCheck
from numerai.programme.accessibility.queries import verdicts
from numerai.programme.accessibility.rules import Answer, Outcome
from numerai.programme.people.rules import Role
from tests.gate.pages.team_checks import SAID, answers
from tests.screens.team.reading import get, post, words
from tests.screens.team.stage import TODAY, Furnisher, staff
from tests.screens.team.test_papers import accessible, said  # noqa: F401  (a fixture)

FORM = SAID | answers("nvda")


def write(client: Client, **changed: Any) -> Any:
    return client.post(reverse("team:check_new", args=["nvda"]), FORM | changed, follow=True)


def answer_of(programme: Programme, key: str) -> Answer:
    return next(one.answer for one in verdicts(programme, today=TODAY) if one.line.criterion.key == key)


def test_a_check_is_kept_published_and_journaled_without_a_name(team: Client, programme: Programme) -> None:
    page = write(team, **{"nvda-titres": "fails", "nvda-titres-mots": "Un titre est vide."})
    assert "L’essai est noté." in words(page)
    check = HumanCheck.objects.get()
    assert (check.checked_by, check.tool_version, check.edition) == ("Corail Exemple", "2026.1", 1)
    assert CheckedStep.objects.get(step="nvda-titres").words == "Un titre est vide."
    line = Event.objects.get(kind="check.recorded")
    assert (line.subject, line.person) == (check.id, None)
    assert line.facts_read()["steps"]["nvda-titres"] == Outcome.FAILS
    assert "Corail" not in str(line.facts_read())
    public = words(Client().get(reverse("public:accessibility")))
    assert "Corail Exemple, Association Exemple" in public
    assert "Un titre est vide." not in public, "notes are for the team"


def test_a_step_that_fails_says_so_until_a_later_check_passes(
    programme: Programme, furnisher: Furnisher, clock: datetime
) -> None:
    assert answer_of(programme, "rgaa-3.1") == Answer.NOT_TESTED
    furnisher.check("contraste", contraste_etats="fails")
    assert answer_of(programme, "rgaa-3.1") == Answer.FAILING
    furnisher.check("contraste")
    assert answer_of(programme, "rgaa-3.1") == Answer.NOT_TESTED, "another protocol decides it too"
    furnisher.check("regard-mots")
    assert answer_of(programme, "rgaa-3.1") == Answer.CONFORMING


def test_what_is_taken_back_counts_no_more_then_again(team: Client, programme: Programme, furnisher: Furnisher) -> None:
    check = furnisher.check("loupe", loupe_400="fails")
    assert "ne compte plus" in words(post(team, "team:check_withdraw", check))
    assert answer_of(programme, "rgaa-10.11") == Answer.NOT_TESTED
    assert "Rien n’a changé" in words(post(team, "team:check_withdraw", check))
    assert "compte de nouveau" in words(post(team, "team:check_restore", check))
    assert answer_of(programme, "rgaa-10.11") == Answer.FAILING
    kinds = list(Event.objects.filter(subject=check).order_by("number").values_list("kind", flat=True))
    assert kinds == ["check.recorded", "check.withdrawn", "check.restored"]


def test_a_name_leaves_when_asked_and_the_result_stays(
    team: Client, programme: Programme, furnisher: Furnisher
) -> None:
    check = furnisher.check("loupe", loupe_400="fails")
    assert "Corail Exemple" in words(Client().get(reverse("public:accessibility")))
    post(team, "team:check_unname", check)
    assert "Corail Exemple" not in words(Client().get(reverse("public:accessibility")))
    assert answer_of(programme, "rgaa-10.11") == Answer.FAILING
    assert "Effacer le nom" not in words(get(team, "team:check", check))


def test_a_restored_backup_does_not_bring_a_name_back(
    team: Client, programme: Programme, furnisher: Furnisher, clock: datetime
) -> None:
    check, other = furnisher.check(), furnisher.check("loupe")
    post(team, "team:check_unname", check)
    HumanCheck.objects.update(checked_by="Corail Exemple")  # as the backup had it
    assert erase_all_again(programme, now=clock) == 1
    assert HumanCheck.objects.get(id=check).checked_by == ""
    assert HumanCheck.objects.get(id=other).checked_by == "Corail Exemple"


def test_sending_twice_writes_once(team: Client) -> None:
    page = get(team, "team:check_new", "nvda")
    token = page.context["form"]["check_id"].value()
    first = write(team, check_id=page.context["form"].fields["check_id"].prepare_value(token))
    again = write(team, check_id=page.context["form"].fields["check_id"].prepare_value(token))
    assert "L’essai est noté." in words(first)
    assert "déjà noté" in words(again)
    assert HumanCheck.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"agrees": "no"}, "Demandez-lui si elle est d’accord. Sinon, effacez son nom."),
        ({"day_year": "2027"}, "Écrivez aujourd’hui, ou un jour passé."),
        ({"nvda-titres": ""}, "Choisissez une réponse à l’étape 2."),
        (dict.fromkeys(answers("nvda"), "not_tried"), "Notez au moins une étape essayée."),
        ({"nvda-titres-mots": "x" * 1001}, "Écrivez moins de 1 000 signes à l’étape 2."),
    ],
)
def test_each_mistake_is_said_and_nothing_is_kept(team: Client, changed: dict[str, str], told: str) -> None:
    page = write(team, **changed)
    assert words(page).count(told) == 2, "in the summary and at the field"
    assert "Association Exemple" in page.content.decode(), "what was typed stays"
    assert not HumanCheck.objects.exists()


def test_a_check_without_a_name_needs_nobody_s_agreement(team: Client) -> None:
    assert "L’essai est noté." in words(write(team, checked_by="", agrees=""))
    assert "une personne sans nom publié" in words(Client().get(reverse("public:accessibility")))


def test_coordination_chooses_who_else_writes(
    programme: Programme, signed_in: Callable[..., Client], furnisher: Furnisher
) -> None:
    team, trainer = signed_in(Role.COORDINATOR), signed_in(Role.TRAINER)
    check = furnisher.check()
    assert get(trainer, "team:checks").status_code == 403
    assert post(trainer, "team:check_withdraw", check).status_code == 403
    account = programme.membership_set.get(role=Role.TRAINER).account
    post(team, "team:checkers", accounts=[str(account.id)])
    assert Event.objects.get(kind="checkers.chosen").facts_read() == {"accounts": [str(account.id)]}
    assert reverse("team:checks") in get(trainer, "team:day").content.decode()
    assert "L’essai est noté." in words(write(trainer))
    assert get(trainer, "team:checkers").status_code == 403, "only coordination chooses"
    post(team, "team:checkers")
    assert get(trainer, "team:checks").status_code == 403
    assert reverse("team:checks") not in get(trainer, "team:day").content.decode()


def test_nobody_of_another_programme_is_chosen(
    programme: Programme, other_programme: Programme, clock: datetime
) -> None:
    stranger = staff(other_programme, Role.TRAINER, "ailleurs")
    actions.choose_checkers(programme, actor="test", now=clock, accounts=[stranger.id])
    assert not Checker.objects.exists()


@pytest.mark.parametrize("slug", [protocol.slug for protocol in reference.protocols()])
def test_each_protocol_is_an_accessible_paper(team: Client, slug: str) -> None:
    assert accessible(get(team, "team:protocol_paper", slug)).document.page_count <= 4


def test_the_paper_asks_what_the_form_asks_in_the_same_order(team: Client, said: list[dict[str, Any]]) -> None:  # noqa: F811  (the fixture)
    get(team, "team:protocol_paper", "nvda")
    form = get(team, "team:check_new", "nvda").context["form"]
    visible = [field.label for field in form.visible_fields() if not field.name.endswith("-mots")]
    assert len(said[0]["facts"]) + len(said[0]["steps"]) == len(visible)
    assert [f"Étape {n}\u00a0: {one['page']}" for n, one in enumerate(said[0]["steps"], 1)] == visible[-7:]


def test_an_unknown_protocol_is_not_found(team: Client) -> None:
    assert get(team, "team:protocol", "inconnu").status_code == 404
