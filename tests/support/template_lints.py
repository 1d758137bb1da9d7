"""What a template may not hold: constructs that shut people out, code outside files, words outside gettext."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

KEPT_NAMES = {"Numé-Raï"}  # proper names need no translation
TRANSLATED = re.compile(r"{%-?\s*blocktrans(?:late)?\b.*?{%-?\s*endblocktrans(?:late)?\s*-?%}", re.S)
COMMENTS = re.compile(r"{#.*?#}|{%\s*comment\b.*?{%\s*endcomment\s*%}|<!--.*?-->", re.S)
TAG, VALUE = re.compile(r"{%(.*?)%}", re.S), re.compile(r"{{(.*?)}}", re.S)
LITERAL = re.compile(r'"([^"]*)"')
READ_ALOUD = {"aria-label", "alt", "title", "aria-description", "aria-roledescription", "label", "summary"}
FORBIDDEN = {
    "placeholder": r"\splaceholder\s*=",
    "disabled": r"\s(?:aria-)?disabled(?=[\s=>/])",
    "new-window": r"target\s*=\s*[\"']?_blank",
    "tabindex": r"tabindex\s*=\s*[\"']?[1-9]",
    "inline-handler": r"\son[a-z]+\s*=\s*[\"']",
    "inline-style": r"\sstyle\s*=",
    "inline-script": r"<script(?![^>]*\ssrc=)|javascript:",
    "accesskey": r"\saccesskey\s*=",
    "moves-alone": r"\sautoplay|<marquee|<blink|http-equiv=[\"']?refresh",
    "frame": r"<(?:iframe|embed|object)\b",
    "layout-table": r"<table[^>]*role=[\"']?(?:presentation|none)",
    "no-zoom": r"user-scalable\s*=\s*(?:no|0)|maximum-scale",
    "picture-without-alt": r"<(?:img|area)\b(?![^>]*\salt\s*=)|<input(?=[^>]*type=[\"']?image)(?![^>]*\salt\s*=)",
    "emoticon": r"[\u2600-\u27bf\U0001f300-\U0001faff]|(?<![\w:])[:;]-?[)(DP](?![\w)])",
    "third-party": r"\ssrc\s*=\s*[\"']?(?:https?:)?//|<link[^>]*href=[\"'](?:https?:)?//",
}
# Said alone, they lead nowhere: whoever lists the links of a page by ear hears only these.
VAGUE_LINK = re.compile(
    r"<a\b[^>]*>\s*(?:{%-?\s*translate\s+\"|{%-?\s*blocktranslate[^%]*%})?\s*"
    r"(?:cliquez ici|cliquer ici|ici|en savoir plus|lire la suite|plus d’infos|plus|lien|suite|voir|détails)"
    r"[\s.…:»>]*(?:\"\s*-?%}|{%-?\s*endblocktranslate\s*-?%})?\s*</a>",
    re.I,
)
# Too hard for participants: some cannot operate them.
HEAVY = r"<(?:select|details|dialog)\b|type=[\"']?(?:date|time|datetime-local|month|week|range)\b"


def forbidden(source: str, *, simple: bool) -> set[str]:
    """Names of the forbidden constructs that this template holds."""
    bare = TAG.sub(" ", VALUE.sub(" ", COMMENTS.sub(" ", source)))
    rules = {**FORBIDDEN, "heavy-control": HEAVY} if simple else FORBIDDEN
    found = {name for name, pattern in rules.items() if re.search(pattern, bare, re.I)}
    return found | ({"link-text"} if VAGUE_LINK.search(COMMENTS.sub(" ", source)) else set())


def untranslated(source: str) -> list[str]:
    """Words that people would meet and that no translator would."""
    bare = TRANSLATED.sub(" ", COMMENTS.sub(" ", source))
    found = [text for inside in TAG.findall(bare) for text in _literals(inside)]
    found += [text for inside in VALUE.findall(bare) for text in _literals(inside)]
    reader = _Words()
    reader.feed(TAG.sub("\n", VALUE.sub("", bare)))
    reader.close()
    return [text for text in found + reader.found if _is_language(text)]


def _literals(inside: str) -> Iterator[str]:
    """Sentences given to a tag or a filter, outside `_("…")` and `{% translate %}`."""
    if re.match(r"-?\s*trans(?:late)?\b", inside):
        return
    for text in LITERAL.findall(re.sub(r'_\("[^"]*"\)', "", inside)):
        if re.search(r"[A-Za-zÀ-ÿ]\s+[A-Za-zÀ-ÿ]|[À-ÿ]", text):
            yield text


def _is_language(text: str) -> bool:
    return text.strip(" –-·") not in KEPT_NAMES and re.search(r"[^\W\d_]{2,}", text) is not None


class _Words(HTMLParser):
    """Text nodes, and the attributes that are read aloud."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._silent = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "style"}:
            self._silent = tag
        self.found += [value for name, value in attributes if name in READ_ALOUD and value and value.strip()]

    def handle_endtag(self, tag: str) -> None:
        if tag == self._silent:
            self._silent = ""

    def handle_data(self, data: str) -> None:
        for line in data.splitlines():
            is_attribute = re.fullmatch(r'\s*[\w-]+="[^"]*"\s*', line)  # a block that fills a tag of its parent
            if not self._silent and not is_attribute:
                self.found.append(" ".join(line.split()))
