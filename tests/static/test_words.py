"""Every French text of the interface: simple enough for who reads it, with French signs."""

import pytest

from numerai.base.plain_words import Reader, Weight, faults, remarks
from numerai.base.typography import typeset
from tests.support.strings import Text, all_texts

VAGUE = {"cliquez ici", "cliquer ici", "ici", "en savoir plus", "lire la suite", "plus", "suite", "lien"}
TEXTS = sorted(set(all_texts()), key=lambda text: (text.where, text.words))


def told(found: dict[Text, list[str]]) -> str:
    return "\n" + "\n".join(f"{text.where}: « {text.words} »\n    {' / '.join(why)}" for text, why in found.items())


def test_texts_are_found() -> None:
    assert {text.reader for text in TEXTS} == set(Reader)


@pytest.mark.parametrize("reader", Reader)
def test_texts_are_simple(reader: Reader) -> None:
    found = {
        text: [f"{fault.rule} ({fault.excerpt}): {fault.advice}" for fault in faults(text.words, reader)]
        for text in TEXTS
        if text.reader is reader
    }
    hard = {text: why for text, why in found.items() if why}
    assert not hard, told(hard)


def test_texts_wear_french_signs() -> None:
    found = {text: [f"tools/french-signs writes « {typeset(text.words)} »"] for text in TEXTS}
    wrong = {text: why for text, why in found.items() if typeset(text.words) != text.words}
    assert not wrong, told(wrong)


def test_no_text_is_a_vague_link() -> None:
    assert [text for text in TEXTS if text.words.casefold().strip(" .…") in VAGUE] == []


def test_most_participant_texts_raise_no_remark() -> None:
    """A remark is a second look, not a refusal: they must stay rare."""
    texts = [text for text in TEXTS if text.reader is Reader.PARTICIPANT]
    remarked = [
        text for text in texts if any(remark.weight is Weight.REMARK for remark in remarks(text.words, text.reader))
    ]
    assert len(remarked) <= len(texts) / 10, told({text: [] for text in remarked})
