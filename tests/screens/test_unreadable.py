"""What PostgreSQL cannot even look for is refused in plain words, on both databases."""

import pytest
from django.test import Client

from numerai.base.models import Programme
from tests.screens.team.reading import words


@pytest.mark.parametrize(
    "address",
    [
        "/ateliers/?commune=%00",
        "/ateliers/?page=%00&commune=kone",
        "/etre-contacte/?atelier=%00",
        "/equipe/ateliers/?commune=kone%00",
        "/equipe/premiere-connexion/%00/",
    ],
)
def test_an_address_with_nul_is_refused_and_says_whom_to_call(
    client: Client, programme: Programme, address: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == 400
    assert "Appeler le" in words(answer)


@pytest.mark.parametrize("address", ["/ateliers/%00/", "/communes/kone%00/"])
def test_a_name_with_nul_names_nothing(client: Client, programme: Programme, address: str) -> None:
    assert client.get(address).status_code in (400, 404)


def test_a_percent_sign_that_is_a_text_passes(client: Client, programme: Programme) -> None:
    """Negative control: « %00 » typed as such travels as %2500."""
    assert client.get("/ateliers/?commune=%2500").status_code == 200


@pytest.mark.parametrize("name", ["equipe", "jeton", "affichage", "messages"])
def test_a_cookie_with_nul_is_as_good_as_none(client: Client, programme: Programme, name: str) -> None:
    answer = client.get("/equipe/", headers={"cookie": rf'{name}="\000abcdefgh"'})
    assert answer.status_code == 302
    assert "\0" not in "".join(answer.wsgi_request.COOKIES.values())
