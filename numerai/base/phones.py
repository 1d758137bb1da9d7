"""Telephone numbers of New Caledonia: typed in every way, stored as +687…, said as 73.11.60."""

import phonenumbers

REGION = "NC"


def read_phone(text: str | None) -> str | None:
    """E.164 ("+687731160"), or None when it cannot be a telephone number. Foreign numbers need their +."""
    cleaned = (text or "").strip()
    if cleaned.startswith("00"):
        cleaned = "+" + cleaned[2:]
    try:
        number = phonenumbers.parse(cleaned, REGION)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number) or not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def say_phone(number: str | None) -> str:
    """+687731160 → 73.11.60; foreign numbers keep their prefix."""
    if not number:
        return ""
    if number.startswith("+687") and len(number) == 10:
        return ".".join((number[4:6], number[6:8], number[8:]))
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
