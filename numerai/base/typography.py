"""French signs: which spaces never break, which apostrophe, so that no line begins with a colon."""

import re

NBSP = "\u00a0"
# What is not language keeps its own signs: tags, values to come, addresses, entities.
_KEPT = re.compile(
    r"<[^>]+>|{{.*?}}|{%.*?%}|%\(\w+\)[sd]|%[sd]|{\w*}|https?://\S+|&(?:nbsp|#160|#8239|#xa0|#x202f);|&#?\w+;", re.S
)
_NO_BREAK_ENTITY = re.compile(r"&(?:nbsp|#160|#8239|#xa0|#x202f);", re.I)
_FIRST, _FIRST_SPACE = 0xE000, 0xE800  # private characters stand for what is kept, apart for spaces already written
_RULES = (
    (re.compile(r"(?<=\w)'(?=\w)"), "’"),
    (re.compile(r"\.\.\."), "…"),
    (re.compile(r"(?<=[^\s:;!?(/\ue800-\uefff]) ?([:;!?»])(?=[\s.,)»]|$)"), rf"{NBSP}\1"),
    (re.compile(r"(?<=[^\s:;!?(/\ue800-\uefff]) ([:;!?»])(?=[\ue000-\uefff])"), rf"{NBSP}\1"),
    (re.compile(r"« ?(?![\s\ue800-\uefff])"), f"«{NBSP}"),
    (re.compile(r"(?<=\d) h\b"), f"{NBSP}h"),
    (re.compile(rf"(?<=\d{NBSP}h) (?=\d\d\b)"), NBSP),
)


def typeset(text: str) -> str:
    """The text with French signs; a text that already has them comes back unchanged."""
    kept: list[str] = []

    def hide(found: re.Match[str]) -> str:
        kept.append(found.group())
        first = _FIRST_SPACE if _NO_BREAK_ENTITY.fullmatch(found.group()) else _FIRST
        return chr(first + len(kept) - 1)

    hidden = _KEPT.sub(hide, text)
    for pattern, replacement in _RULES:
        hidden = pattern.sub(replacement, hidden)
    return re.sub(r"[\ue000-\uefff]", lambda found: kept[(ord(found.group()) - _FIRST) % 0x800], hidden)
