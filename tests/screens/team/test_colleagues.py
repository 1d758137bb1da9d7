"""The pages of colleagues: a link shown once in three ways, roles that hold at once, leaving by one button."""

import re
from collections.abc import Callable
from datetime import datetime
from email import message_from_bytes, policy
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from numerai.base import sms
from numerai.base.journal.models import Event
from numerai.base.models import Programme
from numerai.programme.people.invitations import FIRST_COORDINATOR, invite
from numerai.programme.people.models import Account, ReferentRequest, SignInLink
from numerai.programme.people.rules import Role
from numerai.screens.team.colleague_form import new_account_id
from tests.screens.team.placing import animated_by
from tests.screens.team.reading import filled, get, post, title, words
from tests.screens.team.stage import Furnisher, staff
from tests.support import outgoing

ASKED = {"name": "Corail Exemple", "roles": ["trainer", "relay"], "organisation": "open-nc"}


@pytest.fixture
def trainer(programme: Programme) -> Account:
    return staff(programme, Role.TRAINER)


def invited(team: Client, **more: Any) -> Any:
    return post(team, "team:colleague_new", **(filled(get(team, "team:colleague_new")) | ASKED | more))


def change(team: Client, account: Account, *roles: str, **more: str) -> Any:
    page = get(team, "team:colleague", account.id)
    return post(team, "team:colleague", account.id, **(filled(page) | {"roles": list(roles)} | more))


def link_of(page: Any) -> str:
    return re.findall(r">(http[^<]+/premiere-connexion/[^<]+)<", page.content.decode())[0]


def test_the_list_says_roles_in_words_and_the_last_sign_in(team: Client) -> None:
    invited(team)
    page = words(get(team, "team:colleagues"))
    assert (
        "Corail Exemple Animation · Relais – OPEN NC Dernière connexion : pas encore, son lien marche jusqu’au" in page
    )
    assert "Compte coordinator Coordination – organisation non précisée" in page


def test_each_role_says_what_it_sees(team: Client) -> None:
    page = words(get(team, "team:colleague_new"))
    assert "Voit les chiffres. Aucun nom, aucune ligne sur une personne." in page


def test_the_link_is_shown_in_three_ways_and_opens_once(team: Client, programme: Programme) -> None:
    page = invited(team)
    link = link_of(page)
    body = page.content.decode()
    assert body.count(link) == 2  # to copy, in the SMS; the sheet has it in groups
    assert "<svg" in body
    typed = "".join(re.findall(r"<span>([^<]*)</span><wbr>", body))
    assert typed == link
    someone = Client()
    assert someone.post(link).status_code == 302
    assert someone.post(link).status_code == 410


def test_the_text_of_the_sms_is_one_sms_of_the_cheap_alphabet(team: Client) -> None:
    text = re.findall(r'<textarea id="texte"[^>]*>([^<]+)<', invited(team).content.decode())[0]
    text = text.replace("&#x27;", "'")
    assert "Nume" in text or "Numé" in text
    assert sms.gsm7(text) == text
    assert outgoing.short_message(text.rpartition("http")[0]) == []


def test_the_link_is_in_no_table_and_no_other_page(team: Client) -> None:
    page = invited(team)
    token = link_of(page).rstrip("/").rpartition("/")[2]
    account = Account.objects.get(display_name="Corail Exemple")
    for name, args in (("team:colleagues", []), ("team:colleague", [account.id])):
        assert token not in get(team, name, *args).content.decode()
    assert token not in str(list(SignInLink.objects.values()))
    assert not any(token in event.facts for event in Event.objects.all())
    assert "no-store" in page.headers["Cache-Control"]
    assert "Corail" not in title(page)


def test_without_a_mail_server_it_is_said(team: Client) -> None:
    page = words(invited(team, email="corail@exemple.nc"))
    assert "Ce site n’envoie pas d’e-mail. Donnez le lien vous-même." in page
    assert mail.outbox == []


def test_with_a_mail_server_the_link_leaves(team: Client, settings: Any) -> None:
    settings.MAIL = object()
    page = invited(team, email="corail@exemple.nc")
    assert "Le lien est aussi parti par e-mail." in words(page)
    assert mail.outbox[0].to == ["corail@exemple.nc"]
    sent = message_from_bytes(mail.outbox[0].message().as_bytes(), policy=policy.default)
    assert outgoing.mail(sent) == []  # type: ignore[arg-type]  # that policy makes an EmailMessage
    assert link_of(page) in mail.outbox[0].body


def test_a_mail_server_that_fails_stops_nothing(team: Client, settings: Any, caplog: Any) -> None:
    settings.MAIL, settings.EMAIL_BACKEND = object(), "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    page = words(invited(team, email="corail@exemple.nc"))
    assert "L’e-mail n’est pas parti. Donnez le lien vous-même." in page
    assert "corail@" not in caplog.text


def test_nothing_written_says_what_to_write(team: Client) -> None:
    page = post(team, "team:colleague_new")
    assert title(page).startswith("Erreur : ")
    assert "Écrivez le prénom et le nom de cette personne." in words(page)
    assert "Cochez ce que cette personne fera." in words(page)
    assert "Choisissez son organisation, ou « Je ne sais pas »." in words(page)
    assert Account.objects.count() == 1


def test_a_change_of_role_holds_at_the_next_request(team: Client, trainer: Account) -> None:
    client = Client()
    client.force_login(trainer)
    assert get(client, "team:sessions").status_code == 200
    change(team, trainer, "reader")
    assert get(client, "team:sessions").status_code == 403
    assert get(client, "team:figures").status_code == 200


def test_the_last_coordinator_is_told(team: Client) -> None:
    myself = Account.objects.get()
    said = "Personne d’autre ne coordonne. Donnez d’abord la coordination à quelqu’un."
    assert said in words(change(team, myself, "reader"))
    assert said in words(post(team, "team:colleague_leave", myself.id))
    assert get(team, "team:colleagues").status_code == 200


def test_one_button_ends_all_roles(team: Client, trainer: Account) -> None:
    client = Client()
    client.force_login(trainer)
    page = post(team, "team:colleague_leave", trainer.id)
    assert "cette personne n’entre plus dans l’équipe" in words(page)
    assert trainer.display_name not in words(page)
    assert reverse("account_login") in get(client, "team:day").url


def test_a_new_link_ends_the_former_one(team: Client, programme: Programme) -> None:
    former = link_of(invited(team))
    account = Account.objects.get(display_name="Corail Exemple")
    latter = link_of(post(team, "team:colleague_link", account.id))
    assert Client().get(former).status_code == 410
    assert Client().get(latter).status_code == 200


def test_a_reader_s_day_is_the_figures(signed_in: Callable[..., Client], clock: datetime) -> None:
    assert get(signed_in(Role.READER), "team:day").url == reverse("team:figures")


def test_the_hidden_account_of_the_form_opens_nobody_s(team: Client, trainer: Account) -> None:
    """Neither as it stands nor signed for somebody else: it makes an account of its own."""
    for hidden in (str(trainer.id), new_account_id("account:autre"), ""):
        page = invited(team, account=hidden)
        assert page.context["account"] != trainer
    assert not SignInLink.objects.filter(account=trainer).exists()


def test_an_address_too_long_or_that_no_server_writes_is_said(team: Client, settings: Any) -> None:
    settings.MAIL = object()
    assert "Cette adresse est trop longue" in words(invited(team, email=f"c@{'long.' * 60}nc"))
    page = invited(team, email=f"corail@{'é' * 60}.nc")
    assert "L’e-mail n’est pas parti. Donnez le lien vous-même." in words(page)
    assert link_of(page)


def test_an_older_page_gives_no_role_back(team: Client, trainer: Account) -> None:
    older = filled(get(team, "team:colleague", trainer.id))
    change(team, trainer, "reader")
    page = post(team, "team:colleague", trainer.id, **(older | {"roles": ["trainer", "relay"]}))
    assert title(page).startswith("Erreur : ")
    assert "Ces réponses ont changé pendant ce temps." in words(page)
    assert filled(page)["roles"] == ["reader"]
    assert trainer.memberships.get().role == "reader"


def test_an_older_page_gives_no_organisation_back(team: Client, trainer: Account) -> None:
    older = filled(get(team, "team:colleague", trainer.id))
    change(team, trainer, "trainer", organisation="open-nc")
    page = post(team, "team:colleague", trainer.id, **(older | {"organisation": "other"}))
    assert "Ces réponses ont changé pendant ce temps." in words(page)
    assert filled(page)["organisation"] == "open-nc"
    assert "Animation – OPEN NC" in words(get(team, "team:colleagues"))


def test_the_organisation_waits_for_the_answer_about_the_role(
    team: Client, trainer: Account, programme: Programme
) -> None:
    """Whoever is about to read problems does not become a partner meanwhile."""
    staff(programme, Role.REFERENT, "petrel")
    change(team, trainer, "trainer", "referent")
    page = change(team, trainer, "trainer", organisation="other")
    assert "Une personne référente doit d’abord répondre pour ce rôle." in words(page)
    assert not trainer.affiliations.exists()
    ReferentRequest.objects.all().delete()
    assert "C’est gardé." in words(change(team, trainer, "trainer", organisation="other"))


def test_a_name_is_changed_by_coordination_and_by_oneself(team: Client, trainer: Account) -> None:
    said = {"name": "Notou Modèle", "email": "notou@exemple.nc", "phone": "75.12.34"}
    assert "C’est gardé." in words(post(team, "team:colleague_details", trainer.id, **said))
    mine = Client()
    mine.force_login(trainer)
    assert filled(get(mine, "account_details")) == said
    post(mine, "account_details", **(said | {"name": "Notou Exemple"}))
    trainer.refresh_from_db()
    assert (trainer.display_name, trainer.phone) == ("Notou Exemple", "+687751234")
    changes = [event.facts_read() for event in Event.objects.filter(kind="staff.changed").order_by("number")]
    assert [line["fields"] for line in changes] == ["display_name email phone", "display_name"]
    assert "Notou" not in str(changes)


def test_the_first_of_all_writes_their_own_name(programme: Programme, clock: datetime) -> None:
    made = invite(programme, name=FIRST_COORDINATOR, role=Role.COORDINATOR, now=clock, by_the_start=True)
    mine, two = Client(), {"password1": "corail banian notou", "password2": "corail banian notou"}
    mine.post(made.path)
    assert filled(get(mine, "account_set_password"))["name"] == ""
    assert "Écrivez votre prénom et votre nom." in words(post(mine, "account_set_password", **two))
    post(mine, "account_set_password", name="Corail Exemple", **two)
    assert Account.objects.get().display_name == "Corail Exemple"


def test_a_request_waits_on_the_day_of_the_other_referent(team: Client, trainer: Account) -> None:
    """And leads to a link that only they see."""
    referent, other = Client(), Account.objects.create(username="petrel", display_name="Pétrel Modèle")
    other.memberships.create(programme=trainer.memberships.get().programme, role=Role.REFERENT)
    referent.force_login(other)
    asked = change(team, trainer, "trainer", "referent")
    assert "Une autre personne référente répond" in words(asked)
    assert "Compte trainer : devenir personne référente" in words(get(team, "team:colleagues"))
    assert "Votre accord est demandé" in words(get(referent, "team:day"))
    request = ReferentRequest.objects.get()
    assert get(team, "team:referent_request", request.id).status_code == 403
    page = post(referent, "team:referent_request", request.id, answer="agree")
    assert "Donnez-le vous-même à cette personne" in words(page)
    assert "sms:" not in page.content.decode()
    assert Client().get(link_of(page)).status_code == 200
    assert post(referent, "team:referent_request", request.id, answer="agree").status_code == 404
    said = "Compte trainer : à la demande de Compte coordinator, avec l’accord de Pétrel Modèle"
    assert said in words(get(referent, "team:day"))
    assert said in words(get(team, "team:colleagues"))


def test_one_s_own_page_says_that_one_does_not_name_oneself(team: Client) -> None:
    page = change(team, Account.objects.get(), "coordinator", "referent")
    assert "On ne se nomme pas soi-même personne référente." in words(page)


def test_the_sms_is_ready_when_the_number_is_known(team: Client) -> None:
    page = invited(team, phone="75.12.34").content.decode()
    assert 'href="sms:+687751234?body=' in page
    assert "(peut rester vide) (peut rester vide)" not in words(get(team, "team:colleague_new"))


def test_a_page_refused_leads_back_to_one_s_day(signed_in: Callable[..., Client], clock: datetime) -> None:
    page = get(signed_in(Role.RELAY), "team:colleagues")
    assert page.status_code == 403
    assert f'<a class="btn" href="{reverse("team:day")}">' in page.content.decode()


def test_whoever_left_animates_nothing_to_come(
    team: Client, furnisher: Furnisher, trainer: Account, programme: Programme, clock: datetime
) -> None:
    coming, past = furnisher.plan(9), furnisher.plan(-9)
    animated_by(programme, clock, trainer, coming, past)
    assert "Qui anime Compte trainer" in words(get(team, "team:session", coming))
    post(team, "team:colleague_leave", trainer.id)
    page = words(get(team, "team:session", coming))
    assert "Aucun collègue n’est noté pour animer cette séance." in page
    assert "Compte trainer" not in page
    assert "Compte trainer" not in words(get(team, "team:session_edit", coming))
    assert "Qui anime Compte trainer" in words(get(team, "team:session", past))


# ── Two organisations ─────────────────────────────────────────────────────────────────────────────


def test_a_carrier_without_a_referent_is_said_until_there_is_one(team: Client) -> None:
    lacking = ("OPEN NC n’a pas encore de référent.", "Le Collectif Handicaps n’a pas encore de référent.")
    assert all(said in words(get(team, "team:colleagues")) for said in lacking)
    invited(team, roles=["referent"], organisation="collectif-handicaps")
    page = words(get(team, "team:colleagues"))
    assert [said in page for said in lacking] == [True, False]


def test_the_organisation_is_changed_by_a_coordinator_and_journaled(team: Client, trainer: Account) -> None:
    page = change(team, trainer, "trainer", organisation="collectif-handicaps")
    assert "Animation – Collectif Handicaps" in words(page)
    line = Event.objects.filter(kind="staff.changed").latest("number").facts_read()
    assert (line["change"], line["organisation"]) == ("organisation", "collectif-handicaps")
    before = Event.objects.count()
    again = change(team, trainer, "trainer", organisation="collectif-handicaps")
    assert "Rien n’a changé." in words(again)
    assert Event.objects.count() == before


@pytest.mark.parametrize("role", ["coordinator", "referent"])
def test_a_partner_neither_coordinates_nor_reads_problems(team: Client, trainer: Account, role: str) -> None:
    said = "La coordination et la référence sont pour ces organisations : OPEN NC, Collectif Handicaps."
    assert said in words(invited(team, roles=[role], organisation="other"))
    assert said in words(change(team, trainer, "trainer", role, organisation="other"))
    assert Account.objects.count() == 2
    change(team, trainer, "trainer", organisation="other")
    assert "Autre partenaire" in words(get(team, "team:colleagues"))


def test_a_programme_that_declares_none_asks_nothing(other_programme: Programme, clock: datetime) -> None:
    client = Client(headers={"host": "ailleurs.example"})
    client.force_login(staff(other_programme, Role.COORDINATOR, "ailleurs"))
    assert "organisation" not in words(get(client, "team:colleague_new")).partition("Inviter quelqu’un")[2].lower()
    page = post(
        client, "team:colleague_new", **(filled(get(client, "team:colleague_new")) | {**ASKED, "organisation": ""})
    )
    assert link_of(page)
    assert "référent." not in words(get(client, "team:colleagues"))
