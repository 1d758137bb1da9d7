"""A message about an error: it names the field, it is short, and it says what to write rather than what is wrong."""

from collections.abc import Iterator

from numerai.base.plain_words.page import Page, Piece
from numerai.base.plain_words.remark import Remark, Weight

LONGEST_MESSAGE = 15
VAGUE = frozenset(
    """
    invalide invalides obligatoire obligatoires incorrect incorrecte erroné erronée requis requise erreur valide
    manquant manquante vide
""".split()
)
HELPS = frozenset({"par", "exemple", "entre", "jusqu’", "plus", "moins"})
EMPTY = frozenset(
    """
    le la les l’ un une des de d’ du au aux à et ou en quel quelle quels quelles est votre vos vous ce cette que
    qui qu’ où avez êtes pour dans sur il elle se t y a si nous on sont par comment combien quand pouvons
""".split()
)


def message_remarks(message: str, *, label: str = "") -> list[Remark]:
    """What an error message lacks. `label` is what stands above the field."""
    return list(_lacks(Page(message), label))


def _lacks(page: Page, label: str) -> Iterator[Remark]:
    pieces = [piece for sentence in page.sentences for piece in sentence]
    if not pieces:
        return
    start, end = pieces[0].start, pieces[-1].end
    if sum(page.sizes) > LONGEST_MESSAGE:
        yield page.remark(
            "error-long", Weight.FAULT, start, end, f"Plus de {LONGEST_MESSAGE} mots : dites juste quoi écrire."
        )
    if label and not _names(label, pieces):
        yield page.remark("error-label", Weight.FAULT, start, end, f"Nommez ce qu’il faut écrire : {label}")
    vague = [piece for piece in pieces if piece.lower in VAGUE]
    if vague and not any(_says_what_to_do(piece) for piece in pieces):
        first = vague[0]
        yield page.remark(
            "error-vague", Weight.FAULT, first.start, first.end, "Dites quoi écrire, pas ce qui ne va pas."
        )


def _names(label: str, pieces: list[Piece]) -> bool:
    """One strong word of the label is enough: « Votre prénom » is named by « Écrivez votre prénom »."""
    strong = {_root(piece.lower) for words in Page(label).sentences for piece in words if piece.lower not in EMPTY}
    return not strong or bool(strong & {_root(piece.lower) for piece in pieces})


def _root(word: str) -> str:
    return word[:5]  # « inscrire » names « inscription », « commune » names « communes »


def _says_what_to_do(piece: Piece) -> bool:
    return piece.lower in HELPS or (piece.lower.endswith("ez") and piece.lower not in {"chez", "assez"})
