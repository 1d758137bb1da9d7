"""The accessibility tree of each page, kept in the repository: what a screen reader is given, read like code.

One file per module of the register. A header or a footer that pages share is written once, in `frames.txt`; a page that
says the same as another names it. Addresses, and what is drawn by lot at each run, are left out.
"""

import difflib
import json
import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from uuid import uuid4

from playwright.sync_api import Page

from tests.support.findings import Finding

FOLDER = Path(__file__).resolve().parents[1] / "gate" / "snapshots"
WRITE = "NUMERAI_SNAPSHOTS"  # a folder: what is seen is noted there, and compared with nothing
FRAMES = "frames"
SHARED = ("banner", "contentinfo")
HOW = "if the page is right, type: make snapshots"
VOLATILE = (
    (re.compile(r"\b\d{3}\s?\d{3}\s?\d{3}\b"), "‹numéro›"),  # of an enrolment or of a concern
    (re.compile(r"\b\d{8}\b"), "‹code›"),  # to keep, for the second factor
    (re.compile(r"\b[A-Z2-7]{32}\b"), "‹secret›"),  # of the second factor
    (re.compile(r"(?:[a-z0-9]{4}-\s?){5}[a-z0-9]{4}\b"), "‹lien›"),  # of a first connection
)


@dataclass(frozen=True, slots=True)
class Tree:
    """What one entry of the register shows; `frame` names the pages that share its header and footer."""

    entry: str
    module: str
    frame: str
    text: str


def seen(page: Page) -> str:
    lines = [line.rstrip() for line in page.locator("body").aria_snapshot().splitlines() if "/url:" not in line]
    return stable("\n".join(_childless(lines)))


def stable(text: str) -> str:
    """Without what is drawn by lot at each run."""
    for pattern, word in VOLATILE:
        text = pattern.sub(word, text)
    return text


def noted(tree: Tree) -> list[Finding]:
    """While snapshots are written anew: the worker tells what it saw, and has nothing to say about it."""
    place = Path(os.environ[WRITE]) / f"{uuid4().hex}.json"
    place.write_text(json.dumps(asdict(tree)), encoding="utf-8")
    return []


def gathered(folder: Path) -> list[Tree]:
    return [Tree(**json.loads(path.read_text(encoding="utf-8"))) for path in folder.glob("*.json")]


def _childless(lines: list[str]) -> Iterable[str]:
    """Without its address, a link has no child: its colon goes."""
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        alone = _depth(following) <= _depth(line)
        yield line[:-1] if alone and line.endswith(('":', "':", "]:", "link:")) else line


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def blocks(text: str) -> list[tuple[str, str]]:
    """The name and the lines of each piece of the first level."""
    pieces = re.split(r"\n(?=- )", text)
    return [(re.match(r"- '?(\w*)", piece)[1], piece) for piece in pieces]  # type: ignore[index]  # any text matches


def compact(tree: Tree, frames: dict[str, str]) -> str:
    return "\n".join(
        f"- {name}: as « {tree.frame} »" if frames.get(f"{tree.frame} · {name}") == piece else piece
        for name, piece in blocks(tree.text)
    )


def check(tree: Tree) -> list[Finding]:
    """The tree is the one of the repository."""
    if os.environ.get(WRITE):
        return noted(tree)
    kept, frames = read(tree.module), read(FRAMES)
    expected = kept.get(tree.entry)
    if expected is None:
        return [Finding("tree:changed", tree.entry, f"no snapshot in {FOLDER.name}/{tree.module}.txt: {HOW}")]
    expected = kept[expected.removeprefix("= ")] if expected.startswith("= ") else expected
    found = compact(tree, frames)
    if found == expected:
        return []
    changes = difflib.unified_diff(expected.splitlines(), found.splitlines(), "kept", "seen", lineterm="", n=1)
    return [Finding("tree:changed", tree.entry, "\n".join([HOW, *changes]))]


@cache
def read(module: str) -> dict[str, str]:
    path = FOLDER / f"{module}.txt"
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    sections = (section.partition("\n") for section in text.split("## ")[1:])
    return {name: body.strip("\n") for name, _, body in sections}


def write(trees: list[Tree], known: set[str]) -> None:
    """All those seen; what a choice of pages (`-k`) left out stays; what the register no longer has goes."""
    all_seen = known <= {tree.entry for tree in trees}
    frames = {} if all_seen else dict(read(FRAMES))
    frames = _common(trees) | frames
    files: dict[str, dict[str, str]] = defaultdict(dict)
    for tree in trees:
        files[tree.module][tree.entry] = compact(tree, frames)
    FOLDER.mkdir(exist_ok=True)
    for module, fresh in files.items():
        kept = {entry: _full(read(module), text) for entry, text in read(module).items() if entry in known}
        _save(module, _named_once({**kept, **fresh}))
    if all_seen:
        for path in FOLDER.glob("*.txt"):
            if path.stem not in {*files, FRAMES}:
                path.unlink()
    _save(FRAMES, dict(sorted(frames.items())))
    read.cache_clear()


def _common(trees: list[Tree]) -> dict[str, str]:
    """For each frame, the header and the footer that most of its pages have."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for tree in sorted(trees, key=lambda one: one.entry):
        for name, piece in blocks(tree.text):
            if name in SHARED:
                counted[f"{tree.frame} · {name}"][piece] += 1
    return {key: pieces.most_common(1)[0][0] for key, pieces in counted.items()}


def _full(kept: dict[str, str], text: str) -> str:
    return kept[text.removeprefix("= ")] if text.startswith("= ") else text


def _named_once(entries: dict[str, str]) -> dict[str, str]:
    first: dict[str, str] = {}
    return {
        entry: text if (other := first.setdefault(text, entry)) == entry else f"= {other}"
        for entry, text in sorted(entries.items())
    }


def _save(module: str, sections: dict[str, str]) -> None:
    text = "\n".join(f"## {name}\n{body}\n" for name, body in sections.items())
    (FOLDER / f"{module}.txt").write_text(text, encoding="utf-8")
