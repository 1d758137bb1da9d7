"""Dates and hours as people of New Caledonia read them. "Today" is always a parameter of decisions."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.utils import timezone

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = tuple("janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split())
SHORT_MONTHS = ("janv.", "févr.", "mars", "avril", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")
NBSP = "\u00a0"


def now() -> datetime:
    """The one clock of the project: views and commands read it and pass it on."""
    return timezone.now()


def today(time_zone: str = "Pacific/Noumea") -> date:
    return now().astimezone(ZoneInfo(time_zone)).date()


def say_day(day: date, *, with_year: bool = True) -> str:
    """jeudi 24 septembre 2026"""
    number = "1er" if day.day == 1 else str(day.day)
    words = [DAYS[day.weekday()], number, MONTHS[day.month - 1], *([str(day.year)] if with_year else [])]
    return NBSP.join(words[:3]) + (" " + words[3] if with_year else "")


def say_short_day(day: date) -> str:
    """3 déc."""
    return f"{'1er' if day.day == 1 else day.day}{NBSP}{SHORT_MONTHS[day.month - 1]}"


def say_month(day: date) -> str:
    """décembre 2026"""
    return f"{MONTHS[day.month - 1]} {day.year}"


def say_time(hour: time) -> str:
    """9 h, 14 h 30"""
    return f"{hour.hour}{NBSP}h" + (f"{NBSP}{hour.minute:02d}" if hour.minute else "")
