"""One cheap SMS: the GSM alphabet and nothing else, counted as operators count."""

import pytest

from numerai.base import sms


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("Numé-Raï, l’équipe", "Numé-Rai, l'équipe"),
        ("À\u00a0Koné, le 1er août\u202f: ça va ?", "A Koné, le 1er aout : ca va ?"),
        ("« Cœur »…", '" Coeur "...'),
        ("Paicî 漢", "Paici ?"),
        ("un\r\ndeux\u2028trois\x1b\u202e", "un  deux trois??"),
    ],
)
def test_what_the_alphabet_lacks_loses_its_accent(text: str, sent: str) -> None:
    assert sms.gsm7(text) == sent
    assert sms.gsm7(sent) == sent


def test_some_signs_count_for_two() -> None:
    assert sms.length("12 €") == 5
