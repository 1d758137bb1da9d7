"""Every French text that passes through gettext, from templates and from Python, with who reads it."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from numerai.base.plain_words import Reader
from tests.support.sources import PACKAGE, modules, shown, templates
from tests.support.template_lints import COMMENTS

FUNCTIONS = {
    "_",
    "now_",
    "lazy",
    "gettext",
    "gettext_lazy",
    "gettext_noop",
    "ngettext",
    "ngettext_lazy",
    "pgettext",
    "pgettext_lazy",
}
PLURALS = {"ngettext", "ngettext_lazy"}
WITH_CONTEXT = {"pgettext", "pgettext_lazy"}
QUOTED = r'"((?:[^"\\]|\\.)*)"'
TRANSLATE = re.compile(rf"(?:{{%-?\s*trans(?:late)?\s+|\b_\(){QUOTED}")
BLOCK = re.compile(r"{%-?\s*blocktrans(?:late)?\b.*?%}(.*?){%-?\s*endblocktrans(?:late)?", re.S)
SPACES = re.compile(r"[ \t\n]+")  # a no-break space stays what it is
PLURAL = re.compile(r"{%-?\s*plural\s*-?%}")


@dataclass(frozen=True, slots=True)
class Text:
    where: str
    words: str
    reader: Reader


def reader_of(path: Path) -> Reader:
    """The team reads its own screens and the operator's commands; anything else may reach a participant."""
    inner = path.relative_to(PACKAGE)
    for_team = inner.parts[0] in {"cli", "environment.py"} or inner.parts[:2] == ("screens", "team")
    return Reader.TEAM if for_team or "imports" in inner.parts or path.stem.startswith("team") else Reader.PARTICIPANT


def all_texts() -> list[Text]:
    return [*_in_templates(), *_in_python()]


def _in_templates() -> Iterator[Text]:
    for template in templates():
        source = COMMENTS.sub("", template.source)
        found = TRANSLATE.findall(source)
        for block in BLOCK.findall(source):
            found += [SPACES.sub(" ", part).strip(" ") for part in PLURAL.split(block)]
        for words in found:
            yield Text(shown(template.path), words, reader_of(template.path))


def _in_python() -> Iterator[Text]:
    for path, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                for words in _arguments(node):
                    yield Text(f"{shown(path)}:{node.lineno}", words, reader_of(path))


def _arguments(call: ast.Call) -> list[str]:
    return [arg.value for arg in chosen_arguments(call) if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]


def chosen_arguments(call: ast.Call) -> list[ast.expr]:
    """What gettext translates in this call; nothing when the call is another."""
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    if name not in FUNCTIONS:
        return []
    given = call.args[1:] if name in WITH_CONTEXT else call.args
    return given[: 2 if name in PLURALS else 1]
