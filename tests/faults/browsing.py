"""A person in front of the real server, who fills in forms as a browser without script does."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from html.parser import HTMLParser
from threading import Barrier
from typing import Any, TypeVar
from urllib.parse import urljoin

import httpx

from tests.faults.patience import PATIENCE

T = TypeVar("T")
Values = dict[str, Any]


@dataclass
class Form:
    """A form of a page, with what stands in it."""

    action: str
    values: dict[str, list[str]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)  # of all its fields, also those that nobody ticked

    def put(self, name: str, value: str) -> None:
        self.values.setdefault(name, []).append(value)


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Form] = []
        self._open: Form | None = None
        self._inside = ""  # the name of the text area or list that is being read
        self._first: str | None = None  # the choice that a list shows when none is marked

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attributes}
        if tag == "form" and said.get("method", "").lower() == "post":
            self._open = Form(said.get("action", ""))
            self.found.append(self._open)
        elif self._open is not None and (name := said.get("name")):
            self._field(tag, name, said)
        elif self._open is not None and tag == "option" and self._inside:
            self._first = said.get("value", "") if self._first is None else self._first
            if "selected" in said:
                self._open.put(self._inside, said.get("value", ""))

    def _field(self, tag: str, name: str, said: dict[str, str]) -> None:
        assert self._open is not None
        self._open.names.add(name)
        kind = said.get("type", "text")
        if tag in ("textarea", "select"):
            self._inside, self._first = name, None
            if tag == "textarea":
                self._open.put(name, "")
        elif (
            tag == "input"
            and kind not in ("file", "submit")
            and (kind not in ("radio", "checkbox") or "checked" in said)
        ):
            self._open.put(name, said.get("value", ""))

    def handle_data(self, data: str) -> None:
        if self._open is not None and self._inside and self._first is None and self._open.values.get(self._inside):
            self._open.values[self._inside][-1] += data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "select" and self._open is not None and self._first and self._inside not in self._open.values:
            self._open.put(self._inside, self._first)
        if tag == "form":
            self._open = None
        if tag in ("textarea", "select"):
            self._inside = ""


class Browser:
    """`cookie`: of someone of the team who is signed in; a visitor has none."""

    def __init__(self, url: str, cookie: str = "") -> None:
        self.client = httpx.Client(base_url=url, timeout=PATIENCE, cookies={"equipe": cookie} if cookie else {})

    def page(self, path: str) -> httpx.Response:
        return self.client.get(path, follow_redirects=True)

    def form(self, path: str, *, holding: str = "csrfmiddlewaretoken") -> httpx.Request:
        """The form of that page that has a field of that name, ready to be sent as it stands."""
        return self.filled(self.page(path), {}, holding=holding)

    def filled(self, page: httpx.Response, said: Values, *, holding: str = "csrfmiddlewaretoken") -> httpx.Request:
        reader = _Forms()
        reader.feed(page.text)
        wanted = next((form for form in reader.found if holding in form.names), None)
        assert wanted is not None, f"{page.status_code} {page.url}: no form with {holding}"
        files = {name: value for name, value in said.items() if isinstance(value, tuple)}
        data = {**wanted.values, **{name: value for name, value in said.items() if name not in files}}
        where = urljoin(str(page.url), wanted.action)
        return self.client.build_request(
            "POST", where, data=data, files=files or None, headers={"Referer": str(page.url)}
        )

    def fill(self, path: str, said: Values, *, holding: str = "csrfmiddlewaretoken") -> httpx.Request:
        return self.filled(self.page(path), said, holding=holding)

    def send(self, request: httpx.Request) -> httpx.Response:
        """What is on the screen in the end."""
        return self.client.send(request, follow_redirects=True)

    def again(self, request: httpx.Request) -> httpx.Request:
        """The same request, word for word."""
        headers = {name: value for name, value in request.headers.items() if name != "content-length"}
        return self.client.build_request(request.method, request.url, content=request.read(), headers=headers)


def at_once(acts: list[Callable[[], T]]) -> list[T]:
    """All begin at the same instant; their results, in the same order."""
    together = Barrier(len(acts), timeout=PATIENCE)

    def act(one: Callable[[], T]) -> T:
        together.wait()
        return one()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(act, acts))


TROUBLE = ("Traceback", "Exception", "Error at", "IntegrityError", "OperationalError", "django.")


def troubled(pages: list[httpx.Response]) -> Iterator[str]:
    """Answers that nobody should meet: a fault of the server, or the words of a machine."""
    for page in pages:
        if page.status_code >= httpx.codes.INTERNAL_SERVER_ERROR or any(word in page.text for word in TROUBLE):
            yield f"{page.status_code} {page.request.method} {page.url.path}"
