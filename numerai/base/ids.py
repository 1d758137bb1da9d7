"""Identifiers that can be born anywhere, even offline: UUID version 7, sorted by time."""

import os
import secrets
import time
from uuid import UUID

CODE_DIGITS = 9


def uuid7(milliseconds: int | None = None) -> UUID:
    """A UUIDv7 (RFC 9562): 48 bits of Unix time in milliseconds, then 74 random bits."""
    stamp = time.time_ns() // 1_000_000 if milliseconds is None else milliseconds
    value = (stamp & (2**48 - 1)) << 80 | int.from_bytes(os.urandom(10), "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=value)


def read_uuid(text: str) -> UUID | None:
    """An identifier that a form sent back; None when it cannot be one."""
    try:
        return UUID(text)
    except ValueError:
        return None


def check_digit(digits: str) -> str:
    """The last digit of a code (Luhn): one mistyped or two swapped digits are seen before any look-up."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def new_code() -> str:
    """Nine digits that can be said on the phone; the first is never zero."""
    digits = str(secrets.choice(range(1, 10))) + f"{secrets.randbelow(10**7):07d}"
    return digits + check_digit(digits)


def read_code(text: str) -> str | None:
    """The code as typed or dictated, with any spaces or dashes; None when it cannot be one."""
    digits = "".join(character for character in text if character.isdecimal() and character.isascii())
    extra = "".join(c for c in text if not c.isdecimal()).strip(" .-_/\u00a0\u202f")
    if len(digits) != CODE_DIGITS or extra or check_digit(digits[:-1]) != digits[-1]:
        return None
    return digits


def say_code(code: str) -> str:
    """482137905 → "482 137 905"."""
    return "\u00a0".join(code[i : i + 3] for i in range(0, len(code), 3))
