"""What the project stands on, as far as it can be known without a network. `make audit` asks the rest of the world."""

import importlib.util
import re
from pathlib import Path

import pytest

from tests.support import dependencies
from tests.support.dependencies import ASKED_BY, Pin

PIN = Pin("corail", "1.0", True, ("a" * 64,))


@pytest.mark.parametrize("rule", dependencies.audit().of)
def test_nothing_to_look_at(rule: str) -> None:
    assert dependencies.audit().of[rule] == []


def test_the_locks_are_read_whole() -> None:
    """As many pins as lines that pin: none is skipped in silence."""
    for name in ("run", "dev", "audit"):
        text = (dependencies.ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
        assert len(dependencies.lock(name)) == text.count("==") - text.count("== '") > 20


@pytest.mark.parametrize("name", ASKED_BY)
def test_whoever_asks_for_it_still_does(name: str) -> None:
    asker = importlib.util.find_spec(ASKED_BY[name])
    assert asker is not None
    assert asker.origin is not None
    module = {"argon2-cffi": "argon2"}.get(name, name)
    assert re.search(rf"\b{module}\b", Path(asker.origin).read_text(encoding="utf-8"))


# ── Negative controls ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "pin"),
    [
        (f"corail==1.0 \\\n    --hash=sha256:{'a' * 64}\n", PIN),
        ("corail==1.0\n", Pin("corail", "1.0", True, ())),
        (
            f"Corail==1.0 ; sys_platform == 'win32' \\\n    --hash=sha256:{'a' * 64}\n",
            Pin("corail", "1.0", False, PIN.hashes),
        ),
    ],
)
def test_a_line_of_a_lock_is_read(text: str, pin: Pin) -> None:
    assert list(dependencies.pins(text)) == [pin]


def test_what_is_wrong_is_seen() -> None:
    assert dependencies.without_a_hash([PIN, Pin("nu", "1", True, ())]) == ["nu"]
    here = {"corail": "1.1", "intrus": "3", "pip": "26"}
    assert dependencies.other_than_locked([PIN], here) == ["corail 1.1 ≠ 1.0", "intrus non verrouillé"]
    assert dependencies.other_than_locked([PIN], {"corail": "1.0"}) == []
    assert dependencies.undeclared_and_unused({"django", "httpx"}, {"django", "segno"}) == (["httpx"], ["segno"])


def test_a_licence_that_we_may_not_join_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dependencies, "licence", lambda name: {"Proprietary"})
    assert dependencies.refused_licences([PIN], []) == ["corail : Proprietary"]
    monkeypatch.setattr(dependencies, "licence", lambda name: {"GPL-3.0-or-later"})
    assert dependencies.refused_licences([PIN], []) == ["corail : GPL-3.0-or-later"]
    assert dependencies.refused_licences([], [PIN]) == []
