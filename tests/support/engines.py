"""What reads a page once, whatever its width: IBM's engine and vnu. Pages whose HTML says the same are read once."""

import hashlib
import re
from collections.abc import Callable
from datetime import date
from functools import cache

from playwright.sync_api import Page

from tests.support import ibm, vnu
from tests.support.audit import Part, Subject
from tests.support.browser import DESK
from tests.support.findings import Finding
from tests.support.inside import Answers

IDENTIFIER = rb"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
VOLATILE = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"|nonce="[^"]+"|' + IDENTIFIER)
New = Callable[[str], bool]


def always(fingerprint: str) -> bool:
    return True


def fingerprint(html: bytes) -> str:
    """Of what the page says: not of what is drawn by lot at each visit, but for where it is written twice."""
    drawn: dict[bytes, int] = {}
    ranked = VOLATILE.sub(lambda lot: b"#%d" % drawn.setdefault(lot[0], len(drawn)), html)
    return hashlib.sha256(ranked).hexdigest()


def parts(subject: Subject, answers: Answers, *, new: New = always) -> tuple[Part, ...]:
    """Each engine as a part of the examination; `new` says whether this HTML was not read yet."""

    @cache
    def unread() -> bool:
        kind, html = answers.bodies[subject.path]
        return kind.startswith("text/html") and new(fingerprint(html))

    def by_vnu(page: Page, _: Subject) -> list[Finding]:
        kind, html = answers.bodies[subject.path]
        return vnu.check(html, kind) if unread() else []

    def by_ibm(page: Page, _: Subject) -> list[Finding]:
        return ibm.check(page, subject.name, subject.waivers, today=date.today()) if unread() else []

    return Part("vnu", by_vnu, (DESK,)), Part("ibm", by_ibm, (DESK,))
