"""Every French text of the interface: simple enough for who reads it, with French signs."""

import pytest

from numerai.base.plain_words import Reader, Weight, faults, message_remarks, remarks
from numerai.base.plain_words.vocabulary import RULES, table
from numerai.base.typography import typeset
from tests.support.spoken import spoken_texts
from tests.support.strings import Text, all_texts

VAGUE = {"cliquez ici", "cliquer ici", "ici", "en savoir plus", "lire la suite", "plus", "suite", "lien"}
OF_THE_LAW = {"Conforme", "Non conforme"}  # answers of an accessibility statement; the page of the rules explains them
TEXTS = sorted(set(all_texts()), key=lambda text: (text.where, text.words))
SPOKEN = sorted(set(spoken_texts()), key=lambda text: (text.where, text.words))


def told(found: dict[Text, list[str]]) -> str:
    return "\n" + "\n".join(f"{text.where}: « {text.words} »\n    {' / '.join(why)}" for text, why in found.items())


def refused(texts: list[Text]) -> dict[Text, list[str]]:
    found = {
        text: [f"{fault.rule} ({fault.excerpt}): {fault.advice}" for fault in faults(text.words, text.reader)]
        for text in texts
    }
    return {text: why for text, why in found.items() if why}


def test_texts_are_found() -> None:
    assert {text.reader for text in TEXTS} == set(Reader) == {text.reader for text in SPOKEN}


@pytest.mark.parametrize("reader", Reader)
def test_texts_are_simple(reader: Reader) -> None:
    hard = refused([text for text in TEXTS if text.reader is reader and text.words not in OF_THE_LAW])
    assert not hard, told(hard)


def test_what_is_said_without_gettext_is_simple_too() -> None:
    """Reference tables, the demonstration, what stops a command."""
    hard = refused(SPOKEN)
    assert not hard, told(hard)


def test_texts_wear_french_signs() -> None:
    found = {text: [f"tools/french-signs writes « {typeset(text.words)} »"] for text in TEXTS}
    wrong = {text: why for text, why in found.items() if typeset(text.words) != text.words}
    assert not wrong, told(wrong)


def test_no_text_is_a_vague_link() -> None:
    assert [text for text in TEXTS if text.words.casefold().strip(" .…") in VAGUE] == []


def test_most_participant_texts_raise_no_remark() -> None:
    """A remark is a second look, not a refusal: « ne » is sometimes needed, the rest is rare."""
    texts = [text for text in TEXTS if text.reader is Reader.PARTICIPANT]
    found = {text: {remark.rule for remark in remarks(text.words) if remark.weight is Weight.REMARK} for text in texts}
    negative = {text: ["negation"] for text, rules in found.items() if "negation" in rules}
    others = {text: sorted(rules) for text, rules in found.items() if rules - {"negation"}}
    assert len(negative) <= len(texts) / 10, told(negative)
    assert len(others) <= len(texts) / 25, told(others)


# ── The list of words ─────────────────────────────────────────────────────────────────────────────


def test_the_list_of_words_can_be_read_by_anyone() -> None:
    rows = table()
    assert len(rows) > 300
    assert sum(len(row["éviter"].split(" / ")) for row in rows if row["famille"] == "anglais") > 200
    assert {row["famille"] for row in rows} == set(RULES)
    assert {row["tel quel"] for row in rows} == {"oui", "non"}
    forms = [form for row in rows for form in row["éviter"].split(" / ")]
    assert len(set(forms)) == len(forms), sorted(form for form in set(forms) if forms.count(form) > 1)


def test_the_list_of_words_follows_itself() -> None:
    """What it says to write is not among what it says to avoid, and neither is what a rule advises."""
    wrong = {row["écrire"]: [fault.excerpt for fault in faults(row["écrire"])] for row in table()}
    assert {words: why for words, why in wrong.items() if why} == {}
    every = " ".join(
        remark.advice for hard in ("Le 24/09/2026 à 9:00, veuillez être invité.",) for remark in remarks(hard)
    )
    assert [fault.excerpt for fault in faults(every) if fault.rule not in {"passive", "long-sentence"}] == []


def test_messages_of_programmers_would_be_refused() -> None:
    """The lint of messages still refuses what libraries say by themselves."""
    assert message_remarks("Ce champ est obligatoire.", label="Commune")
