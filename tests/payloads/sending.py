"""How a form is filled and sent as someone would who only wants it accepted: what is refused is written otherwise."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote_plus

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import FileResponse
from django.test import Client
from django.urls import Resolver404

from tests.payloads.forms import Box, Form, forms_in, refused_ids
from tests.support.pictures import drawn

TRIES = 8
ANYTHING = ("30/09/2026", "9h00", "Koné", "cyber", "Corail", "")  # for a box whose name says nothing: a cell of a file
# Words that are accepted in a box which takes no free words, by a part of its name.
GUESSES = {
    "birth_year": "1971",
    "phone": "75 12 34",
    "email": "corail@exemple.nc",
    "_day": "8",
    "_month": "12",
    "_year": "2026",
    "starts": "9 h",
    "ends": "11 h",
    "hours": "9",
    "minutes": "30",
    "password": "corail banian notou kaori",
}


@dataclass(slots=True)
class Page:
    """An answer and the address that it stands at."""

    status: int
    body: bytes
    headers: dict[str, str]
    path: str
    name: str

    @property
    def text(self) -> str:
        return self.body.decode(errors="replace")

    @property
    def is_html(self) -> bool:
        return self.headers.get("Content-Type", "text/html").startswith("text/html")

    @property
    def forms(self) -> list[Form]:
        return forms_in(self.text) if self.is_html else []


@dataclass(slots=True)
class Sent:
    """`kept`: names of the boxes whose words were accepted. `answers`: each page met on the way, refusals too."""

    kept: frozenset[str]
    refused: frozenset[str]
    answers: list[Page] = field(default_factory=list)
    accepted: bool = False

    @property
    def last(self) -> Page:
        return self.answers[-1]


def page_of(response: Any) -> Page:
    body = response.getvalue() if isinstance(response, FileResponse) else response.content
    request = response.request
    query = f"?{request['QUERY_STRING']}" if request["QUERY_STRING"] else ""
    return Page(
        response.status_code, bytes(body), dict(response.headers), request["PATH_INFO"] + query, _name(response)
    )


def _name(response: Any) -> str:
    """Of its address; a static file has none."""
    try:
        return str(response.resolver_match.view_name)
    except (Resolver404, AttributeError):
        return ""


def submit(client: Client, page: Page, form: Form, data: Iterable[tuple[str, str]]) -> Page:
    """As a browser writes it; a sign that no encoding has leaves as the bytes that some programs make of it."""
    where = form.action or page.path
    if any(box.kind == "file" for box in form.boxes):
        return page_of(client.post(where, _with_files(form, data), follow=True))
    body = "&".join(f"{quote_plus(name)}={quote_plus(_bytes(value))}" for name, value in data)
    if form.method == "get":
        return page_of(client.get(f"{where.partition('?')[0]}?{body}", follow=True))
    kind = "application/x-www-form-urlencoded"
    return page_of(client.generic("POST", where, body, content_type=kind, follow=True))


def _bytes(value: str) -> bytes:
    return value.encode("utf-8", "surrogatepass")


def _with_files(form: Form, data: Iterable[tuple[str, str]]) -> dict[str, Any]:
    sent: dict[str, Any] = {}
    for name, value in data:
        sent.setdefault(name, []).append(_bytes(value))
    for box in form.boxes:
        if box.kind == "file":
            sent[box.name] = SimpleUploadedFile("porte.jpg", drawn(), content_type="image/jpeg")
    return sent


class Filling:
    """One form being filled. `words`: what is written in each typed box, by name."""

    def __init__(self, form: Form, words: dict[str, str], choice: int = 0, number: int = 0) -> None:
        self.form, self.words, self.number = form, words, number
        self.tries = dict.fromkeys((box.name for box in form.boxes), 0)
        self.choice = choice

    def data(self, button: tuple[str, str] | None = None) -> list[tuple[str, str]]:
        sent: list[tuple[str, str]] = []
        for name in dict.fromkeys(box.name for box in self.form.boxes):
            boxes = [box for box in self.form.boxes if box.name == name]
            sent += [(name, value) for value in self._values(boxes)]
        pressed = button or next((one for one in self.form.buttons), ("", ""))
        return [*sent, pressed] if pressed[0] else sent

    def _values(self, boxes: list[Box]) -> list[str]:
        box = boxes[0]
        if box.kind == "file":
            return []
        if box.is_typed:
            return [self._typed(box)]
        if box.is_ticked:
            return self._ticked(boxes)
        if box.kind == "select":
            offered = [choice for choice in box.choices if choice]
            kept = [box.value] if box.value and not self.tries[box.name] else []
            return kept or offered[(self.choice + self.tries[box.name]) % len(offered) :][:1] if offered else [""]
        return [one.value for one in boxes]

    def _typed(self, box: Box) -> str:
        guess = next((said for part, said in GUESSES.items() if part in box.name or box.kind == part), "4")
        guess = guess[:-2] + f"{self.number % 100:02d}" if guess == GUESSES["phone"] else guess
        ways = [self.words.get(box.name, box.value or guess), box.value, guess, *ANYTHING]
        return ways[min(self.tries[box.name], len(ways) - 1)]

    def _ticked(self, boxes: list[Box]) -> list[str]:
        tries = self.tries[boxes[0].name]
        if not tries and not self.choice and any(box.ticked for box in boxes):
            return [box.value for box in boxes if box.ticked]
        if boxes[0].kind == "radio" or tries:
            return [boxes[(self.choice + max(tries - 1, 0)) % len(boxes)].value]
        return [box.value for box in boxes if box.ticked]

    def write_otherwise(self, ids: list[str]) -> bool:
        """What was refused is tried another way; False when nothing says what to change."""
        names = {box.name for box in self.form.boxes if box.id in ids or any(_same_group(box, one) for one in ids)}
        for name in names:
            self.tries[name] += 1
        return bool(names)

    @property
    def kept(self) -> frozenset[str]:
        return frozenset(name for name in self.words if not self.tries.get(name))


def _same_group(box: Box, one: str) -> bool:
    return bool(box.id) and box.id.rpartition("_")[0] == one.rpartition("_")[0] and one.rpartition("_")[2].isdigit()


def send(client: Client, page: Page, form: Form, filling: Filling) -> Sent:
    """Until it is accepted, or nothing more can be written otherwise."""
    answers: list[Page] = []
    for _ in range(TRIES):
        kept = filling.kept
        answers.append(submit(client, page, form, filling.data()))
        ids = refused_ids(answers[-1].text) if answers[-1].is_html else None
        if answers[-1].status >= 400 or ids is None:
            accepted = answers[-1].status < 400
            break
        if not filling.write_otherwise(ids) or not filling.kept:
            accepted = False  # nothing says what to change, or none of the words is left
            break
    else:
        accepted = False
    return Sent(kept if accepted else frozenset(), frozenset(filling.words) - kept, answers, accepted)


def go_on(client: Client, page: Page, journeys: frozenset[str]) -> list[Page]:
    """The pages met while a journey asks one more thing: its own questions, then what sends it."""
    met: list[Page] = []
    seen: set[tuple[str, str]] = set()
    while page.name in journeys and page.status < 400 and len(met) < 20:
        form = next((one for one in page.forms if one.method == "post" and (one.action, page.path) not in seen), None)
        if form is None:
            break
        seen.add((form.action, page.path))
        page = send(client, page, form, Filling(form, {})).last
        met.append(page)
    return met
