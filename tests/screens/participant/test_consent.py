"""Which words people agreed to: the text and its version change together."""

import hashlib

from numerai.programme.people.messages import CONSENT_TEXT
from numerai.programme.people.rules import CONSENT_VERSION
from tests.screens.participant.walking import HELPER, SELF, Walk, text

# Version → fingerprint of its sentences. A new text takes a new version, and a new line here.
TEXTS = {"2026-11": "8237c454cc8e8cd1"}


def test_the_text_is_the_one_of_its_version() -> None:
    words = "\n".join(str(sentence) for sentence in CONSENT_TEXT)
    assert hashlib.sha256(words.encode()).hexdigest()[:16] == TEXTS[CONSENT_VERSION]


def test_both_are_shown_the_same_sentences(walk: Walk) -> None:
    shown = []
    for answers in (SELF, HELPER):
        visitor = Walk(walk.session).until("accord", answers)
        page = text(visitor.see("accord"))
        shown.append([sentence for sentence in map(str, CONSENT_TEXT) if sentence.replace("\u00a0", " ") in page])
    assert shown[0] == shown[1] == [str(sentence) for sentence in CONSENT_TEXT]


def test_being_called_back_is_another_question(walk: Walk) -> None:
    walk.until("rappels")
    page = text(walk.see("rappels"))
    assert "Après 1 mois, 3 mois et 6 mois" in page
    assert "Dire non ne change rien à la place." in page
