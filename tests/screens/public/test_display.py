"""Display settings: known values only, and back to the page one came from, never to another site."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_the_page_one_came_from_is_kept_in_the_address(client: Client) -> None:
    response = client.get("/reglages/", headers={"referer": "http://testserver/ateliers/?ligne=3"})
    assert response["Location"] == "/reglages/?retour=%2Fateliers%2F%3Fligne%3D3"


@pytest.mark.parametrize(
    "referer", ["https://ailleurs.example/", "http://testserver/reglages/", "http://testserver//ailleurs.example/", ""]
)
def test_no_other_page_is_kept(referer: str, client: Client) -> None:
    assert client.get("/reglages/", headers={"referer": referer}).status_code == 200


def test_saved_then_back_where_one_was(client: Client) -> None:
    response = client.post("/reglages/?retour=%2Fateliers%2F%3Fligne%3D3", {"taille": "size-large", "calme": "calm"})
    assert response["Location"] == "/ateliers/?ligne=3"
    assert response.cookies["affichage"].value == "size-large.calm"
    assert 'class="size-large calm"' in client.get("/contact/").content.decode()


@pytest.mark.parametrize(
    "target",
    [
        "https://ailleurs.example/",
        "//ailleurs.example/",
        "/\\ailleurs.example/",
        "http://testserver//ailleurs.example/",
        "javascript:alert(1)",
        "/reglages/",
        "",
    ],
)
def test_never_to_another_site(target: str, client: Client) -> None:
    response = client.post("/reglages/", {"taille": "size-huge"}, query_params={"retour": target})
    assert response["Location"] == "/reglages/?garde=oui"
    assert "C’est fait." in client.get(response["Location"]).content.decode()


def test_unknown_values_are_never_written(client: Client) -> None:
    client.post("/reglages/", {"taille": "<script>", "couleurs": "scheme-dark", "calme": "size-large"})
    assert client.cookies["affichage"].value == "scheme-dark"


def test_everything_back_to_normal(client: Client) -> None:
    client.post("/reglages/", {"couleurs": "scheme-dark"})
    client.post("/reglages/", {"couleurs": "scheme-dark", "normal": "1"})
    assert 'class="scheme-dark"' not in client.get("/contact/").content.decode()


def test_only_get_and_post(client: Client) -> None:
    assert client.put("/reglages/").status_code == 405
    assert client.post("/contact/").status_code == 405
