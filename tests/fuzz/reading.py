"""The forms of a page, as a browser would send them, and the names that pages read in an address."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urljoin, urlsplit

from tests.support.sources import PACKAGE, modules

KEYS = re.compile(r"""GET\.get(?:list)?\(\s*["'](\w+)["']|["'](\w+)["'] in (?:\w+\.)*GET\b|GET\[["'](\w+)["']""")
KEYS_BY_NAME = re.compile(r"""GET(?:\.get(?:list)?\(|\[)\s*([A-Z_]+)|\b([A-Z_]+) (?:not )?in (?:\w+\.)*GET\b""")
CONSTANT = re.compile(r"""^([A-Z_]+) = ["'](\w+)["']""", re.M)
CHOSEN = {"radio", "checkbox"}


@dataclass(slots=True)
class Box:
    """One name of a form; `choices`: what it proposes, when it proposes."""

    name: str
    kind: str
    value: str = ""
    choices: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Form:
    action: str
    method: str
    is_multipart: bool
    boxes: dict[str, Box] = field(default_factory=dict)

    @property
    def signature(self) -> tuple[object, ...]:
        """Two forms that ask for the same thing at the same kind of address."""
        return (
            re.sub(r"[0-9a-f-]{36}|\d{4}-\d\d-\d\d[\w-]*", "…", self.action),
            self.method,
            tuple(sorted(self.boxes)),
        )


class _Reader(HTMLParser):
    def __init__(self, base: str) -> None:
        super().__init__(convert_charrefs=True)
        self.base, self.forms, self.keys = base, list[Form](), set[str]()
        self._form: Form | None = None
        self._typed: Box | None = None

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attributes}
        if tag == "a":
            self.keys |= {name for name, _ in parse_qsl(urlsplit(has.get("href", "")).query, keep_blank_values=True)}
        if tag == "form":
            action = urljoin(self.base, has.get("action") or self.base)
            self._form = Form(action, has.get("method", "get").lower(), "multipart" in has.get("enctype", ""))
            self.forms.append(self._form)
        elif self._form and tag in {"input", "textarea", "select", "button"} and has.get("name"):
            self._box(self._form, tag, has)

    def _box(self, form: Form, tag: str, has: dict[str, str]) -> None:
        kind = has.get("type", "text") if tag == "input" else tag
        box = form.boxes.setdefault(has["name"], Box(has["name"], kind))
        if kind in CHOSEN or tag == "button":
            box.choices.append(has.get("value", "on"))
        else:
            box.value = has.get("value", box.value)
        self._typed = box if tag == "textarea" else None

    def handle_data(self, data: str) -> None:
        if self._typed:
            self._typed.value += data

    def handle_endtag(self, tag: str) -> None:
        self._typed = None
        if tag == "form":
            self._form = None


def forms_of(html: str, base: str) -> tuple[list[Form], set[str]]:
    """The forms of a page, and the keys that its links write in addresses."""
    reader = _Reader(base)
    reader.feed(html)
    return reader.forms, reader.keys


def keys_in_source() -> set[str]:
    """Every name that a page looks for in its address, written there or in a constant of its module."""
    found: set[str] = set()
    for path, _ in modules():
        text = path.read_text(encoding="utf-8")
        if path.is_relative_to(PACKAGE / "screens") and "GET" in text:
            named = dict(CONSTANT.findall(text))
            found |= {first or second or third for first, second, third in KEYS.findall(text)}
            constants = {first or second for first, second in KEYS_BY_NAME.findall(text)}
            found |= {named[constant] for constant in constants & set(named)}
    return found - {""}
