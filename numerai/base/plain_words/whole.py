"""What only the whole text shows: its mean, its ease, and whether it speaks to its reader."""

from collections.abc import Iterator

from numerai.base.plain_words.measures import Measure, measured
from numerai.base.plain_words.page import Page
from numerai.base.plain_words.remark import Reader, Remark, Weight

MEAN = {Reader.PARTICIPANT: 10, Reader.TEAM: 18}
EASE = {Reader.PARTICIPANT: 70, Reader.TEAM: 50}
LIX = {Reader.PARTICIPANT: 40, Reader.TEAM: 60}
ENOUGH_WORDS = 30  # a measure of ease, or a mean that refuses, says nothing of a shorter text
ENOUGH_SENTENCES = 3
SHORTEST, ENOUGH_TO_ADDRESS = 3, 5  # a title or a cell of a table speaks to nobody, rightly
ADDRESSED = 0.2  # at least one sentence in five says « vous », or what to do
TO_THE_READER = frozenset(
    {"vous", "votre", "vos", "vôtre", "vôtres", "nous", "notre", "nos", "je", "j’", "mon", "ma", "mes"}
)


def means(page: Page) -> Iterator[Remark]:
    whole = measured(page)
    if whole.sentences > 1 and whole.mean > MEAN[page.reader]:
        judged = whole.sentences >= ENOUGH_SENTENCES and whole.words >= ENOUGH_WORDS
        weight = Weight.FAULT if judged and page.reader is Reader.PARTICIPANT else Weight.REMARK
        advice = f"{whole.mean:.0f} mots par phrase en moyenne : une idée par phrase."
        yield _of_the_whole("long-mean", weight, advice)
    if whole.words >= ENOUGH_WORDS and _is_hard(whole, page.reader):
        advice = "Des mots longs : cherchez des mots plus courts."
        yield _of_the_whole("hard-text", Weight.REMARK, advice)


def _is_hard(whole: Measure, reader: Reader) -> bool:
    return whole.ease < EASE[reader] or whole.lix > LIX[reader]


def address(page: Page) -> Iterator[Remark]:
    """A longer text that never says « vous » nor what to do speaks to nobody."""
    said = [sentence for sentence in page.sentences if len(sentence) >= SHORTEST]
    if len(said) < ENOUGH_TO_ADDRESS:
        return
    told = sum(any(_addresses(piece.lower) for piece in sentence) for sentence in said)
    if told < ADDRESSED * len(said):
        yield _of_the_whole("impersonal", Weight.REMARK, "Parlez à la personne : vous, votre, venez.")


def _addresses(word: str) -> bool:
    return word in TO_THE_READER or (word.endswith("ez") and len(word) > 3 and word not in {"chez", "assez"})


def _of_the_whole(rule: str, weight: Weight, advice: str) -> Remark:
    """It points at no word: nothing to underline."""
    return Remark(rule, weight, "", advice)
