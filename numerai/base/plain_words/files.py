"""Texts as they are kept in files: what is not language in Markdown and HTML is hidden, and every position stays."""

import re
from enum import StrEnum
from html import unescape
from pathlib import PurePath

from numerai.base.plain_words.page import LATER, NOTHING


class Kind(StrEnum):
    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"


_KINDS = {".md": Kind.MARKDOWN, ".markdown": Kind.MARKDOWN, ".html": Kind.HTML, ".htm": Kind.HTML, ".xhtml": Kind.HTML}
_WRAPPED, _ALMOST = 60, 0.8  # a long line, nearly as wide as its widest neighbour, goes on below

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---(?=\n)", re.S)
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,}).*?(?:^ {0,3}\1|\Z)", re.S | re.M)
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_CODE = re.compile(r"`[^`\n]+`")
_LINK = re.compile(r"(!?\[)([^\[\]\n]*)(\](?:\([^()\n]*\)|\[[^\[\]\n]*\]))")
_REFERENCE = re.compile(r"^ {0,3}\[[^\]\n]+\]:.*$", re.M)
_RULE_OF_TABLE = re.compile(r"^[ \t]*\|?[ \t]*:?-{3,}:?[-| :\t]*$", re.M)
_BLOCK = re.compile(r"^[ \t]*(?:#{1,6}[ \t]|>[ \t]?|(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t])?)+", re.M)
_MARKED = re.compile(r"\s*(?:[|•–—▪◦→\u2600-\u27bf\U0001f300-\U0001faff]|\d\ufe0f?\u20e3)")
_EMPHASIS = re.compile(r"\*+|~~|(?<!\w)_+(?=\w)|(?<=[\w.!?])_+(?!\w)|#+[ \t]*$", re.M)

_UNSEEN = re.compile(r"<(script|style|head|template|code|pre|svg)\b.*?</\1\s*>", re.S | re.I)
_ALTERNATIVE = re.compile(r"<img\b[^<>]*?\balt=\"([^\"<>]*)\"[^<>]*>", re.I)
_TEMPLATE_TAG = re.compile(r"\{[%#].*?[%#]\}", re.S)
_TAG = re.compile(r"</?([a-zA-Z][\w-]*)(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});")
_INLINE = frozenset(
    "a abbr b bdi bdo cite data dfn em i kbd mark q s small span strong sub sup time u var wbr label".split()
)


def kind_of(name: str) -> Kind:
    return _KINDS.get(PurePath(name).suffix.lower(), Kind.TEXT)


def readable(source: str, kind: Kind) -> str:
    """What people read, as long as the source; a line ends a sentence only where it ends one on paper."""
    source = source.replace("\r", " ")
    match kind:
        case Kind.MARKDOWN:
            return _markdown(source)
        case Kind.HTML:
            return _html(source)
        case Kind.TEXT:
            return _joined(source)


def _blank(found: re.Match[str]) -> str:
    """Spaces of the same length, with the lines that it held."""
    return re.sub(r"[^\n]", " ", found.group())


def _markdown(source: str) -> str:
    for pattern in (_FRONT_MATTER, _FENCE, _COMMENT, _REFERENCE, _RULE_OF_TABLE):
        source = pattern.sub(_blank, source)
    source = _CODE.sub(lambda found: LATER * len(found.group()), source)
    for _ in range(2):  # a picture inside a link
        source = _LINK.sub(_only_words, source)
    source = _joined(source, always=True)
    source = _BLOCK.sub(_blank, source)
    return _EMPHASIS.sub(_unheard, source).replace("|", "\n")


def _only_words(found: re.Match[str]) -> str:
    return " " * len(found.group(1)) + found.group(2) + " " * len(found.group(3))


def _unheard(found: re.Match[str]) -> str:
    """Inside a word a mark leaves no gap."""
    before, after = found.string[found.start() - 1 : found.start()], found.string[found.end() : found.end() + 1]
    return (NOTHING if before.isalpha() and after.isalpha() else " ") * len(found.group())


def _joined(source: str, *, always: bool = False) -> str:
    """Lines cut by width only become one: in Markdown always, elsewhere when the line is long or the next goes on."""
    lines = source.split("\n")
    widest = _WRAPPED if always else max(_WRAPPED, _ALMOST * max(map(len, lines)))
    ends = ["\n"] * len(lines)
    for at in range(len(lines) - 1):
        here, below = lines[at].strip(), lines[at + 1].strip()
        if not here or not below or _starts_a_block(lines[at + 1]) or _is_alone(lines[at], markdown=always):
            continue
        goes_on = below[0].islower() or (len(here) >= widest and here[-1] not in ".!?…:;")
        if (always and not lines[at].endswith(("  ", "\\"))) or goes_on:
            ends[at] = " "
    return "".join(line + end for line, end in zip(lines, ends, strict=True))[: len(source)]


def _starts_a_block(line: str) -> bool:
    return bool(_BLOCK.match(line) or _MARKED.match(line))


def _is_alone(line: str, *, markdown: bool) -> bool:
    """A heading or the row of a table ends with its line."""
    return markdown and line.lstrip()[:1] in {"#", "|"}


def _html(source: str) -> str:
    for pattern in (_COMMENT, _UNSEEN, _TEMPLATE_TAG):
        source = pattern.sub(lambda found: "\n" + " " * (len(found.group()) - 1), source)
    source = source.replace("\n", " ")
    source = _ALTERNATIVE.sub(_alternative, source)
    source = _TAG.sub(_tag, source)
    return _ENTITY.sub(_sign, source)


def _alternative(found: re.Match[str]) -> str:
    """The words of a picture are read aloud."""
    before, after = found.start(1) - found.start(), found.end() - found.end(1)
    return "\n".ljust(before) + found.group(1) + "\n".rjust(after)


def _tag(found: re.Match[str]) -> str:
    if found.group(1).lower() in _INLINE:
        return _unheard(found)
    return "\n".ljust(len(found.group()))


def _sign(found: re.Match[str]) -> str:
    said = unescape(found.group())
    if len(said) != 1 or said in "<>{}" or said in (LATER, NOTHING):
        return " " * len(found.group())
    filler = NOTHING if said.isalpha() else " "
    return said + filler * (len(found.group()) - 1)
