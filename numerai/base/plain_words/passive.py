"""Who does what: « être » and a past participle hide it, whatever the tense and whatever stands between them."""

from collections.abc import Iterator

from numerai.base.plain_words.page import Page, Piece
from numerai.base.plain_words.participles import After, after_to_be
from numerai.base.plain_words.remark import Remark, Weight

_TO_BE = frozenset(
    """
    suis es est sommes êtes sont étais était étions étiez étaient serai seras sera serons serez seront serais
    serait serions seriez seraient fus fut fûmes fûtes furent sois soit soyons soyez soient être étant
""".split()
)
_TO_HAVE = frozenset(
    """
    ai as a avons avez ont avais avait avions aviez avaient aurai auras aura aurons aurez auront aurais aurait
    auraient aie ait ayons ayez aient avoir ayant eu
""".split()
)
_REFLEXIVE = frozenset({"se", "s’", "me", "m’", "te", "t’"})
_BETWEEN = frozenset(
    """
    pas plus jamais point bien mal mieux déjà encore toujours aussi souvent très trop tout toute tous toutes peu
    assez vite ensuite alors ainsi donc enfin parfois rarement surtout seulement presque même maintenant désormais
    ici là bientôt aujourd’ hui hier demain il elle ils elles on t vous nous je chacun chacune ensemble plutôt
    d’abord abord
""".split()
)
_NO_ADVERBS = frozenset({"document", "moment", "logement", "bâtiment", "vêtement", "aliment", "département"})
_MOST_BETWEEN = 4
# « par » that says how, when or how many, not who.
_NOT_WHO = frozenset(
    """
    exemple jour semaine mois an heure personne terre hasard cœur ailleurs e sms téléphone écrit internet courrier
    ordre ligne groupe groupes ici là où commune atelier fois deux trois
""".split()
)
_ADVICE = "Dites qui fait quoi : « nous gardons la place », pas « la place est gardée »."


def passives(page: Page) -> Iterator[Remark]:
    for pieces in page.sentences:
        for at, piece in enumerate(pieces):
            if piece.lower in _TO_BE:
                end = _participle(pieces, at)
            elif piece.lower == "été" and _has_had(pieces, at):
                end = _participle(pieces, at, done=True)
            else:
                continue
            if end is not None:
                yield page.remark("passive", Weight.FAULT, piece.start, pieces[end].end, _ADVICE)


def _participle(pieces: list[Piece], at: int, *, done: bool = False) -> int | None:
    """Where the participle of a passive stands, if this « être » makes one."""
    if _is_reflexive(pieces, at) or _is_one_word(pieces, at):
        return None
    place = at + 1
    while place < len(pieces) and place <= at + _MOST_BETWEEN and _may_stand_between(pieces[place]):
        place += 1
    if place >= len(pieces) or "," in pieces[place].after:
        return None
    kind = after_to_be(pieces[place].lower)
    return place if kind and _hides_someone(pieces, at, place, kind, done=done) else None


def _hides_someone(pieces: list[Piece], at: int, place: int, kind: After, *, done: bool) -> bool:
    match kind:
        case After.MOVEMENT:
            return False
        case After.QUALITY:
            return _someone_named(pieces, place)
        case After.STATE:
            return done or _someone_named(pieces, place)
        case After.ACTION:
            return not _is_it(pieces, at) or _someone_named(pieces, place)


def _someone_named(pieces: list[Piece], place: int) -> bool:
    """« par » and who did it, right after."""
    follows = pieces[place + 1 : place + 5]
    for at, piece in enumerate(follows[:-1]):
        if piece.lower == "par":
            return follows[at + 1].lower not in _NOT_WHO and not follows[at + 1].lower[0].isdigit()
        if not _may_stand_between(piece):
            return False
    return False


def _is_it(pieces: list[Piece], at: int) -> bool:
    """« c’est noté », « c’était prévu » say how things stand."""
    return at > 0 and pieces[at - 1].lower in {"c’", "ce", "ç’"}


def _is_reflexive(pieces: list[Piece], at: int) -> bool:
    """« elle s’est inscrite », « vous vous êtes inscrits », « vous êtes-vous trompé »."""
    before = pieces[at - 1].lower if at else ""
    if before in _REFLEXIVE:
        return True
    if before not in {"nous", "vous"}:
        return False
    doubled = at > 1 and pieces[at - 2].lower == before
    inverted = at + 1 < len(pieces) and pieces[at + 1].lower == before
    return doubled or inverted or pieces[at].lower == "être"


def _is_one_word(pieces: list[Piece], at: int) -> bool:
    """« peut-être », « bien-être », « est-ce que »."""
    if pieces[at].glued and pieces[at].after == "-":
        return True
    return at + 1 < len(pieces) and pieces[at + 1].lower == "ce" and pieces[at + 1].after == "-"


def _may_stand_between(piece: Piece) -> bool:
    word = piece.lower
    return word in _BETWEEN or (word.endswith("ment") and len(word) > 5 and word not in _NO_ADVERBS)


def _has_had(pieces: list[Piece], at: int) -> bool:
    """« a été », « n’ont pas encore été »: not the summer."""
    back = at - 1
    while back >= 0 and at - back <= _MOST_BETWEEN and _may_stand_between(pieces[back]):
        back -= 1
    return back >= 0 and pieces[back].lower in _TO_HAVE
