"""Numbers, days and hours: in digits, in full, small, and never Roman."""

import re
from collections.abc import Iterator
from datetime import date

from numerai.base.plain_words.page import Page, Piece
from numerai.base.plain_words.remark import Remark, Weight

NBSP = "\u00a0"
BIG = 10_000
_DAY = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?![\d/]|[.-]\d)")
_ISO_DAY = re.compile(r"(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?![\d-])")
_HOUR = re.compile(r"(?<![\d:])(\d{1,2})(?:[hH](\d\d)?|:(\d\d))(?![\w:])")
_PERCENT = re.compile(r"\d[\s\u00a0\u202f]?%(?!\()|\bpour cent\b", re.I)
_ROMAN = re.compile(r"[IVX]{2,}|[IVX][IVXLC]*(?:e|er|ème)")
_DAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
_NUMBERS = {word: str(value) for value, word in enumerate("deux trois quatre cinq six sept huit neuf dix".split(), 2)}
_NUMBERS |= {word: str(value) for value, word in enumerate("onze douze treize quatorze quinze seize".split(), 11)}
_NUMBERS |= {
    "vingt": "20",
    "trente": "30",
    "quarante": "40",
    "cinquante": "50",
    "soixante": "60",
    "cent": "100",
    "mille": "1 000",
}
_ABOUT = {"dizaine": "10", "douzaine": "12", "quinzaine": "15", "vingtaine": "20", "trentaine": "30", "centaine": "100"}
_NOT_A_COUNT = frozenset(("à", "tous", "toutes", "les", "en", "des", "aux"))


def dates_and_hours(page: Page) -> Iterator[Remark]:
    if not any(char.isdigit() for char in page.plain):
        return
    advice = "Écrivez la date en entier : jeudi 24 septembre 2026."
    for found in _DAY.finditer(page.plain):
        day, sign, month, year = found.groups()
        if 1 <= int(day) <= 31 and 1 <= int(month) <= 12 and (sign == "/" or (year and len(year) == 4)):
            said = _said_day(int(day), int(month), year)
            yield page.remark("short-date", Weight.FAULT, found.start(), found.end(), advice, said)
    for found in _ISO_DAY.finditer(page.plain):
        said = _said_day(int(found[3]), int(found[2]), found[1])
        yield page.remark("short-date", Weight.FAULT, found.start(), found.end(), advice, said)
    for found in _HOUR.finditer(page.plain):
        minutes = found[2] or found[3] or ""
        if int(found[1]) <= 24 and (not minutes or int(minutes) < 60):
            said = NBSP.join([str(int(found[1])), "h", *([minutes] if int(minutes or 0) else [])])
            yield page.remark(
                "short-hour", Weight.FAULT, found.start(), found.end(), f"Écrivez l’heure ainsi : {said}.", said
            )


def _said_day(day: int, month: int, year: str | None) -> str | None:
    """With its day of the week, when the year is whole and the day exists."""
    if not year or len(year) != 4:
        return None
    try:
        weekday = date(int(year), month, day).weekday()
    except ValueError:
        return None
    return f"{_DAYS[weekday]} {'1er' if day == 1 else day} {_MONTHS[month - 1]} {year}"


def numbers(page: Page) -> Iterator[Remark]:
    for found in _PERCENT.finditer(page.plain):
        advice = "Un pourcentage est dur à voir : dites « 6 personnes sur 10 »."
        yield page.remark("percent", Weight.REMARK, found.start(), found.end(), advice)
    for pieces in page.sentences:
        for at, piece in enumerate(pieces):
            if piece.text[0].isdigit():
                yield from _big(page, piece)
            elif piece.text.isupper() or piece.text[0].isupper():
                yield from _roman(page, piece)
            if piece.lower in _NUMBERS or piece.lower.removesuffix("s") in _ABOUT:
                yield from _in_words(page, pieces, at)


def _big(page: Page, piece: Piece) -> Iterator[Remark]:
    digits = re.sub(r"\D", "", piece.text)
    spaced = any(map(str.isspace, piece.text)) or len(digits) == len(piece.text)
    if (
        spaced
        and piece.text[-1].isdigit()
        and 5 <= len(digits) <= 8
        and int(digits) >= BIG
        and not digits.startswith("0")
    ):
        advice = "Un grand nombre : arrondissez, ou comparez avec une chose connue."
        yield page.remark("big-number", Weight.REMARK, piece.start, piece.end, advice)


def _roman(page: Page, piece: Piece) -> Iterator[Remark]:
    if _ROMAN.fullmatch(piece.text):
        yield page.remark("roman-number", Weight.FAULT, piece.start, piece.end, "Écrivez le nombre avec des chiffres.")


def _in_words(page: Page, pieces: list[Piece], at: int) -> Iterator[Remark]:
    """« tous les deux », « en deux », « pour cent » and « un vélo neuf » are not counts to write in digits."""
    piece = pieces[at]
    before = pieces[at - 1].lower if at else ""
    after = pieces[at + 1].lower if at + 1 < len(pieces) and pieces[at + 1].after == " " else ""
    counts = after.endswith(("s", "x")) and after not in {"pas", "plus", "dans", "sans", "vous", "nous", "mais"}
    in_a_phrase = before in {"en", "par", "pour", "l’un", "un"} or (before in _NOT_A_COUNT and not counts)
    if in_a_phrase or (piece.lower == "neuf" and not counts) or piece.glued:
        return
    said = _NUMBERS.get(piece.lower)
    alone = after not in _NUMBERS and after != "cents" and before not in _NUMBERS
    advice = f"Écrivez le nombre avec des chiffres : {said or _ABOUT[piece.lower.removesuffix('s')]}."
    yield page.remark("number-word", Weight.FAULT, piece.start, piece.end, advice, said if alone else None)
