"""What a virtual screen reader, put in the page, says of it from its first word to its last.

It says the roles in English. No real screen reader says exactly this: people check with real ones.
"""

from functools import cache
from pathlib import Path

from playwright.sync_api import Page

MODULES = Path(__file__).resolve().parents[2] / "node_modules"
PROGRAM = MODULES / "@guidepup" / "virtual-screen-reader" / "lib" / "esm" / "index.browser.js"
EXPORT = "export{jo as Virtual,X$ as virtual};"  # of the pinned version: a page under our policy imports no module
LONGEST = 2_000  # phrases of one page
SILENT = {"paragraph", "end of paragraph"}  # real ones say nothing there
READ = """async ({ whole, most }) => {
  const arrived = document.activeElement;
  await reader.start({ container: whole ? document.body : document.querySelector("main") });
  const last = whole ? "end of document" : "end of main";
  for (let count = 0; count < most && (await reader.lastSpokenPhrase()) !== last; count += 1) await reader.next();
  const said = await reader.spokenPhraseLog();
  await reader.stop();
  return { said, focus: arrived === document.body ? "" : arrived.innerText || arrived.getAttribute("name") };
}"""


class NoReader(RuntimeError):
    """The virtual screen reader is not installed, or is another version."""


@cache
def _reader() -> str:
    source = PROGRAM.read_text(encoding="utf-8") if PROGRAM.exists() else ""
    if EXPORT not in source:
        raise NoReader("the pinned virtual screen reader is missing: run `npm ci --ignore-scripts`")
    return f"async (options) => {{ {source.replace(EXPORT, 'const reader = X$;')}\n return ({READ})(options); }}"


def phrases(page: Page, *, whole: bool) -> list[str]:
    """The whole page, or its content alone, as after « Aller au contenu »."""
    told = page.evaluate(_reader(), {"whole": whole, "most": LONGEST})
    arrived = [f"(the focus is on: {' '.join(told['focus'].split())})"] if told["focus"] else []
    said = (" ".join(phrase.split()) for phrase in told["said"])
    return [*arrived, *(phrase for phrase in said if phrase not in SILENT)]
