"""« Dire un problème »: one question per page, a receipt, a follow-up that shows nothing of what was written."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from numerai.base.ids import check_digit, say_code
from numerai.base.models import Draft, Programme
from numerai.programme.concerns import actions, queries
from numerai.programme.concerns.models import Concern
from numerai.programme.concerns.rules import Status
from numerai.programme.people.models import Account
from numerai.programme.people.rules import Role
from numerai.screens.participant import limits
from numerai.screens.participant.concern import journey
from tests.gate.pages.concerns import ANSWERS
from tests.screens.participant.walking import html
from tests.screens.team.reading import words
from tests.screens.team.stage import staff

UNKNOWN = "10000000" + check_digit("10000000")
SECRETS = ("crié", "75.12.34", "Le formateur")


def walk(client: Client, changes: dict[str, Any] | None = None) -> Any:
    response = None
    for step, values in {**ANSWERS, **(changes or {})}.items():
        if values is not None:
            response = client.post(url(step), values, follow=True)
    return response


def url(step: str) -> str:
    return reverse("participant:concern") if step == journey.FIRST else reverse("participant:concern_step", args=[step])


def send(client: Client) -> Concern:
    walk(client)
    assert client.post(url("verifier"), follow=True).status_code == 200
    return Concern.objects.get()


def test_each_answer_arrives_sealed(client: Client) -> None:
    check = words(walk(client))
    assert all(secret in check for secret in SECRETS)
    client.post(url("verifier"))
    concern = Concern.objects.get()
    assert (concern.kind, concern.about, concern.said_by, concern.answer_way) == (
        "complaint",
        "person",
        "self",
        "call",
    )
    said = queries.said(concern)
    assert said.words.split() == ANSWERS["recit"]["words"].split()
    assert (said.who, said.where, said.phone) == ("Le formateur", "Koné, mardi", "+687751234")


def test_without_a_name_nor_a_way_to_be_reached(client: Client) -> None:
    walk(client, {"personne": {}, "reponse": {"answer_way": "number"}, "coordonnees": None})
    client.post(url("verifier"))
    said = queries.said(Concern.objects.get())
    assert (said.who, said.phone, said.email, said.name) == ("", None, None, "")


def test_a_number_left_behind_is_not_sent(client: Client) -> None:
    walk(client)
    client.post(url("reponse") + "?modifier=1", {"answer_way": "number"})
    client.post(url("verifier"))
    assert queries.said(Concern.objects.get()).phone is None


def test_sending_twice_opens_one_and_the_draft_holds_nothing(client: Client) -> None:
    send(client)
    client.post(url("verifier"))
    assert Concern.objects.count() == 1
    assert client.get(url("recit"), follow=True).redirect_chain
    assert Draft.objects.count() == 1


def test_the_receipt_says_number_days_and_nothing_else(client: Client, programme: Programme) -> None:
    staff(programme, Role.REFERENT)
    concern = send(client)
    page = words(client.get(url("recu")))
    assert say_code(concern.code).replace("\u00a0", " ") in page
    assert "23 décembre" in page
    assert not [secret for secret in SECRETS if secret in page]
    assert "Personne ne peut encore lire" not in page


def test_nobody_to_read_it_is_said_with_the_telephone(client: Client) -> None:
    send(client)
    page = words(client.get(url("recu")))
    assert "Personne ne peut encore lire votre message" in page
    assert "mon message n’a pas de lecteur" in page
    assert "23 décembre" not in page  # no day is promised while nobody can keep it
    assert "23 décembre" not in words(follow(Client(), Concern.objects.get().code))


def test_a_shared_telephone_forgets(client: Client) -> None:
    send(client)
    client.post(url("fermer"))
    assert not re.search(r"\d{3}.\d{3}.\d{3}", words(client.get(url("recu"), follow=True)))


def follow(client: Client, code: str) -> Any:
    return client.post(reverse("participant:concern_follow"), {"code": code}, follow=True)


def test_the_number_shows_state_and_answer_never_what_was_written(
    client: Client, programme: Programme, now: Any
) -> None:
    concern, other = send(client), Client()
    page = words(follow(other, say_code(concern.code)))
    assert "Votre message est bien arrivé" in page
    by = staff(programme, Role.REFERENT)
    actions.answer(programme, actor="test", by=by.id, now=now, concern_id=concern.id, text="Nous regrettons.")
    page = words(other.get(reverse("participant:concern_follow")))
    assert "Nous regrettons." in page
    assert not [secret for secret in SECRETS if secret in page]
    assert other.post(reverse("participant:concern_disagree"), {"words": "Encore crié"}, follow=True).status_code == 200
    concern.refresh_from_db()
    assert concern.status == Status.APPEALED
    assert "Encore crié" not in words(other.get(reverse("participant:concern_follow")))
    other.post(reverse("participant:concern_leave"))
    assert "Quel est votre numéro de suivi" in words(other.get(reverse("participant:concern_follow")))


def test_without_the_number_nothing_opens(client: Client) -> None:
    send(client)
    other = Client()
    assert other.get(reverse("participant:concern_disagree")).status_code == 302
    assert "Quel est votre numéro" in words(follow(other, UNKNOWN))


def test_a_number_of_another_programme_opens_nothing(client: Client, other_programme: Programme) -> None:
    concern = send(client)
    stranger = Client(headers={"host": other_programme.hosts[0]})
    assert "nous ne trouvons pas ce numéro" in words(follow(stranger, concern.code))


def test_numbers_cannot_be_guessed_for_long(client: Client) -> None:
    """The first try comes before the cookie that tells two visitors apart."""
    send(client)
    other = Client()
    answers = [follow(other, UNKNOWN).status_code for _ in range(limits.CONCERN_CODE.by_visitor + 2)]
    assert answers[-1] == 429
    assert set(answers[:-2]) == {200}


@pytest.mark.parametrize("step", ["recit", "verifier", "recu", "coordonnees"])
def test_a_step_too_early_leads_to_the_first_question(client: Client, step: str) -> None:
    assert client.get(url(step)).headers["Location"] == url(journey.FIRST)


def test_paper_asks_the_same_in_the_same_order(client: Client) -> None:
    sheet = client.get(reverse("participant:concern_paper"))
    headings = [re.sub(r"\s+", " ", heading) for heading in re.findall(r"<li><h2>(.*?)</h2>", sheet.content.decode())]
    asked = []
    for step in list(ANSWERS)[:-1]:
        page = client.get(url(step), follow=True).content.decode()
        asked.append(re.sub(r"<[^>]+>", "", re.search(r"<h1.*?</h1>|<legend.*?</legend>", page, re.S)[0]).strip())
        number = re.search(r"Question (\d)", words(client.get(url(step), follow=True)))
        assert number is None or int(number[1]) == len(asked)
        client.post(url(step), ANSWERS[step])
    assert headings[:-1] == [re.sub(r"\s+", " ", heading) for heading in asked]


@pytest.mark.parametrize("path", ["/", "/ateliers/", "/contact/", "/rien-ici", "/mon-inscription/"])
def test_every_page_leads_there(client: Client, path: str) -> None:
    assert f'href="{reverse("participant:concern")}"' in client.get(path).content.decode()


def test_the_team_is_led_there_too(client: Client, programme: Programme) -> None:
    account: Account = staff(programme, Role.COORDINATOR)
    client.force_login(account)
    assert f'href="{reverse("participant:concern")}"' in client.get(reverse("team:day")).content.decode()


def test_either_organisation_may_be_called_and_nobody_asks_for_the_number(client: Client, programme: Programme) -> None:
    staff(programme, Role.REFERENT)
    concern = send(client)
    for page in (client.get(url("recu")), follow(Client(), concern.code), Client().get(url(journey.FIRST))):
        for said in ("OPEN NC", "Collectif Handicaps", "choisir qui appeler"):
            assert said in words(page)
        assert {'href="tel:+687731160"', 'href="tel:+687240301"'} <= set(re.findall(r'href="tel:[^"]*"', html(page)))
        assert "dites votre numéro" not in words(page)
    assert "Gardez votre numéro de suivi pour vous" in words(client.get(url("recu")))


def test_something_serious_asks_at_once_whether_the_person_is_safe(client: Client) -> None:
    walk(client, {"quoi": {"kind": "incident"}})
    client.post(url("verifier"))
    for page in (client.get(url("recu")), Client().post(url(journey.FIRST), {"kind": "incident"}, follow=True)):
        assert "Êtes-vous en sécurité ?" in words(page)
        assert all(f'href="tel:{number}"' in html(page) for number in (15, 17, 18, 112, "051111"))
        assert "fonctionnement local à confirmer" in words(page)
        assert 'href="tel:1000"' not in html(page)


def test_a_complaint_does_not_alarm(client: Client) -> None:
    """Negative control of the test above."""
    assert "en sécurité" not in words(client.post(url(journey.FIRST), {"kind": "complaint"}, follow=True))


def test_urgent_numbers_come_first_where_the_link_leads(client: Client) -> None:
    assert f'href="{reverse("public:contact")}#urgence"' in html(client.get(url(journey.FIRST)))
    page = html(client.get(reverse("public:contact")))
    assert page.index('id="urgence"') < page.index('href="tel:15"') < page.index("OPEN NC</h3>")
    assert page.index('href="tel:051111"') < page.index("OPEN NC</h3>") < page.index('href="tel:1000"')


@pytest.mark.parametrize("sign", ["😀", '"', "é", "\x01"])
def test_the_longest_story_is_taken_whatever_its_signs(client: Client, sign: str) -> None:
    walk(client, {"recit": {"words": "a" + sign * 3_998 + "a"}})
    client.post(url("verifier"))
    assert queries.said(Concern.objects.get()).words.count(sign) == 3_998


def test_one_word_for_the_number_of_a_concern(client: Client) -> None:
    for typed in ("", "12", UNKNOWN[:-1] + str((int(UNKNOWN[-1]) + 1) % 10), "1" * 70):
        page = words(client.post(reverse("participant:concern_follow"), {"code": typed}))
        assert "de votre numéro" in page or "Vérifiez votre numéro" in page
        assert "votre code" not in page


def test_a_machine_that_changes_its_browser_shuts_nobody_out(client: Client) -> None:
    code = send(client).code
    for n in range(limits.CONCERN_CODE.in_all + 5):
        Client(headers={"user-agent": f"{n}"}).post(reverse("participant:concern_follow"), {"code": UNKNOWN})
    assert "bien arrivé" in words(follow(Client(REMOTE_ADDR="203.0.113.9"), code))
