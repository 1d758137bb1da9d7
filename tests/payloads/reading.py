"""What an output says and how it is built: `shape` is the same for other words, `leaves` are the words themselves."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

from tests.payloads.payload import TAG, tags_in
from tests.payloads.sending import Page
from tests.support.markup import VOID
from tests.support.pdf_text import text_of, without_spaces


@dataclass(slots=True)
class Reading:
    kind: str
    shape: list[str] = field(default_factory=list)
    leaves: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        return "\n".join(self.leaves)


def read(page: Page) -> Reading:
    """By its kind; an address that nothing is known about is one leaf."""
    kind = page.headers.get("Content-Type", "text/html").partition(";")[0]
    return READERS.get(kind, _plain)(page.body)


def _plain(body: bytes) -> Reading:
    return Reading("text", [], [body.decode(errors="replace")])


def of_html(body: bytes) -> Reading:
    reader = _Html()
    reader.feed(body.decode())
    reader.close()
    return reader.reading


class _Html(HTMLParser):
    """Elements and attributes in their order. Leaves: each value that carries a tag, and the whole text of the page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.reading = Reading("html")
        self._text = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        said = dict(attributes)
        signed = said.get("type") == "hidden"  # signed with the hour, or a fingerprint of what is shown
        self.reading.shape.append("<" + tag)
        for name, value in attributes:
            shown = value or ""
            if tags_in(shown):
                self.reading.leaves += strings_in(shown)
                shown = "…"
            elif signed and name == "value":
                shown = "…"
            self.reading.shape.append(f"{name}={shown}")

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.reading.shape.append(f"</{tag}")

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_comment(self, data: str) -> None:
        self.reading.shape.append("<!--")

    def close(self) -> None:
        super().close()
        self.reading.leaves += [self._text] if tags_in(self._text) else []


def strings_in(value: str) -> list[str]:
    """A value that carries data for the page itself: the texts inside."""
    try:
        return of_json(value.encode()).leaves if value.startswith(("{", "[")) else [value]
    except ValueError:
        return [value]


def of_csv(body: bytes) -> Reading:
    """Rows and cells; what a spreadsheet would calculate is a fault."""
    rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline=""), delimiter=";", strict=True))
    cells = [cell for row in rows for cell in row]
    faults = [f"a formula: {cell[:40]!r}" for cell in cells if calculates(cell)]
    said = [cell[1:] if calculates(cell.lstrip("'")) else cell for cell in cells if tags_in(cell)]
    return Reading("csv", [str(len(row)) for row in rows], said, faults)


def calculates(cell: str) -> bool:
    """The most credulous of spreadsheets: it looks past all that has no ink, and reads wide signs as narrow ones."""
    import unicodedata

    ink = (sign for sign in cell if unicodedata.category(sign)[0] not in "CZM" and sign not in BLANKS)
    first = unicodedata.normalize("NFKC", next(ink, ""))[:1]
    return first in ("=", "+", "-", "@", "\u2212") and first != ""


BLANKS = "\u115f\u1160\u3164\uffa0\u2800"  # letters that are drawn as nothing


def of_xlsx(body: bytes) -> Reading:
    """Its XML, read without the library that wrote it."""
    reading = Reading("xlsx")
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        for name in sorted(archive.namelist()):
            if not name.endswith((".xml", ".rels")) or name.startswith("docProps"):
                continue
            for element in ElementTree.fromstring(archive.read(name)).iter():
                tag = element.tag.rpartition("}")[2]
                reading.faults += [f"a formula in {name}"] if tag == "f" else []
                if tag in ("c", "row", "sheet", "hyperlink", "Relationship"):
                    reading.shape.append(f"{tag} {element.get('r', '')} {element.get('t', '')}")
                if tags_in(element.text or ""):
                    reading.leaves.append(element.text or "")
    return reading


def of_calendar(body: bytes) -> Reading:
    """Its lines, unfolded by hand, and the components that a library finds."""
    from icalendar import Calendar

    lines = re.sub(rb"\r\n[ \t]", b"", body).decode().split("\r\n")
    reading = Reading("calendar", [re.split("[:;]", line)[0] for line in lines])
    reading.faults = [f"a line of {len(line)} bytes" for line in body.split(b"\r\n") if len(line) > 75]
    reading.faults += ["an end of line inside a line"] if re.search(r"[\r\n]", "".join(lines)) else []
    for component in Calendar.from_ical(body).walk():
        reading.shape.append(component.name + " " + " ".join(sorted(component)))
        reading.leaves += [str(value) for value in component.values() if tags_in(str(value))]
    return reading


def of_pdf(body: bytes) -> Reading:
    """Its words, its structure as readers for the blind meet it, and what a PDF could do."""
    shape = [kind.decode() for kind in re.findall(rb"/Type/StructElem/S/(\w+)", body)]
    acts = re.findall(rb"/(?:JavaScript|JS|Launch|URI|EmbeddedFile|OpenAction)\b", body)
    words = without_spaces(text_of(body)).replace("?", "")  # a tag may turn at the end of a line
    return Reading("pdf", shape, [words], [f"an action {act!r}" for act in acts])


def of_json(body: bytes) -> Reading:
    reading = Reading("json")

    def walk(value: Any, path: str) -> None:
        if isinstance(value, dict):
            for name, inner in value.items():
                walk(inner, f"{path}/{name}")
        elif isinstance(value, list):
            reading.shape.append(f"{path} of {len(value)}")
            for inner in value:
                walk(inner, path)
        else:
            reading.shape.append(f"{path} {type(value).__name__}")
            reading.leaves += [value] if isinstance(value, str) and tags_in(value) else []

    walk(json.loads(body), "")
    return reading


def of_mail(body: bytes) -> Reading:
    """As a mail program reads it: who receives it, which headers, how many parts."""
    message = message_from_bytes(body, policy=policy.default)
    shape = [name for name in message if name not in ("Date", "Message-ID")]
    told = [str(value) for value in message.values()] + [str(message.get_content())]
    return Reading("mail", [*shape, str(message["To"].addresses)], [leaf for leaf in told if TAG.search(leaf)])


READERS: dict[str, Callable[[bytes], Reading]] = {
    "text/html": of_html,
    "text/csv": of_csv,
    "text/calendar": of_calendar,
    "application/pdf": of_pdf,
    "application/json": of_json,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": of_xlsx,
    "message/rfc822": of_mail,
}
