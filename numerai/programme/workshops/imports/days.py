"""Dates and hours as people type them: the day comes first, an impossible date is refused and never repaired."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, time

from numerai.base.text import fold
from numerai.programme.workshops.imports.cells import Unreadable

FIRST_YEAR = 2020
YEARS_AHEAD = 2
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    ("janvier", "janv", "jan"),
    ("février", "févr", "fév"),
    ("mars",),
    ("avril", "avr"),
    ("mai",),
    ("juin",),
    ("juillet", "juil"),
    ("août",),
    ("septembre", "sept", "sep"),
    ("octobre", "oct"),
    ("novembre", "nov"),
    ("décembre", "déc"),
)
_MONTH_NUMBERS = {fold(name): number for number, names in enumerate(MONTHS, start=1) for name in names}
_DATE = re.compile(
    rf"""(?<![\w/.-])(?:(?P<weekday>{"|".join(WEEKDAYS)})\s+)?
    (?: (?P<y1>[0-9]{{4}})[-/.](?P<m1>[0-9]{{1,2}})[-/.](?P<d1>[0-9]{{1,2}})(?:[T ]00:00(?::00)?)?
      | (?P<d2>[0-9]{{1,2}})[-/.](?P<m2>[0-9]{{1,2}})[-/.](?P<y2>[0-9]{{4}}|[0-9]{{2}})
      | (?P<d3>[0-9]{{1,2}})(?:er)?\s+(?P<m3>[^\W\d_]{{3,9}})\.?\s+(?P<y3>[0-9]{{4}})
    )(?![\w/])""",
    re.VERBOSE | re.IGNORECASE,
)
_HOUR = re.compile(r"([0-9]{1,2})\s*(?:h\s*([0-9]{2})?|:\s*([0-9]{2})(?::00)?)\s*(?:mn|min)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dated:
    day: date
    rest: str  # the words around the date


def read_day(text: str, today: date) -> date:
    if match := _DATE.fullmatch(text):
        return _day(match, today)
    raise Unreadable(f"« {text} » n’est pas une date lisible. Écrivez-la comme 12/02/2026.")


def find_day(text: str, today: date) -> Dated:
    """The one date said in a longer text, wherever it stands."""
    matches = list(_DATE.finditer(text))
    days = {_day(match, today) for match in matches}
    if len(days) > 1:
        raise Unreadable(f"« {text} » contient plusieurs dates. Gardez-en une seule.")
    if not days:
        raise Unreadable(f"« {text} » ne contient pas de date complète. Écrivez-la comme 12/02/2026.")
    rest = " ".join(_DATE.sub(" ", text).replace("( )", "").split()).strip(" -–—,:;/")
    return Dated(days.pop(), rest)


def read_hour(text: str) -> time:
    match = _HOUR.fullmatch(text)
    if match is None:
        raise Unreadable(f"« {text} » n’est pas une heure. Écrivez-la comme 9h30.")
    hour, minute = int(match[1]), int(match[2] or match[3] or 0)
    if hour > 23 or minute > 59:
        raise Unreadable(f"l’heure « {text} » n’existe pas. Corrigez-la.")
    return time(hour, minute)


def _day(match: re.Match[str], today: date) -> date:
    said = match.group()
    day, month, year = (next(filter(None, match.group(f"{part}1", f"{part}2", f"{part}3"))) for part in "dmy")
    number = _MONTH_NUMBERS.get(fold(month)) if match["m3"] else int(month)
    found = _checked(said, int(day), number, int(year) + (2000 if len(year) == 2 else 0))
    if (found.year - YEARS_AHEAD, found.month, found.day) > (today.year, today.month, today.day):
        raise Unreadable(f"la date « {said} » est trop loin dans le futur. Corrigez-la.")
    if match["weekday"] and fold(match["weekday"]) != WEEKDAYS[found.weekday()]:
        raise Unreadable(f"« {said} » : ce jour est un {WEEKDAYS[found.weekday()]}. Corrigez le jour ou la date.")
    return found


def _checked(said: str, day: int, month: int | None, year: int) -> date:
    if month is None or not 1 <= month <= 12:
        raise Unreadable(f"la date « {said} » n’existe pas : ce mois n’existe pas. Corrigez-la.")
    if not FIRST_YEAR <= year <= 9999:
        raise Unreadable(f"la date « {said} » est avant {FIRST_YEAR}, avant le programme. Corrigez-la.")
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise Unreadable(
            f"la date « {said} » n’existe pas : {MONTHS[month - 1][0]} {year} a {last} jours. Corrigez-la."
        )
    return date(year, month, day)
