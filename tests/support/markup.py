"""What a page declares, read from its HTML without a browser: title, first menu, first telephone, questions."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass(slots=True)
class Outline:
    title: str = ""
    menu: tuple[str, ...] = ()
    help: str = ""
    asks: bool = False  # a form of the content has something to fill in or to choose
    texts: list[str] = field(default_factory=list)


def read(html: str) -> Outline:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.outline


class _Reader(HTMLParser):
    """Keeps the stack of open elements; knows only what `Outline` needs."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.outline = Outline()
        self._open: list[str] = []
        self._menus = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self._open.append(tag)
        if tag == "nav":
            self._menus += 1
        if tag in {"input", "select", "textarea"} and dict(attributes).get("type") != "hidden":
            self.outline.asks |= {"main", "form"} <= set(self._open)
        address = dict(attributes).get("href") or ""
        if tag == "a" and address.startswith("tel:") and not self.outline.help and "main" not in self._open:
            self.outline.help = address
        if tag == "a" and self._menus == 1 and "nav" in self._open:
            self.outline.menu += (address,)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == "title" and "svg" not in self._open:
            self.outline.title += data.strip()
        elif data.strip() and not {"script", "style"} & set(self._open):
            self.outline.texts.append(" ".join(data.split()))
