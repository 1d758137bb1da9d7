"""What makes one sentence heavy: length, several ideas, chains of nouns, « ne », and tenses other than the present."""

from collections.abc import Iterator

from numerai.base.plain_words.page import Page, Piece
from numerai.base.plain_words.remark import Reader, Remark, Weight
from numerai.base.plain_words.verb_forms import Tense, tense_of

LONGEST = {Reader.PARTICIPANT: 15, Reader.TEAM: 25}
COMFORT = {Reader.PARTICIPANT: 12, Reader.TEAM: 20}
MANY_COMMAS = 4
LONG_CHAIN, CHAIN_GAP = 3, 4

_LINKS = frozenset(
    """
    qui que qu’ quand lorsque lorsqu’ puisque puisqu’ dont si s’ où laquelle lequel lesquels lesquelles car
""".split()
)
_ASKS = frozenset("qui que qu’ quand où quel quelle quels quelles comment combien pourquoi est-ce".split())
_OF = frozenset(("de", "d’", "du", "des"))
_BREAKS_CHAIN = frozenset(
    """
    et ou à au aux pour par avec sans dans sur est sont a ont qui que qu’ vous nous il elle ils elles on je ne n’
    se y
""".split()
)
_AFTER_NE = frozenset("pas plus jamais rien personne aucun aucune que qu’ guère ni".split())
_ALREADY_NEGATIVE = frozenset(
    """
    sans impossible impossibles inutile inutiles interdit interdite illégal illégale incapable incapables injuste
    inconnu inconnue invisible invisibles improbable irrégulier irrégulière rare rares
""".split()
)
_TENSES = {
    Tense.FUTURE: "Préférez le présent : « vous recevez », pas « vous recevrez ».",
    Tense.CONDITIONAL: "Préférez le présent : « vous pouvez », pas « vous pourriez ».",
    Tense.SUBJUNCTIVE: "Cherchez une tournure plus simple : « venez », pas « il faut que vous veniez ».",
}


def lengths(page: Page) -> Iterator[Remark]:
    longest, comfort = LONGEST[page.reader], COMFORT[page.reader]
    for pieces, size in zip(page.sentences, page.sizes, strict=True):
        if size > comfort:
            weight = Weight.FAULT if size > longest else Weight.REMARK
            advice = f"{size} mots : coupez la phrase en deux."
            yield page.remark("long-sentence", weight, pieces[0].start, pieces[-1].end, advice)


def subordinates(page: Page) -> Iterator[Remark]:
    """More than one « qui, que, quand, si… » is more than one idea."""
    for pieces in page.sentences:
        links = [piece for at, piece in enumerate(pieces) if _is_link(pieces, at)]
        if len(links) > 1:
            advice = "Plusieurs idées dans une phrase : faites une phrase pour chaque idée."
            yield page.remark("subordinates", Weight.REMARK, links[0].start, links[-1].end, advice)


def _is_link(pieces: list[Piece], at: int) -> bool:
    word = pieces[at].lower
    if word not in _LINKS:
        return at == 0 and word == "comme" and len(pieces) > 4
    before = pieces[at - 1].lower if at else ""
    after = pieces[at + 1].lower if at + 1 < len(pieces) else ""
    if word == "s’":
        return after in {"il", "ils"} and not (at + 2 < len(pieces) and pieces[at + 2].lower in {"vous", "te"})
    if word == "quand" and after == "même":
        return False
    if word in {"que", "qu’"}:
        return not (before in {"ce", "plus", "moins", "lorsque", "aussi", "même"} or _limits(pieces, at))
    return not (word in _ASKS and (at == 0 or before in {"à", "pour", "avec", "de", "d’", "n’importe", "importe"}))


def _limits(pieces: list[Piece], at: int) -> bool:
    """« ne… que » only limits."""
    return any(piece.lower in {"ne", "n’"} for piece in pieces[max(at - 4, 0) : at])


def lists(page: Page) -> Iterator[Remark]:
    for pieces in page.sentences:
        if sum("," in piece.after for piece in pieces) >= MANY_COMMAS:
            advice = "Beaucoup de choses à la suite : faites une liste, une chose par ligne."
            yield page.remark("list", Weight.REMARK, pieces[0].start, pieces[-1].end, advice)


def nouns(page: Page) -> Iterator[Remark]:
    """« la mise en place de la commission de la province de… »"""
    for pieces in page.sentences:
        chain: list[int] = []
        for at, piece in enumerate(pieces):
            if piece.lower in _OF:
                chain = [*chain, at] if chain and at - chain[-1] <= CHAIN_GAP + 1 else [at]
                if len(chain) == LONG_CHAIN:
                    end = pieces[min(at + 2, len(pieces) - 1)].end
                    start = pieces[max(chain[0] - 1, 0)].start
                    yield page.remark(
                        "nouns", Weight.REMARK, start, end, "Trop de « de » à la suite : mettez un verbe."
                    )
            elif piece.lower in _BREAKS_CHAIN or "," in piece.after:
                chain = []


def negations(page: Page) -> Iterator[Remark]:
    for pieces in page.sentences:
        marks = [at for at, piece in enumerate(pieces) if piece.lower in {"ne", "n’"} and not _no_matter(pieces, at)]
        if not marks:
            continue
        first = marks[0]
        end = next((at for at in range(first + 1, len(pieces)) if pieces[at].lower in _AFTER_NE), first)
        advice = "Dites plutôt ce qu’il faut faire, si c’est possible."
        yield page.remark("negation", Weight.REMARK, pieces[first].start, pieces[end].end, advice)
        if twice := _denied_twice(pieces, first):
            advice = "Deux négations se contredisent : dites-le en positif."
            yield page.remark("double-negation", Weight.REMARK, pieces[first].start, twice.end, advice)


def _no_matter(pieces: list[Piece], at: int) -> bool:
    return at + 1 < len(pieces) and pieces[at + 1].lower == "importe"


def _denied_twice(pieces: list[Piece], at: int) -> Piece | None:
    """Another negative word in the same clause, that is before a comma or a link."""
    for piece in pieces[at + 1 :]:
        if "," in piece.after or ":" in piece.after or piece.lower in {"quand", "qui", "mais", "et", "si"}:
            return None
        if piece.lower in _ALREADY_NEGATIVE or piece.lower in {"ne", "n’"}:
            return piece
    return None


def tenses(page: Page) -> Iterator[Remark]:
    for pieces in page.sentences:
        for at, piece in enumerate(pieces):
            if tense := tense_of(pieces, at):
                yield page.remark(tense.value, Weight.REMARK, piece.start, piece.end, _TENSES[tense])
