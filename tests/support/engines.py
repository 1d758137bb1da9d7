"""What reads a page once, whatever its width: IBM's engine and vnu. Pages whose HTML says the same are read once."""

import hashlib
import re
from collections.abc import Callable
from datetime import date

from playwright.sync_api import Page

from tests.support import ibm, vnu
from tests.support.findings import Finding
from tests.support.inside import Answers
from tests.support.waivers import Waiver

IDENTIFIER = rb"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
VOLATILE = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"|nonce="[^"]+"|' + IDENTIFIER)
New = Callable[[str], bool]


def always(fingerprint: str) -> bool:
    return True


def fingerprint(html: bytes) -> str:
    """Of what the page says: not of what is drawn by lot at each visit."""
    return hashlib.sha256(VOLATILE.sub(b"", html)).hexdigest()


def read(
    page: Page, name: str, path: str, answers: Answers, waivers: list[Waiver], *, new: New = always
) -> list[Finding]:
    kind, html = answers.bodies[path]
    if not kind.startswith("text/html") or not new(fingerprint(html)):
        return []
    return [*vnu.check(html, kind), *ibm.check(page, name, waivers, today=date.today())]
