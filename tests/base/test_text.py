"""Folding forgives what the ear does not hear."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numerai.base.text import fold, words


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Nouméa", "noumea"),
        ("  NOUMÉA ", "noumea"),
        ("Xârâcùù", "xaracuu"),
        ("Cœur – L’Œuvre", "coeur l oeuvre"),
        ("J'écris", "j ecris"),
        ("Ducos-Kaméré", "ducos kamere"),
        ("présent(e)s", "present e s"),
        ("e\u0301", "e"),
        ("✓", ""),
    ],
)
def test_accents_case_and_punctuation_do_not_count(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert words(text) == fold(text).split()
