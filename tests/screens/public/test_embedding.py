"""One page may be framed by another site, and only that one; it sets no cookie and leads out of the frame."""

import html
import re
from typing import Any

import pytest
from django.test import Client

from tests.screens import test_permission_matrix as matrix
from tests.screens.public.planning import KONE, NOUMEA, Planner
from tests.screens.public.reading import Reading

arguments = matrix.arguments
FRAMED = "/integrer/prochains-ateliers/"


def refuses_framing(answer: Any) -> bool:
    policy = answer.headers.get("Content-Security-Policy", "")
    return answer.headers.get("X-Frame-Options") == "DENY" and "frame-ancestors 'none'" in policy


def test_every_other_page_refuses_framing(arguments: dict[str, Any]) -> None:
    client = Client()
    answers = {address.name: client.get(matrix.url_of(address, arguments)) for address in matrix.ALL}
    assert {name for name, answer in answers.items() if not refuses_framing(answer)} == {"public:embedded"}
    assert refuses_framing(client.get("/nulle-part/"))


def test_the_framed_page_lets_anyone_frame_it_and_nothing_else(client: Client, plan: Planner) -> None:
    plan.session()
    answer = client.get(FRAMED)
    policy = answer["Content-Security-Policy"]
    assert "frame-ancestors *" in policy
    assert "default-src 'none'" in policy
    assert "X-Frame-Options" not in answer
    assert not answer.cookies
    assert "<form" not in answer.content.decode()


def test_every_link_leads_out_of_the_frame(client: Client, plan: Planner) -> None:
    plan.session()
    links = re.findall(r"<a ([^>]*)>", client.get(FRAMED).content.decode())
    leading_out = [link for link in links if not re.search(r'href="(?:#|tel:)', link)]
    assert leading_out
    assert all('target="_top"' in link for link in leading_out)


def test_what_may_be_chosen(plan: Planner, read: Reading) -> None:
    here = [plan.session(days, commune_id=KONE) for days in range(1, 7)]
    there = plan.session(commune_id=NOUMEA)
    page = read(f"{FRAMED}?commune=kone&nombre=5")
    assert [link for link in page.links if "/ateliers/" in link] == [f"/ateliers/{one.slug}/" for one in here[:5]]
    assert f"/ateliers/{there.slug}/" not in page.links
    assert "/communes/kone/" in page.links


@pytest.mark.parametrize("query", ["", "?nombre=4000", "?commune=atlantide", "?nombre=beaucoup&commune="])
def test_a_strange_address_shows_the_usual_list(query: str, plan: Planner, read: Reading) -> None:
    for days in range(1, 6):
        plan.session(days)
    page = read(FRAMED + query)
    assert (page.status, page.html.count('class="seats"')) == (200, 3)


def test_the_code_to_copy_has_a_title_and_its_choices(client: Client, plan: Planner) -> None:
    page = client.get("/integrer/?commune=kone&nombre=5").content.decode()
    code = html.unescape(re.findall(r"<textarea[^>]*>(.*?)</textarea>", page, re.S)[0])
    assert 'title="Prochains ateliers Numé-Raï\u00a0: Koné"' in code
    source = html.unescape(re.findall(r'src="([^"]+)"', code)[0])
    assert source == "http://testserver/integrer/prochains-ateliers/?commune=kone&nombre=5"
    assert client.get(source).status_code == 200
