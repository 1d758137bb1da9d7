"""An address in a link « mailto: » adds neither a recipient nor a text to the message."""

import re
from pathlib import Path

import pytest
from django.template import Context, Template
from django.test import Client
from django.urls import reverse

import numerai
from numerai.programme.support.models import Offer

LINK = re.compile(r"mailto:\{\{([^}]*)\}\}")
FOUND = [
    (path.name, written.strip())
    for path in sorted(Path(numerai.__file__).parent.rglob("*.html"))
    for written in LINK.findall(path.read_text(encoding="utf-8"))
]


def test_there_are_some() -> None:
    assert {"offer.html", "contact.html"} <= {name for name, _ in FOUND}


@pytest.mark.parametrize(("name", "written"), FOUND)
def test_every_address_in_a_link_is_quoted(name: str, written: str) -> None:
    variable, _, filters = written.partition("|")
    shown = Template("{{ it|" + filters + " }}").render(Context({"it": "a@b.nc?bcc=c@d.nc&body=x%0Ay"}))
    assert not set("?&=") & set(shown), name
    assert variable


@pytest.mark.django_db
@pytest.mark.parametrize("sign", "?&%=")
def test_an_offer_with_such_an_address_is_asked_again(client: Client, sign: str) -> None:
    values = {"name": "Corail Exemple", "words": "Une salle.", "email": f"corail{sign}bcc@exemple.nc"}
    page = client.post(reverse("public:offer", args=["financer"]), values)
    assert "Écrivez une adresse sans les signes" in page.content.decode()
    assert not Offer.objects.exists()
