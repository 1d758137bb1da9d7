"""What is written in every field: hostile words, each with a harmless twin of the same length, lines and spaces."""

import json
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

TAG = re.compile(r"zq\d{3}zq")  # says which box some words were written in; no other word looks like it


@dataclass(frozen=True, slots=True)
class Payload:
    """`context`: what could take it for its own language. `attempts`: what it would do there."""

    id: str
    context: str
    attempts: str
    text: str

    def harmless(self) -> "Payload":
        """Letters, figures, spaces and ends of line stay: what refuses the one for its shape refuses the other."""
        return Payload(f"{self.id}, harmless", self.context, "nothing", "".join(map(_plain, self.text)))

    def nearer(self) -> "Payload":
        """Only the signs of HTML and of templates are gone: as wrong as before in an address or in a number."""
        return Payload(f"{self.id}, without HTML", self.context, "nothing", self.text.translate(_OF_HTML))


PAYLOADS = tuple(
    Payload(one["id"], one["context"], one["attempts"], one["text"] * one.get("times", 1))
    for one in json.loads((Path(__file__).parent / "payloads.json").read_text(encoding="utf-8"))
)


DOT = "\u00b7"  # a sign that every output can hold, and that means nothing to any
_OF_HTML = str.maketrans({"<": DOT, ">": DOT, '"': DOT, "'": DOT, "{": DOT, "}": DOT, "&": "?", "%": "="})


_SORTED_ALIKE = (("@", "."), ("`", "_"), ("\x7f", "~"))  # a list in the order of its signs keeps its order


def _plain(sign: str) -> str:
    keeps = sign.isspace() or unicodedata.category(sign) in ("Cc", "Cs")
    if keeps or (sign.isascii() and sign.isalnum()):
        return sign
    return next((plain for last, plain in _SORTED_ALIKE if sign <= last), DOT)


def tag(number: int) -> str:
    return f"zq{number:03d}zq"


def tags_in(text: str) -> frozenset[str]:
    return frozenset(TAG.findall(text))


def bare(text: str) -> str:
    """The signs that carry words: what is left of a text once spaces and signs without a shape are put aside."""
    return unicodedata.normalize("NFC", text).translate(_INK)


LOST = "\ufffd"  # what a browser reads for a null, and Django for half a sign
_SHAPELESS = {"Cc", "Cf", "Cs", "Cn"}


class _Ink(dict[int, int | None]):
    """Each sign is looked at once: pages are long, and read thousands of times."""

    def __missing__(self, code: int) -> int | None:
        sign = chr(code)
        bare = sign.isspace() or sign == LOST or unicodedata.category(sign) in _SHAPELESS
        self[code] = None if bare else code
        return self[code]


_INK = _Ink()
