"""From a form, or from an address, to requests that nobody means well with. One seed gives one suite of requests."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import quote_from_bytes

from tests.fuzz import strange
from tests.fuzz.reading import CHOSEN, Box, Form

BOUNDARY = "limite"
TOKEN = "csrfmiddlewaretoken"
PLAUSIBLE = {
    "tel": b"74.12.34",
    "email": b"corail@exemple.invalid",
    "number": b"3",
    "password": b"tortue banian pirogue",
    "hidden": b"",
}
Sent = list[tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class Case:
    """One request. `is_safe`: it may change nothing. `unsigned`: sent without the token against forgery; `refused`: by
    someone whose role does not open that address."""

    method: str
    address: str
    body: bytes = b""
    kind: str = "application/x-www-form-urlencoded"
    headers: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)
    unsigned: bool = False
    refused: bool = False

    @property
    def is_safe(self) -> bool:
        return self.unsigned or self.refused or self.method != "POST"

    def __str__(self) -> str:
        sent = f"{self.body[:300]!r}{'…' if len(self.body) > 300 else ''}"
        return f"{self.method} {self.address[:300]} {self.kind} {sent} {self.headers} {self.cookies}"


class Maker:
    """`foreign`: identifiers of rows of another programme and of nobody's."""

    def __init__(self, seed: str, foreign: list[str]) -> None:
        self.chance = random.Random(seed)
        self.foreign = [identifier.encode() for identifier in foreign]

    def strange(self) -> bytes:
        return self.chance.choice((*strange.TEXTS, *self.foreign))

    def of_form(self, form: Form, many: int) -> Iterator[Case]:
        """The form as it is meant, then as it is not."""
        yield self._sent(form, self.filled(form))
        for _ in range(many):
            yield self._sent(form, self._spoilt(self.filled(form)))
        if form.method == "post":
            yield self._of_another_kind(form)
            unsigned = [(name, value) for name, value in self.filled(form) if name != TOKEN]
            yield Case("POST", form.action, encoded(unsigned), unsigned=True)

    def of_someone_refused(self, form: Form) -> Case:
        return replace(self._sent(form, self.filled(form)), refused=True)

    def filled(self, form: Form) -> Sent:
        """Every box with something that makes sense, most of the time."""
        sent: Sent = []
        for box in form.boxes.values():
            sent += [(box.name, value) for value in self._meant(box)]
        return sent

    def _meant(self, box: Box) -> list[bytes]:
        if box.kind == "checkbox":
            return [choice.encode() for choice in box.choices if self.chance.random() < 0.5]
        if box.kind in CHOSEN or box.kind == "button":
            return [self.chance.choice(box.choices).encode()]
        if box.kind == "file":
            return [self.chance.choice(strange.FILES)]
        return [box.value.encode() if box.value else PLAUSIBLE.get(box.kind, b"Corail")]

    def _spoilt(self, sent: Sent) -> Sent:
        """One to three boxes: something else in it, nothing at all, or several times."""
        spoilt = list(sent)
        for _turn in range(self.chance.randint(1, 3)):
            if not spoilt:
                return [(TOKEN, self.strange()), ("inconnu", self.strange())]
            place = self.chance.randrange(len(spoilt))
            name, value = spoilt[place]
            match self.chance.randrange(8):
                case 0:
                    del spoilt[place]
                case 1:
                    spoilt += [(name, self.strange())] * self.chance.choice((1, 40))
                case 2:
                    spoilt.insert(0, (f"{name}[0][x]" * self.chance.choice((1, 90)), value))
                case _:
                    spoilt[place] = (name, self.strange())
        return spoilt

    def _sent(self, form: Form, sent: Sent) -> Case:
        if form.method == "get":
            return Case("GET", f"{form.action.partition('?')[0]}?{encoded(sent).decode()}")
        if form.is_multipart:
            kind = f"multipart/form-data; boundary={BOUNDARY}"
            return Case("POST", form.action, self._parts(form, sent), kind)
        return Case("POST", form.action, encoded(sent))

    def _parts(self, form: Form, sent: Sent) -> bytes:
        lines = b""
        for name, value in sent:
            title = b'Content-Disposition: form-data; name="' + quote_from_bytes(name.encode(), "[]").encode() + b'"'
            is_file = name in form.boxes and form.boxes[name].kind == "file"
            if is_file or self.chance.random() < 0.03:
                title += b'; filename="' + self.chance.choice(strange.FILE_NAMES) + b'"\r\nContent-Type: text/html'
            lines += f"--{BOUNDARY}\r\n".encode() + title + b"\r\n\r\n" + value + b"\r\n"
        return lines + f"--{BOUNDARY}--\r\n".encode()

    def _of_another_kind(self, form: Form) -> Case:
        body = self.chance.choice((encoded(self.filled(form)), self._parts(form, self.filled(form)), b"{", b"\xff"))
        return Case("POST", form.action, body, self.chance.choice(strange.KINDS))

    def of_address(self, address: str, keys: list[str], many: int) -> Iterator[Case]:
        """Other methods, keys nobody asked for, headers and cookies of someone else's making."""
        path = address.partition("?")[0]
        for _ in range(many):
            asked = [(self.chance.choice(keys), self.strange()) for _ in range(self.chance.randint(1, 3))]
            yield Case("GET", f"{path}?{encoded(asked).decode()[:9_000]}")
        made = {self.chance.choice(strange.COOKIES): self.strange()[:3_000].decode("latin-1") for _ in range(3)}
        yield Case("GET", address, cookies=made)
        yield Case("GET", address, headers=self.chance.choice(strange.HEADERS))
        yield Case(self.chance.choice(strange.METHODS), path, encoded([("a", self.strange())]))
        yield Case("POST", path, encoded([(self.chance.choice(keys), self.strange())]))


def encoded(sent: Sent) -> bytes:
    return b"&".join(
        quote_from_bytes(name.encode()).encode() + b"=" + quote_from_bytes(value).encode() for name, value in sent
    )
