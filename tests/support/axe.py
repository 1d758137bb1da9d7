"""axe-core in the page, in French: every violation counts, every doubt counts unless a dated waiver explains it."""

import json
from datetime import date
from functools import cache
from pathlib import Path

from playwright.sync_api import Page

from tests.support.findings import Finding
from tests.support.removal import narrowed, rules_removed
from tests.support.waivers import Waiver, waived

ROOT = Path(__file__).resolve().parents[2]
ENGINE = ROOT / "node_modules" / "axe-core"
TAGS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "RGAAv4"]
FOUND = ["violations", "incomplete"]
RUN = """async (options) => {
  const result = await axe.run(document, options);
  const flat = (kind) => result[kind].flatMap((rule) => rule.nodes.map((node) => ({
    kind, rule: rule.id, selector: node.target.flat().join(" "),
    words: `${rule.help} ${node.failureSummary || ""}` })));
  return [...flat("violations"), ...flat("incomplete")];
}"""


class NoEngine(RuntimeError):
    """axe-core is not installed."""


@cache
def _engine() -> str:
    program = ENGINE / "axe.min.js"
    if not program.exists():
        raise NoEngine("axe-core is missing: run `npm ci --ignore-scripts` at the root of the project")
    french = json.loads((ENGINE / "locales" / "fr.json").read_text(encoding="utf-8"))
    return f"{program.read_text(encoding='utf-8')};axe.configure({{locale: {json.dumps(french)}}});"


def _inject(page: Page) -> None:
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(f"() => {{ {_engine()} }}")


def _results(page: Page, options: dict[str, object]) -> list[dict[str, str]]:
    _inject(page)
    # Only what was found is described: to describe what passes costs a third of the time.
    results: list[dict[str, str]] = page.evaluate(RUN, {"preload": False, "resultTypes": FOUND, **options})
    return results


def rule_names(page: Page) -> list[str]:
    _inject(page)
    names: list[str] = page.evaluate("() => axe.getRules().map((rule) => rule.ruleId)")
    return names


def check(page: Page, name: str, waivers: list[Waiver], *, today: date) -> list[Finding]:
    """Everything at once; the doubts that no waiver in force covers are findings too."""
    return judged(_results(page, _chosen()), name, waivers, today)


def _chosen() -> dict[str, object]:
    """Every rule of our tags, but those that a test of the gate takes away."""
    removed, few = rules_removed("axe"), narrowed("axe")
    if few is not None:
        return {"runOnly": {"type": "rule", "values": [rule for rule in few if rule not in removed]}}
    disabled = {rule: {"enabled": False} for rule in removed}
    return {"runOnly": {"type": "tag", "values": TAGS}, "rules": disabled}


def judged(results: list[dict[str, str]], name: str, waivers: list[Waiver], today: date) -> list[Finding]:
    """Violations always count; a doubt counts unless a waiver in force covers it."""
    findings = []
    for result in results:
        rule, selector = result["rule"], result["selector"]
        doubt = result["kind"] == "incomplete"
        if doubt and waived(waivers, f"axe:{rule}", name, selector, today):
            continue
        findings.append(Finding(f"{'axe?' if doubt else 'axe'}:{rule}", selector, result["words"].strip()))
    return findings
