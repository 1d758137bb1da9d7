"""A visitor who enrols through the web forms, as a browser without script does."""

import re
from dataclasses import dataclass, field
from urllib.parse import urljoin

import httpx

# The other questions, about the publics, may all be skipped at once.
SKIP: dict[str, object] = {"passer": "1"}
ANSWERS: dict[str, dict[str, object]] = {
    "comment": {"who": "self"},
    "nom": {"given_name": "Corail", "family_name": "Exemple"},
    "joindre": {"way": "call"},
    "coordonnees": {"phone": "74.12.34"},
    "commune": {"commune": "98811"},
    "besoins": {"needs": ["large_print"]},
    "accord": {"agrees": "yes"},
    "rappels": {"call_back": "no"},
}
REVIEW = "verifier"


class Stuck(AssertionError):
    """The journey did not go on; the message says where."""


@dataclass
class Visitor:
    """One person with their own cookies."""

    url: str
    slug: str
    answers: dict[str, dict[str, object]] = field(default_factory=dict)
    page: httpx.Response = field(init=False)

    def __post_init__(self) -> None:
        self.client = httpx.Client(base_url=self.url, follow_redirects=True, timeout=60)

    def walk(self) -> "Visitor":
        """Answer every question, up to the check of the answers."""
        self.page = self.client.get(f"/ateliers/{self.slug}/inscription/")
        for _ in range(15):
            step = self.step
            if step == REVIEW:
                return self
            self.post({**ANSWERS.get(step, SKIP), **self.answers.get(step, {})})
        raise Stuck(str(self.page.url))

    @property
    def step(self) -> str:
        return self.page.url.path.rstrip("/").rpartition("/")[2].replace("inscription", "comment")

    def send(self) -> httpx.Response:
        """The last button: « Envoyer mon inscription »."""
        self.post({})
        return self.page

    def post(self, values: dict[str, object]) -> None:
        self.page = self.client.send(self.filled(values), follow_redirects=True)

    def filled(self, values: dict[str, object]) -> httpx.Request:
        """The form of this page, ready to be sent with all its cookies."""
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.page.text)
        action = re.search(r'<form[^>]*method="post"[^>]*?(?: action="([^"]*)")?[^>]*>', self.page.text)
        if token is None or action is None:
            raise Stuck(f"{self.page.status_code} {self.page.url}")
        where = urljoin(str(self.page.url), action[1] or "")
        data = {"csrfmiddlewaretoken": token[1], **values}
        return self.client.build_request("POST", where, data=data, headers={"Referer": str(self.page.url)})

    def close(self) -> None:
        self.client.close()
