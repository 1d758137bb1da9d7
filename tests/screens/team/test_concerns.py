"""The register of referents: what is owed, the words behind a button, and nothing for whoever is named."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from numerai.base.ids import say_code
from numerai.base.journal.models import Event
from numerai.base.models import Programme
from numerai.programme.concerns import actions, queries
from numerai.programme.concerns.models import Concern, ConcernNamed
from numerai.programme.concerns.rules import Status
from numerai.programme.people.models import Account
from numerai.programme.people.organisations import write_organisation
from numerai.programme.people.rules import Role
from tests.screens.team.reading import get, post, signed, title, words
from tests.screens.team.stage import Furnisher, staff
from tests.screens.test_permission_matrix import ALL, url_of

PAGES = [address for address in ALL if "concern_id" in address.arguments]


def named_concern(furnisher: Furnisher) -> Concern:
    return Concern.objects.get(id=furnisher.concern(who="notou, la formatrice"))


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_whoever_is_named_finds_nothing(method: str, furnisher: Furnisher, notou: Account, petrel: Account) -> None:
    concern = named_concern(furnisher)
    for address in PAGES:
        answer = signed(notou).generic(method, url_of(address, {"concern_id": concern.id}))
        assert answer.status_code in ((404, 405) if method == "GET" else (404,)), address.name
    for name in ("team:concerns", "team:day"):
        assert say_code(concern.code) not in get(signed(notou), name).content.decode()
        assert say_code(concern.code) in get(signed(petrel), name).content.decode()


def test_the_same_referent_opens_it_when_it_does_not_name_them(furnisher: Furnisher, notou: Account) -> None:
    """Negative control of the test above."""
    concern = named_concern(furnisher)
    ConcernNamed.objects.filter(concern=concern).delete()
    assert get(signed(notou), "team:concern", concern.id).status_code == 200


def test_words_are_behind_a_button_that_leaves_a_line(furnisher: Furnisher, petrel: Account) -> None:
    concern = named_concern(furnisher)
    page = get(signed(petrel), "team:concern", concern.id)
    assert "Mots de Exemple" not in words(page)
    opened = post(signed(petrel), "team:concern", concern.id)
    assert "Mots de Exemple" in words(opened)
    assert "Mots" not in title(opened)
    assert Event.objects.get(kind="concern.read").actor == f"account:{petrel.id}"


def test_acknowledge_answer_and_a_decision_by_someone_else(
    furnisher: Furnisher, programme: Programme, petrel: Account, now: datetime
) -> None:
    other = staff(programme, Role.REFERENT, "kaori")
    concern = named_concern(furnisher)
    post(signed(petrel), "team:concern_acknowledge", concern.id)
    post(signed(petrel), "team:concern_answer", concern.id, text="Nous regrettons.")
    actions.appeal(programme, actor="public", now=now, concern_id=concern.id, text="Non.")
    page = words(get(signed(petrel), "team:concern", concern.id))
    assert "Une autre personne référente décide" in page
    post(signed(petrel), "team:concern_decide", concern.id, text="Je décide.")
    concern.refresh_from_db()
    assert concern.status == Status.APPEALED
    post(signed(other), "team:concern_decide", concern.id, text="Vous avez raison.")
    concern.refresh_from_db()
    assert (concern.status, queries.said(concern).decision) == (Status.CLOSED, "Vous avez raison.")


def test_lateness_is_said_and_nearest_deadline_comes_first(
    programme: Programme, clock: datetime, petrel: Account
) -> None:
    Furnisher(programme, clock, "Exemple").concern()
    Furnisher(programme, clock - timedelta(days=12), "Exemple").concern()
    lines = get(signed(petrel), "team:concerns").context["owed"]
    assert [line.late for line in lines] == ["5 jours de retard", ""]


def test_naming_oneself_closes_the_door(furnisher: Furnisher, petrel: Account) -> None:
    concern = Concern.objects.get(id=furnisher.concern())
    answer = post(signed(petrel), "team:concern_name", concern.id, accounts=[str(petrel.id)], session="none")
    assert answer.redirect_chain[-1][0] == reverse("team:concerns")
    assert get(signed(petrel), "team:concern", concern.id).status_code == 404


def test_the_account_page_leads_referents_there(petrel: Account, signed_in: Callable[[Role], Client]) -> None:
    link = reverse("team:concerns")
    assert link in get(signed(petrel), "mfa_index").content.decode()
    assert link not in get(signed_in(Role.TRAINER), "mfa_index").content.decode()


def test_naming_the_others_to_stay_alone_is_refused_and_history_says_whom(
    furnisher: Furnisher, petrel: Account, notou: Account
) -> None:
    concern = Concern.objects.get(id=furnisher.concern(words="Il crie"))
    page = post(signed(petrel), "team:concern_name", concern.id, accounts=[str(notou.id)], session="none")
    assert "Il ne resterait que vous" in words(page)
    assert queries.noted_accounts(concern.id) == set()
    staff(furnisher.programme, Role.REFERENT, "kaori")
    page = post(signed(petrel), "team:concern_name", concern.id, accounts=[str(notou.id)], session="none")
    assert "Noté comme visé : Notou Exemple." in words(page)
    assert "Notou Exemple : noté par Pétrel Modèle" in words(page)
    page = post(signed(petrel), "team:concern_name", concern.id, session="none")
    assert "N’est plus noté : Notou Exemple." in words(page)


def test_who_left_stays_named_when_someone_else_corrects(furnisher: Furnisher, notou: Account, petrel: Account) -> None:
    concern = named_concern(furnisher)
    roles = list(notou.memberships.values_list("role", flat=True))
    notou.memberships.all().delete()
    form = get(signed(petrel), "team:concern_name", concern.id).context["form"]
    post(signed(petrel), "team:concern_name", concern.id, accounts=form["accounts"].value(), session="none")
    for role in roles:
        notou.memberships.create(programme=furnisher.programme, role=role)
    assert get(signed(notou), "team:concern", concern.id).status_code == 404


def test_coordination_is_told_that_nobody_reads_and_nothing_else(
    furnisher: Furnisher, signed_in: Callable[[Role], Client], programme: Programme
) -> None:
    client, nobody = signed_in(Role.COORDINATOR), "Personne ne lit les signalements"
    assert nobody in words(get(client, "team:day"))
    code = say_code(Concern.objects.get(id=furnisher.concern()).code)
    for name in ("team:day", "team:colleagues"):
        page = get(client, name)
        assert "1 signalement sans lecteur" in words(page)
        assert code not in page.content.decode()
        assert "Mots de" not in words(page)
    staff(programme, Role.REFERENT, "kaori")
    for name in ("team:day", "team:colleagues"):
        assert "signalement" not in words(get(client, name)).replace("Signalements", "")


@pytest.mark.parametrize("name", ["team:concern_answer", "team:concern_decide"])
def test_the_words_are_at_hand_where_one_answers(
    name: str, furnisher: Furnisher, programme: Programme, petrel: Account, now: datetime
) -> None:
    concern = Concern.objects.get(id=furnisher.concern())
    if name == "team:concern_decide":
        other = staff(programme, Role.REFERENT, "kaori")
        who = {"actor": f"account:{other.id}", "now": now, "concern_id": concern.id}
        actions.answer(programme, **who, by=other.id, text="Voici.")
        actions.appeal(programme, actor="public", now=now, concern_id=concern.id, text="Non, dit-elle.")
    write_organisation(programme, petrel, "open-nc")
    client = signed(petrel)
    assert "Mots de Exemple" not in words(get(client, name, concern.id))
    assert not Event.objects.filter(kind="concern.read").exists()
    for _ in range(2):
        assert "Mots de Exemple" in words(post(client, name, concern.id, lire="1"))
    page = words(get(client, name, concern.id))
    assert "Mots de Exemple" in page
    assert ("Non, dit-elle" in page) == (name == "team:concern_decide")
    assert Event.objects.filter(kind="concern.read").count() == 1
    assert [row.organisation for row in concern.readings.all()] == ["open-nc"]
    assert "Mots de Exemple" not in words(get(signed(staff(programme, Role.REFERENT, "notou")), name, concern.id))
