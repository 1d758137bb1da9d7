"""A page opened before a colleague's change does not undo it: only what was touched there is written."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from numerai.programme.people.models import Account, Consent
from numerai.programme.people.queries import person
from numerai.programme.people.rules import Role
from numerai.programme.places.models import Venue, VenuePhoto
from numerai.programme.places.queries import contacts_of
from numerai.programme.places.rules import ContactKind
from numerai.programme.workshops.models import Attendance, Enrolment, HeadCount
from tests.screens.team.reading import filled, get, post, title, words
from tests.screens.team.stage import Furnisher, Stage
from tests.screens.team.test_venue_photos import SAID
from tests.support.pictures import drawn


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


def test_two_answers_to_one_question_are_both_shown(team: Client, furnisher: Furnisher, stage: Stage) -> None:
    """Whoever writes second is told what the first wrote; sent again, their answer is kept knowingly."""
    old = filled(get(team, "team:person_correct", stage.unlike), "person")
    post(team, "team:person_correct", stage.unlike, **(old | {"phone": "75.02.03"}))
    told = post(team, "team:person_correct", stage.unlike, **(old | {"phone": "75.02.04"}))
    assert title(told).startswith("Erreur")
    assert "Quelqu’un vient d’écrire ici : « 75.02.03 »" in words(told)
    again = filled(told, "person")
    assert phone_of(furnisher, stage) == "+687750203"
    assert again["phone"] == "75.02.04"
    post(team, "team:person_correct", stage.unlike, **again)
    assert phone_of(furnisher, stage) == "+687750204"


def phone_of(furnisher: Furnisher, stage: Stage) -> str | None:
    file = person(furnisher.programme, stage.unlike)
    return file.identity.phone if file else None


def test_two_marks_of_one_person(team: Client, furnisher: Furnisher, stage: Stage) -> None:
    someone = Enrolment.objects.get(session=stage.past).participant_id
    page = get(team, "team:attendance", stage.past)
    old = filled(page, "roll") | filled(page, "walk_in") | filled(page, "count")
    post(team, "team:attendance", stage.past, **(old | {f"presence-{someone}": "present", "total": "3"}))
    told = words(post(team, "team:attendance", stage.past, **(old | {f"presence-{someone}": "absent", "total": "4"})))
    assert "Quelqu’un d’autre vient de noter 1 présence autrement. Elle n’a pas changé." in told
    assert "Quelqu’un d’autre vient d’écrire un autre comptage" in told
    assert [(row.presence, row.participant_id) for row in Attendance.objects.filter(session=stage.past)] == [
        ("present", someone)
    ]
    assert HeadCount.objects.get(session=stage.past).total == 3


def test_the_own_people_of_a_relay(
    signed_in: Callable[..., Client], team: Client, furnisher: Furnisher, stage: Stage
) -> None:
    """Their page opened before a change of coordination gives nothing back of what it showed."""
    relay = signed_in(Role.RELAY)
    account = Account.objects.get(id=relay.session["_auth_user_id"])
    own = furnisher.by(account).enrol(stage.past, furnisher.someone("Dugong")).participant_id
    old = filled(get(relay, "team:person_own", own))
    newer = filled(get(team, "team:person_correct", own), "person")
    post(team, "team:person_correct", own, **(newer | {"phone": "75.02.03"}))
    post(relay, "team:person_own", own, **(old | {"given_name": "Cagou"}))
    told = post(relay, "team:person_own", own, **(old | {"given_name": "Notou"}))
    file = person(furnisher.programme, own)
    assert file is not None
    assert (file.identity.phone, file.identity.given_name) == ("+687750203", "Cagou")
    assert "« Cagou »" in words(told)


def test_pages_that_add_something_sent_twice(team: Client, furnisher: Furnisher, stage: Stage) -> None:
    hall = furnisher.venue("Médiathèque", "98818")
    data = filled(get(team, "team:venue_photo_new", hall)) | SAID
    for _twice in range(2):
        photo = SimpleUploadedFile("photo.jpg", drawn(), "image/jpeg")
        page = words(post(team, "team:venue_photo_new", hall, **(data | {"photo": photo})))
        assert "La photo est ajoutée" in page
    assert VenuePhoto.objects.filter(venue=hall).count() == 1
    place = filled(get(team, "team:venue_new")) | {"commune": "98818", "name": "Case des femmes (exemple)"}
    for _twice in range(2):
        assert "Le lieu est ajouté" in words(post(team, "team:venue_new", **place))
    assert Venue.objects.filter(name__startswith="Case des femmes").count() == 1
