"""The lint is as often right as its document says: a rule that loses or gains a sentence changes a figure here."""

import pytest

from tests.base.words_figures import FILES, by_rule, figures, sentences_of
from tests.support.sources import ROOT


def test_two_hundred_different_sentences_half_of_them_good() -> None:
    written = [(expected, sentence) for name in FILES for expected, sentence in sentences_of(name)]
    assert len({sentence for _, sentence in written}) == 200
    assert sum(not expected for expected, _ in written) == 100


@pytest.mark.parametrize(
    ("name", "sentences", "expected_and_told", "told_only", "expected_only"),
    [("open", 140, 81, 0, 0), ("held-out", 60, 37, 1, 0), ("traps", 40, 5, 9, 19)],
)
def test_counts(name: str, sentences: int, expected_and_told: int, told_only: int, expected_only: int) -> None:
    found = figures(name)
    counts = (found.sentences, found.told_and_expected, len(found.told_only), len(found.expected_only))
    assert counts == (sentences, expected_and_told, told_only, expected_only), found


def test_each_rule_of_one_sentence_is_tried() -> None:
    assert {rule for rule, (expected, *_) in by_rule().items() if expected} == {
        *("long-sentence", "subordinates", "list", "nouns", "negation", "double-negation"),
        *("future", "conditional", "subjunctive", "passive"),
        *("number-word", "roman-number", "percent", "big-number", "short-date", "short-hour"),
        *("acronym", "capitals", "brackets", "sign", "jargon", "foreign", "synonym", "hard-word"),
    }


def test_the_document_says_these_rules_and_these_counts() -> None:
    document = (ROOT / "numerai" / "base" / "plain_words" / "README.md").read_text(encoding="utf-8")
    missing = [rule for rule in (*by_rule(), "long-mean", "hard-text", "impersonal") if rule not in document]
    assert missing == []
    for name in ("open", "held-out", "traps"):
        found = figures(name)
        counts = (found.sentences, found.told_and_expected, len(found.told_only), len(found.expected_only))
        assert f"| {' | '.join(map(str, counts))} | {found.precision:.0%}".replace("%", " %") in document
