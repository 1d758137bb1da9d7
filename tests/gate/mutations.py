"""`make mutations`: each check is taken away in turn, and exactly the pages of the zoo that it catches escape.

    python -m tests.gate.mutations [check…]

A check is found by reading the code and the zoo, never listed. It is taken away at its root: the report in its script,
the rule in the options of its engine, the finding where Python makes it. Only the part of the examination that holds
the check runs again, on every page.
"""

import sys
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context

from playwright.sync_api import Browser, Page

from tests.support import engines, zoo
from tests.support.audit import PARTS, Part, Subject, opened, weighed
from tests.support.browser import DESK, HEIGHTS, PHONE, launched
from tests.support.findings import Finding
from tests.support.removal import narrowed_to, rule_of, without
from tests.zoo import documents

PROCESSES = 3  # of two cores: a page waits for its browser
# What another check sees by nature each time that this one does. Anything else must be the only one to catch a page.
OVERLAPS = {
    "tabindex": "axe:tabindex says the same; ours is kept because it explains",
    "axe:tabindex": "our tabindex says the same",
    "axe:aria-valid-attr-value": "our reference looks at every name of a place, and is not in doubt",
    "axe:html-has-lang": "a page without a language has no French either: lang",
    "axe:meta-refresh-no-exceptions": "moves-alone sees every refresh",
    "ibm:meta_refresh_delay": "moves-alone sees every refresh",
    "ibm:aria_id_unique": "our reference looks at every name of a place",
    "ibm:html_lang_exists": "a page without a language has no French either: lang",
    "vnu:consider-adding-a-attribute-to": "a page without a language has no French either: lang",
    "label": "IBM's engine asks the same of each field; ours wants words, and is not in doubt",
    "ibm:input_label_visible": "our label says the same",
    "ibm:script_onclick_misuse": "inline-code sees every handler",
    "ibm:table_headers_exists": "table-headers says the same, and wants a caption too",
    "ibm:table_layout_linearized": "forbidden-element sees every table made for the layout",
    "doctype": "vnu says the same of the source; ours looks at what the browser made of it",
    "vnu:start-tag-seen-without-seeing": "our doctype says the same",
    "charset": "vnu says the same of the bytes; ours looks at what the browser made of them",
    "vnu:the-character-encoding-was-not": "our charset says the same",
    "vnu:duplicate-id": "our duplicate-id sees them in the page, even those that a script made",
    "axe:image-alt": "IBM's engine and vnu say the same; axe knows every way of naming a picture",
    "ibm:img_alt_valid": "axe:image-alt says the same",
    "vnu:an-element-must-have-an": "axe:image-alt says the same",
    "axe:color-contrast": "behind words, a picture is in doubt for both engines",
    "ibm:img_alt_background": "behind words, a picture is in doubt for both engines",
}
LOAD, WEIGHT, DOCUMENT = "load", "weight", "document"
WHOLE = ("ibm", "vnu")  # engines that read the whole page, whatever is asked of them
Key = tuple[str, int]  # a part of the examination, and its width
Seen = dict[Key, set[str]]
Holders = dict[Key, set[str]]  # the checks that each part was seen to hold
Run = Callable[[], list[Finding]]


@dataclass(slots=True)
class Study:
    """One page: what each part finds, then what it finds without one check."""

    name: str
    seen: Seen = field(default_factory=dict)
    without: dict[str, Seen] = field(default_factory=dict)

    def checks(self) -> set[str]:
        return set().union(*self.seen.values())

    def left(self, removed: str) -> set[str]:
        return set().union(*{**self.seen, **self.without.get(removed, {})}.values())


def _checks(findings: Iterable[Finding]) -> set[str]:
    return {finding.check for finding in findings}


def study(browser: Browser, name: str, holders: Holders | None) -> Study:
    """Without `holders`, what is found; with them, what is found when each check that they name is taken away."""
    done = Study(name)
    if name in documents.ANIMALS:
        _vary(done, holders, (DOCUMENT, 0), lambda: documents.findings(name))
        return done
    subject = zoo.subject(name)
    _vary(done, holders, (LOAD, 0), lambda: _at_load(browser, subject))
    answers = zoo.answers()
    parts = (*PARTS, *engines.parts(subject, answers))
    with opened(browser, subject, answers) as (page, _):
        _vary(done, holders, (WEIGHT, 0), lambda: weighed(answers.bodies, subject.heaviest))
        for width in (DESK, PHONE):
            page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
            for part in (part for part in parts if width in part.widths):
                _vary(done, holders, (part.name, width), _running(part, page, subject))
    return done


def _running(part: Part, page: Page, subject: Subject) -> Run:
    return lambda: part.run(page, subject)


def _at_load(browser: Browser, subject: Subject) -> list[Finding]:
    with opened(browser, subject, zoo.answers()) as (_, watch):
        return watch.findings


def _vary(done: Study, holders: Holders | None, key: Key, run: Run) -> None:
    if holders is None:
        done.seen[key] = _checks(run())
        return
    for check in holders.get(key, ()):
        with without(check):
            done.without.setdefault(check, {})[key] = _checks(run())


def _studies(plans: dict[str, Holders | None]) -> list[Study]:
    rules = {check for name in zoo.PAGES for check in zoo.expected(name)}
    with narrowed_to(rules), launched() as browser:
        return [study(browser, name, holders) for name, holders in plans.items()]


def studied(plans: dict[str, Holders | None]) -> dict[str, Study]:
    """By name of page: what to take away there, or None to see what is found."""
    names = list(plans)
    shares = [{name: plans[name] for name in names[start::PROCESSES]} for start in range(PROCESSES)]
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        return {one.name: one for share in pool.map(_studies, shares) for one in share}


def plan_of(one: Study, holders: Holders) -> Holders:
    """Everything on every page, but for the engines that cannot be narrowed: there, what the page was seen to have."""
    here = {key: set(map(rule_of, checks)) for key, checks in one.seen.items()}
    return {key: checks & here.get(key, set()) if key[0] in WHOLE else checks for key, checks in holders.items()}


def expected(name: str) -> set[str]:
    return documents.ANIMALS[name].caught_by if name in documents.ANIMALS else zoo.expected(name)


def known() -> set[str]:
    """Ours, and the rules of engines that the zoo names."""
    engines = {check for name in zoo.PAGES for check in zoo.expected(name) if ":" in check}
    return {rule_of(check) for check in zoo.own_checks() | engines}


@dataclass(frozen=True, slots=True)
class Verdict:
    check: str
    parts: str
    caught: set[str]
    escaped: set[str]
    wrong: str

    def __str__(self) -> str:
        remark = self.wrong or (f"recoupe : {OVERLAPS[self.check]}" if self.check in OVERLAPS else "")
        state = "ÉCHEC" if self.wrong else "ok"
        return f"{state:6}{self.check:36}{self.parts:18}{len(self.caught):4}{len(self.escaped):4}  {remark}"


def judged(check: str, studies: dict[str, Study], holders: Holders) -> Verdict:
    parts = sorted({part for (part, _), checks in holders.items() if check in checks})
    caught = {name for name in studies if check in set(map(rule_of, expected(name)))}
    left = {name: one.left(check) for name, one in studies.items()}
    changed = {name for name, one in studies.items() if left[name] != one.checks()}
    escaped = {name for name in changed if not left[name]}
    alone = {name for name in caught if set(map(rule_of, expected(name))) == {check}}
    return Verdict(check, ", ".join(parts), caught, escaped, _wrong(check, caught, changed, escaped, alone))


def _wrong(check: str, caught: set[str], changed: set[str], escaped: set[str], alone: set[str]) -> str:
    if not caught:
        return "aucune page du zoo"
    if changed != caught:
        return f"pages changées : {' '.join(sorted(changed ^ caught))}"
    if escaped != alone:
        return f"pages échappées : {' '.join(sorted(escaped ^ alone))}"
    if bool(alone) == (check in OVERLAPS):
        return "jamais seul à attraper une page" if not alone else "attrape seul une page : ce n’est pas un recoupement"
    return ""


def holders_of(studies: dict[str, Study], chosen: set[str]) -> Holders:
    found: Holders = {}
    for one in studies.values():
        for key, checks in one.seen.items():
            found.setdefault(key, set()).update({rule_of(check) for check in checks} & chosen)
    return found


def main(chosen: list[str]) -> int:
    began = time.monotonic()
    names = [*zoo.PAGES, *documents.ANIMALS]
    studies = studied(dict.fromkeys(names))
    odd = {name: one.checks() ^ expected(name) for name, one in studies.items() if one.checks() != expected(name)}
    for name, difference in odd.items():
        print(f"ÉCHEC {name} : {' '.join(sorted(difference))}")
    checks = sorted(known() & set(chosen) if chosen else known())
    holders = holders_of(studies, set(checks))
    for name, one in studied({name: plan_of(one, holders) for name, one in studies.items()}).items():
        studies[name].without = one.without
    verdicts = [judged(check, studies, holders) for check in checks]
    print(f"{'':6}{'contrôle retiré':36}{'partie':18}{'pages':>5}{'fuit':>5}")
    print(*verdicts, sep="\n")
    failed = sum(bool(verdict.wrong) for verdict in verdicts) + len(odd) + len(set(chosen) - set(checks))
    print(f"{len(names)} pages et documents, {time.monotonic() - began:.0f} s")
    print(f"{len(verdicts) - sum(bool(verdict.wrong) for verdict in verdicts)} passed, {failed} failed")
    return 1 if failed or not verdicts else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
