"""A page opened before a colleague's change does not undo it: only what was touched there is written."""

from typing import Any

import pytest
from django.test import Client

from numerai.programme.people.models import Consent
from numerai.programme.people.queries import person
from numerai.programme.places.models import Venue
from numerai.programme.places.queries import contacts_of
from numerai.programme.places.rules import ContactKind
from tests.screens.team.reading import filled, get, post
from tests.screens.team.stage import Furnisher, Stage


@pytest.mark.parametrize(("forgets", "phone"), [(False, "+687750203"), (True, None)])
def test_a_file(team: Client, furnisher: Furnisher, stage: Stage, forgets: bool, phone: str | None) -> None:
    """Control: a page that forgets what it showed gives the old telephone back."""
    old = filled(get(team, "team:person_correct", stage.unlike), "person")
    before = person(furnisher.programme, stage.unlike)
    assert before is not None
    post(team, "team:person_correct", stage.unlike, **(old | {"phone": "75.02.03"}))
    changed: dict[str, Any] = old | {"given_name": "Autrement"} | ({"shown": ""} if forgets else {})
    post(team, "team:person_correct", stage.unlike, **changed)
    file = person(furnisher.programme, stage.unlike)
    assert file is not None
    assert file.identity.given_name == "Autrement"
    assert file.identity.phone == (phone or before.identity.phone)


def test_a_consent(team: Client, stage: Stage) -> None:
    old = filled(get(team, "team:person_consents", stage.person))
    assert old["take_part"] == "yes"
    post(team, "team:person_consents", stage.person, **(old | {"take_part": "no"}))
    post(team, "team:person_consents", stage.person, **(old | {"call_back": "yes"}))
    said = dict(Consent.objects.filter(participant=stage.person).values_list("purpose", "granted"))
    assert said == {"take_part": False, "call_back": True}


def test_the_contacts_of_a_venue(team: Client, stage: Stage) -> None:
    hall = Venue.objects.get(id=stage.venue)
    old = filled(get(team, "team:venue_contacts", hall.id))
    post(team, "team:venue_contacts", hall.id, **(old | {"customary_name": "Cagou Essai"}))
    post(team, "team:venue_contacts", hall.id, **(old | {"key_holder_name": "Notou Essai"}))
    names = {kind: contact.name for kind, contact in contacts_of(hall).items()}
    assert names == {ContactKind.CUSTOMARY: "Cagou Essai", ContactKind.KEY_HOLDER: "Notou Essai"}
