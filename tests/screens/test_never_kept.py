"""No page about anyone stays in a browser or a proxy: whoever takes the telephone next finds nothing."""

from collections.abc import Iterable
from typing import Any

import pytest
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse

from numerai.base.models import Programme
from numerai.programme.people.rules import Role
from numerai.programme.workshops.models import Enrolment
from tests.screens import test_permission_matrix as matrix
from tests.screens.team.stage import staff

arguments = matrix.arguments
BLANK = {"participant:concern_paper"}  # a form to print: it is about nobody yet
TEAM = [address for address in matrix.ALL if address.name.startswith("team:")]
PARTICIPANT = [address for address in matrix.ALL if address.name.startswith("participant:")]


def kept(client: Client, addresses: Iterable[matrix.Address], arguments: dict[str, Any]) -> set[str]:
    """Names of the pages that something may keep."""
    answers = {address.name: client.get(matrix.url_of(address, arguments)) for address in addresses}
    return {name for name, answer in answers.items() if answer.status_code != 405 and not _is_never_kept(answer)}


def _is_never_kept(response: HttpResponseBase) -> bool:
    return {"no-store", "private"} <= set(response.headers.get("Cache-Control", "").split(", "))


def test_no_page_of_the_team_is_kept(programme: Programme, arguments: dict[str, Any]) -> None:
    client = Client()
    client.force_login(staff(programme, Role.COORDINATOR))
    assert kept(client, TEAM, arguments) == set()


def test_no_refusal_is_kept(programme: Programme, arguments: dict[str, Any]) -> None:
    client = Client()
    client.force_login(staff(programme, Role.READER))
    refused = client.get(reverse("team:people"))
    unknown = client.get("/equipe/nulle-part/")
    assert [refused.status_code, unknown.status_code] == [403, 404]
    assert _is_never_kept(refused)
    assert _is_never_kept(unknown)


@pytest.mark.parametrize("has_code", [False, True])
def test_no_personal_page_of_a_participant_is_kept(
    programme: Programme, arguments: dict[str, Any], has_code: bool
) -> None:
    client = Client()
    if has_code:
        code = Enrolment.objects.get(id=arguments["enrolment_id"]).code
        assert client.post("/mon-inscription/", {"code": code}).status_code == 302
    assert kept(client, PARTICIPANT, arguments) == BLANK
    home = next(address for address in matrix.ALL if address.name == "public:home")
    assert kept(client, [home], arguments) == {"public:home"}  # negative control
