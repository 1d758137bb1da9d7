"""What the accessibility register calls absent from the site: each construct, and where it would be seen."""

import re
from collections.abc import Iterator

from tests.support.sources import PACKAGE, modules, pages, project_files, shown, texts_in

# Looked for in templates, and in the texts of Python that could make a page.
MARKUP = {
    "media": r"<(?:video|audio|track|source|bgsound)\b",
    "embedded": r"<(?:object|embed|applet|canvas)\b",
    "image-map": r"<(?:map|area)\b|\s(?:usemap|ismap)\b",
    "text-direction": r"\sdir\s*=|<bd[io]\b",
    "script": r"<script\b|\son[a-z]+\s*=\s*[\"']",
    "drawn-movement": r"<animate\w*\b|<set\b|\.gif\b",
    "picture-button": r"type=[\"']?image\b",
    "header-over-several": r"<th\b[^>]*\s(?:colspan|rowspan)\b",
    "header-without-scope": r"<th\b(?![^>]*\sscope=[\"'](?:col|row)[\"'])",
    "presentation-mark": r"</?(?:font|center|basefont|big|strike|tt|u|s)\b|\s(?:align|bgcolor|border|cellpadding)\s*=",
    "puzzle": r"captcha|turnstile",
}
# Looked for in style sheets.
SHEETS = {
    "movement": r"\banimation(?:-\w+)*\s*:|@keyframes|\btransition(?:-\w+)*\s*:",
    "orientation": r"@media[^{]*\borientation\b",
    "shown-on-hover": r":hover[^{}]*\{[^{}]*(?<![\w-])(?:display|visibility|content|position|clip(?:-path)?)\s*:",
    "direction": r"\bdirection\s*:\s*rtl",
}
# Looked for in the words that people read.
CRYPTIC = re.compile(r"(?<!\w)[:;8=]-?[()DPp](?!\w)|<3|\^\^|[\U0001f000-\U0001faff\u2600-\u27bf]")


def absent(name: str) -> bool:
    """Whether a rule of that name exists: a register that names another one is mistaken."""
    return name in MARKUP or name in SHEETS


def seen_in(name: str, source: str) -> bool:
    return re.search(MARKUP.get(name) or SHEETS[name], source, re.I) is not None


def places_of(name: str) -> list[str]:
    """Files of ours that hold this construct."""
    sources = _sheets() if name in SHEETS else _markup()
    return sorted({where for where, source in sources if seen_in(name, source)})


def _sheets() -> Iterator[tuple[str, str]]:
    for path in project_files():
        if path.suffix == ".css" and path.is_relative_to(PACKAGE):
            yield shown(path), re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)


def _markup() -> Iterator[tuple[str, str]]:
    for template in pages():
        yield shown(template.path), re.sub(r"{#.*?#}", "", template.source)
    for path, tree in modules():
        if path.relative_to(PACKAGE).parts[0] == "screens":
            for text in texts_in(tree):
                yield shown(path), text
