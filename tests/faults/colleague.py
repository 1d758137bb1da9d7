"""Someone of the team in front of a real server: signed in by a one-time link, sending forms with files."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx

from tests.faults.patience import PATIENCE
from tests.support.servers import Server

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
PASSWORD = "corail banian notou kaori"


@dataclass
class Colleague:
    client: httpx.Client

    def send(self, path: str, said: dict[str, str], **files: tuple[str, bytes]) -> httpx.Response:
        page = self.client.get(path)
        found = TOKEN.search(page.text)
        assert found, (page.status_code, page.url)
        where = str(page.url)
        data = {"csrfmiddlewaretoken": found[1], **said}
        return self.client.post(where, data=data, files=files or None, headers={"Referer": where})


def link_for(server: Server, name: str, role: str = "trainer") -> str:
    """The path of a one-time link."""
    told = json.loads(server.command("invite", name, "--role", role, "--format", "json").stdout)
    return "/equipe" + str(told["link"]).rpartition("/equipe")[2]


@contextmanager
def entered(server: Server, name: str, role: str) -> Iterator[Colleague]:
    with httpx.Client(base_url=server.url, follow_redirects=True, timeout=PATIENCE) as client:
        one = Colleague(client)
        one.send(link_for(server, name, role), {})
        said = {"name": name, "password1": PASSWORD, "password2": PASSWORD}
        last = one.send("/equipe/compte/choisir-mot-de-passe/", said)
        assert "Erreur" not in last.text, last.text
        yield one
