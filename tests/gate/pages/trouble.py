"""Pages for what goes wrong, each reached by the real mistake that leads to it."""

import errno
from unittest.mock import patch

from django.conf import settings
from django.db import OperationalError
from django.test import Client

from numerai.programme.people.models import Account
from numerai.programme.workshops.actions.erasure import erase_person
from numerai.screens.participant import limits
from tests.gate.scenes import furnished
from tests.support.pages import Response, Scene, page
from tests.support.people import CORAIL


@page("400", "error")
def more_boxes_than_a_form_has(scene: Scene) -> Response:
    boxes = {str(number): "" for number in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)}
    return scene.post("public:display", boxes)


@page("403", "error", role="reader")
def a_page_of_another_role(scene: Scene) -> Response:
    return scene.get("team:people")


@page("403", "error")
def cookies_refused(scene: Scene) -> Response:
    return Client(enforce_csrf_checks=True).post("/reglages/", {"taille": "size-large"})


@page("404", "error")
def unknown_address(scene: Scene) -> Response:
    return scene.client.get("/rien-ici")


@page("404", "error", demo=True)
def unknown_address_of_the_demonstration(scene: Scene) -> Response:
    return scene.client.get("/rien-ici")


@page("404", "error", role="coordinator")
def a_session_that_does_not_exist(scene: Scene) -> Response:
    nobody = Account.objects.values_list("id", flat=True)[0]
    return scene.get("team:session", nobody)


@page("410", "error", role="coordinator")
def someone_erased(scene: Scene) -> Response:
    person = furnished(scene).stage.person
    erase_person(scene.programme, actor="test", now=scene.now, participant_id=person)
    return scene.get("team:person", person)


@page("429", "error")
def too_many_requests_to_be_called(scene: Scene) -> Response:
    for _ in range(limits.CONTACT.by_visitor):
        scene.post("participant:contact_me", {"phone": CORAIL.phone})
    return scene.post("participant:contact_me", {"phone": CORAIL.phone})


@page("500", "error")
def something_of_ours_breaks(scene: Scene) -> Response:
    with patch("numerai.screens.public.home.home_page", side_effect=RuntimeError):
        return scene.get("public:home")


@page("503", "error")
def the_disk_is_full_for_whoever_reads(scene: Scene) -> Response:
    with patch("numerai.screens.public.home.home_page", side_effect=full_disk()):
        return scene.get("public:home")


@page("503", "error")
def the_disk_is_full_for_whoever_sends(scene: Scene) -> Response:
    with patch("numerai.screens.public.display._saved", side_effect=full_disk()):
        return scene.post("public:display", {})


def full_disk() -> OperationalError:
    refused = OperationalError()
    refused.__cause__ = OSError(errno.ENOSPC, "")
    return refused
