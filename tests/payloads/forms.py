"""What a page asks, read from its HTML: each form with its boxes and buttons, as a browser would send them."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

# A box that belongs to a row or a rank is the same field on every row.
_OF_A_ROW = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?<=_)\d+(?=_|$)")
_TYPED = {"text", "search", "tel", "email", "url", "number", "password", "textarea"}
_TICKED = {"checkbox", "radio"}
_NEVER_SENT = {"image", "reset", "button"}


@dataclass(slots=True)
class Box:
    """One control. `choices`: what a list offers."""

    name: str
    kind: str
    value: str = ""
    id: str = ""
    ticked: bool = False
    choices: list[str] = field(default_factory=list)

    @property
    def is_typed(self) -> bool:
        return self.kind in _TYPED

    @property
    def is_ticked(self) -> bool:
        return self.kind in _TICKED

    @property
    def field(self) -> str:
        return _OF_A_ROW.sub("…", self.name)


@dataclass(slots=True)
class Form:
    action: str
    method: str
    boxes: list[Box] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)

    @property
    def typed(self) -> list[Box]:
        return [box for box in self.boxes if box.is_typed]

    @property
    def hidden(self) -> list[Box]:
        """What a page sends by itself; the token against forgery is Django's, and never shown."""
        return [box for box in self.boxes if box.kind == "hidden" and box.name != "csrfmiddlewaretoken"]


def forms_in(html: str) -> list[Form]:
    reader = _Forms()
    reader.feed(html)
    reader.close()
    return reader.forms


def title_in(html: str) -> str:
    found = re.search(r"<title>(.*?)</title>", html, re.S)
    return " ".join(found[1].split()) if found else ""


def refused_ids(html: str) -> list[str] | None:
    """Identifiers of the controls that a page asks to correct; None when it asks nothing."""
    if not title_in(html).startswith("Erreur"):
        return None
    summary = re.search(r'<section class="errors".*?</section>', html, re.S)
    return re.findall(r'href="#([^"]+)"', summary[0]) if summary else []


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: list[Form] = []
        self._form: Form | None = None
        self._text: Box | None = None
        self._list: Box | None = None

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attributes}
        if tag == "form":
            self._form = Form(said.get("action", ""), said.get("method", "get").lower())
            self.forms.append(self._form)
        elif self._form is not None and tag == "option" and self._list is not None:
            self._list.choices.append(said.get("value", ""))
            self._list.value = said.get("value", "") if "selected" in said else self._list.value
        elif self._form is not None and tag == "button":
            self._form.buttons.append((said.get("name", ""), said.get("value", "")))
        elif self._form is not None and tag in {"input", "textarea", "select"} and said.get("name"):
            self._add(self._form, tag, said)

    def _add(self, form: Form, tag: str, said: dict[str, str]) -> None:
        kind = said.get("type", "text") if tag == "input" else tag
        if kind in _NEVER_SENT:
            return
        if kind == "submit":
            form.buttons.append((said["name"], said.get("value", "")))
            return
        value = said.get("value", "on" if kind == "checkbox" else "")
        box = Box(said["name"], kind, value, said.get("id", ""), "checked" in said)
        form.boxes.append(box)
        self._text = box if tag == "textarea" else None
        self._list = box if tag == "select" else None

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "textarea":
            self._text = None
        elif tag == "select":
            self._list = None

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.value += data if self._text.value else data.removeprefix("\n")
