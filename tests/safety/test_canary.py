"""A canary: invented personal data goes through every door, then no file, log, title, URL or error page may hold it."""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.support.enrolling import Visitor
from tests.support.servers import Server, Servers

CANARY = {
    "name": "Zyxcanari",
    "family": "Wqfictif",
    "phone": "79.13.57",
    "email": "zyx.canari@exemple.invalid",
    "need": "parler lentement au zyxperroquet",
    "problem": "on a crié sur le zyxcagou",
    "answer": "désolés pour le zyxcagou",
}
TRACES = [*CANARY.values(), "+687791357", "79 13 57", "zyxcanari", "ZYXCANARI", "zyxperroquet", "zyxcagou"]


def traces_in(data: bytes) -> list[str]:
    found = []
    for trace in TRACES:
        forms = (trace.encode(), trace.encode("utf-16-le"), trace.encode("cp1252"))
        if any(form in data for form in forms):
            found.append(trace)
    return found


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, list[httpx.Response]]]:
    """A server where the canary enrolled, asked for help, made mistakes, was imported, and was backed up."""
    folder = tmp_path_factory.mktemp("canary")
    with Servers(folder) as servers:
        server = servers.start()
        slug = server.python("-m", "tests.faults.scenes", "plan", "5").stdout.strip()
        pages = [*enrolled(server, slug), *mistaken(server, slug), *complained(server)]
        sheet = folder / "emargement.csv"
        row = f"12/02/2026 Montravel;{CANARY['family']};{CANARY['name']};{CANARY['phone']};Nouméa;1958;;X\n"
        header = "Séance;Nom;Prénom;Téléphone;Commune;Année de naissance;Besoins;Présent\n"
        refused = row.replace("12/02/2026", "31/02/2026")
        sheet.write_text(header + row + refused, encoding="utf-8")
        told = server.command("import", "presences", str(sheet), check=False).stdout
        assert "1 refusée" in told, "no refused row was kept"
        assert "gardées 30 jours" in told
        server.command("backup")
        yield server, pages


def enrolled(server: Server, slug: str) -> list[httpx.Response]:
    answers: dict[str, dict[str, object]] = {
        "nom": {"given_name": CANARY["name"], "family_name": CANARY["family"]},
        "joindre": {"way": "email"},
        "coordonnees": {"email": CANARY["email"]},
        "besoins": {"needs": ["large_print"], "words": CANARY["need"]},
    }
    visitor = Visitor(server.url, slug, answers).walk()
    pages = [visitor.page, visitor.send()]
    visitor.close()
    by_phone = Visitor(server.url, slug, {"coordonnees": {"phone": CANARY["phone"]}, "nom": answers["nom"]}).walk()
    pages += [by_phone.page, by_phone.send()]
    by_phone.close()
    return pages


def complained(server: Server) -> list[httpx.Response]:
    """The canary says a problem, follows it with its number, reads the answer and does not agree."""
    said: dict[str, dict[str, object]] = {
        "dire-un-probleme": {"kind": "incident"},
        "sujet": {"about": "person"},
        "recit": {"words": CANARY["problem"]},
        "personne": {"who": CANARY["name"], "where": CANARY["family"]},
        "pour-qui": {"said_by": "helper"},
        "reponse": {"answer_way": "call"},
        "coordonnees": {"phone": CANARY["phone"]},
        "verifier": {},
    }
    visitor = Visitor(server.url, "")
    visitor.page = visitor.client.get("/dire-un-probleme/")
    pages = [visitor.page]
    for step, values in said.items():
        assert visitor.step == step
        visitor.post(values)
        pages.append(visitor.page)
    code = re.search(r'class="code">([^<]+)<', visitor.page.text)
    assert code, "no receipt was met"
    server.python("-m", "tests.faults.scenes", "answer", CANARY["answer"])
    visitor.page = visitor.client.get("/dire-un-probleme/suivi/")
    visitor.post({"code": code[1]})
    assert CANARY["answer"] in visitor.page.text
    assert CANARY["problem"] not in visitor.page.text
    pages.append(visitor.page)
    visitor.page = visitor.client.get("/dire-un-probleme/suivi/pas-d-accord/")
    visitor.post({"words": CANARY["problem"]})
    pages += [visitor.page, visitor.client.get("/dire-un-probleme/zyx/")]
    visitor.close()
    return pages


def mistaken(server: Server, slug: str) -> list[httpx.Response]:
    """Bad input, forged forms, unknown pages: what comes back must not repeat the person beyond the field itself."""
    visitor = Visitor(server.url, slug)
    visitor.page = visitor.client.get(f"/ateliers/{slug}/inscription/")
    while visitor.step != "coordonnees":
        visitor.post(
            {"comment": {"who": "self"}, "nom": {"given_name": CANARY["name"]}}.get(visitor.step, {"way": "call"})
        )
    visitor.post({"phone": CANARY["name"]})
    pages = [visitor.page]
    pages.append(visitor.client.post(f"/ateliers/{slug}/inscription/nom/", data={"given_name": CANARY["name"]}))
    pages.append(visitor.client.post("/mon-inscription/", data={"code": CANARY["phone"]}))
    pages.append(visitor.client.post("/sante", data={"name": CANARY["name"]}))
    visitor.close()
    return pages


@pytest.mark.server
def test_no_file_of_the_data_folder_holds_it(lived: tuple[Server, list[httpx.Response]]) -> None:
    server, _ = lived
    files = [path for path in server.data.rglob("*") if path.is_file()]
    assert any(path.name.startswith("numerai.") for path in server.data.rglob("sauvegardes/*/*")), "no backup was read"
    assert {
        str(path.relative_to(server.data)): found for path in files if (found := traces_in(path.read_bytes()))
    } == {}


@pytest.mark.server
def test_no_log_line_holds_it(lived: tuple[Server, list[httpx.Response]]) -> None:
    assert traces_in(lived[0].log.encode()) == []


@pytest.mark.server
def test_no_title_or_address_holds_it(lived: tuple[Server, list[httpx.Response]]) -> None:
    for page in lived[1]:
        title = re.search(r"<title>(.*?)</title>", page.text, re.S)
        addresses = " ".join(re.findall(r'(?:href|src|action)="([^"]*)"', page.text))
        seen = (title[1] if title else "") + addresses + str(page.url) + str(page.headers.raw)
        assert traces_in(seen.encode()) == [], page.url


@pytest.mark.server
def test_error_pages_do_not_repeat_it(lived: tuple[Server, list[httpx.Response]]) -> None:
    refused = [page for page in lived[1] if page.status_code >= 400]
    assert refused, "no error page was met: nothing was proven"
    for page in refused:
        assert traces_in(page.content) == [], page.url


def test_the_canary_can_be_found(tmp_path: Path) -> None:
    """Negative control: each trace, written in a file in any of its usual encodings, is seen."""
    for trace in TRACES:
        for encoding in ("utf-8", "utf-16-le", "cp1252"):
            path = tmp_path / "trace"
            path.write_bytes(b"\x00\x01" + trace.encode(encoding) + b"\xff")
            assert trace in traces_in(path.read_bytes())
