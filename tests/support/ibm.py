"""IBM's engine in the page: every failure counts, every doubt counts unless a dated waiver explains it.

It doubts much. What it cannot know and we can is answered here once for all pages, with the reason.
"""

import json
from datetime import date
from functools import cache
from pathlib import Path

from playwright.sync_api import Page

from tests.support.findings import Finding
from tests.support.removal import rules_removed
from tests.support.waivers import Waiver, waived

PROGRAM = Path(__file__).resolve().parents[2] / "node_modules" / "accessibility-checker-engine" / "ace.js"
POLICY = "WCAG_2_2"
# Rules that ask a person to look, on every page or nearly, whatever the page.
DUTIES = {
    "style_focus_visible": "asks at each link and button: js/focus.js measures the ring of each stop",
    "style_color_misuse": "points at the whole style sheet: meaning by colour alone is looked at by people",
    "style_highcontrast_visible": "points at the whole style sheet: forced colours are looked at on each page",
    "style_viewport_resizable": "points at the whole style sheet: js/reflow.js measures text twice as large",
    "text_block_heading": "asks at each short line in bold: the headings of each page are in its snapshot",
    "input_fields_grouped": "asks at any two fields: one question a page, and fieldsets of the team's forms, are seen",
    "text_sensory_misuse": "looks for English words: « large » is no place on the page in French",
}
# What the engine does not know, and the page tells: `element` is what it points at. True says that nothing is wrong.
ANSWERS = {
    # A button without a type sends its form; the engine only knows type=submit.
    "form_submit_button_exists": "[...element.elements].some((control) => control.type === 'submit')",
    # A form without a name is no landmark (HTML-AAM): nothing to tell apart.
    "aria_form_label_unique": "!element.ariaLabel && !element.hasAttribute('aria-labelledby')",
    "aria_landmark_name_unique": "element.localName === 'form' && !element.ariaLabel "
    "&& !element.hasAttribute('aria-labelledby')",
    # Out of sight until the keyboard comes (js/focus.js sees it come), and before the landmarks because it skips them.
    "element_tabbable_visible": "element.matches('.skip')",
    "aria_content_in_landmark": "element.matches('.skip')",
    # A list of pairs may hold them in div elements (HTML); vnu reads its structure.
    "list_structure_proper": "element.localName === 'dl'",
    # A visible label names select and textarea too; the engine only believes it of input.
    "input_label_visible": "[...(element.labels || [])].some((label) => label.getBoundingClientRect().height > 8)",
    # A box to tick alone under its name is no group.
    "input_checkboxes_grouped": "element.type === 'checkbox' && document.getElementsByName(element.name).length === 1",
    # The browser's own controls answer the keyboard.
    "media_keyboard_controllable": "element.controls",
    # What scrolls must be reached by keyboard, which axe asks.
    "element_tabbable_role_valid": "element.matches('.scroll[role=region]')",
}
RUN = """async ({ policy, ruled }) => {
  const at = (path) => path ? document.evaluate(path, document, null, 9).singleNodeValue : null;
  const right = (rule, element) => Boolean(element && answers[rule] && answers[rule](element));
  const report = await new ace.Checker().check(document, [policy]);
  return report.results
    .filter((one) => one.value[1] !== "PASS" && !ruled.includes(one.ruleId) && !right(one.ruleId, at(one.path.dom)))
    .map((one) => ({ rule: one.ruleId, sure: one.value[1] === "FAIL", path: one.path.dom,
                     words: `${one.message} ${(one.snippet || "").slice(0, 200)}` }));
}"""


class NoEngine(RuntimeError):
    """accessibility-checker-engine is not installed."""


@cache
def _engine() -> str:
    if not PROGRAM.exists():
        raise NoEngine("IBM's engine is missing: run `npm ci --ignore-scripts` at the root of the project")
    answers = ",".join(f"{json.dumps(rule)}: (element) => {words}" for rule, words in ANSWERS.items())
    source = PROGRAM.read_text(encoding="utf-8")
    return f"(options) => {{ {source}; const answers = {{{answers}}}; return ({RUN})(options); }}"


def rule_names() -> set[str]:
    """Those that the engine may report: what a waiver, an answer or a duty names must be one of them."""
    source = PROGRAM.read_text(encoding="utf-8")
    return {name.split('"')[0] for name in source.split('={id:"')[1:]}


def check(page: Page, name: str, waivers: list[Waiver], *, today: date) -> list[Finding]:
    options = {"policy": POLICY, "ruled": [*DUTIES, *rules_removed("ibm")]}
    return judged(page.evaluate(_engine(), options), name, waivers, today)


def judged(results: list[dict[str, str]], name: str, waivers: list[Waiver], today: date) -> list[Finding]:
    """Failures always count; a doubt counts unless a waiver in force covers it."""
    return [
        Finding(f"ibm{'' if one['sure'] else '?'}:{one['rule']}", one["path"], one["words"].strip())
        for one in results
        if one["sure"] or not waived(waivers, f"ibm:{one['rule']}", name, one["path"], today)
    ]
