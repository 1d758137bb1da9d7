"""Identifiers in the order of time; codes that survive being said aloud."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numerai.base.ids import check_digit, new_code, read_code, say_code, uuid7

EIGHT_DIGITS = st.from_regex(r"[1-9][0-9]{7}", fullmatch=True)


def test_a_uuid7_tells_its_version_and_variant() -> None:
    made = uuid7()
    assert (made.version, made.variant) == (7, UUID(int=0x8 << 60).variant)


@given(st.integers(0, 2**48 - 2))
def test_a_later_uuid7_sorts_after(milliseconds: int) -> None:
    assert uuid7(milliseconds) < uuid7(milliseconds + 1)


def test_two_uuid7_of_the_same_moment_differ() -> None:
    assert len({uuid7(1_000) for _ in range(200)}) == 200


def test_a_new_code_reads_back() -> None:
    for _ in range(300):
        code = new_code()
        assert len(code) == 9
        assert code[0] != "0"
        assert read_code(say_code(code)) == code


@given(EIGHT_DIGITS, st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_is_always_seen(digits: str, place: int, shift: int) -> None:
    code = digits + check_digit(digits)
    wrong = str((int(code[place]) + shift) % 10)
    assert read_code(code[:place] + wrong + code[place + 1 :]) is None


@given(EIGHT_DIGITS, st.integers(0, 7))
def test_two_neighbours_swapped_are_seen_but_for_zero_and_nine(digits: str, place: int) -> None:
    """Luhn's one blind spot: 09 and 90."""
    code = digits + check_digit(digits)
    first, second = code[place], code[place + 1]
    swapped = code[:place] + second + first + code[place + 2 :]
    if first != second and {first, second} != {"0", "9"}:
        assert read_code(swapped) is None


@pytest.mark.parametrize("typed", ["482137908", "482 137 908", "482\u00a0137\u00a0908", "482-137-908", " 482.137.908 "])
def test_a_code_is_read_with_any_spacing(typed: str) -> None:
    assert read_code(typed) == "482137908"


@pytest.mark.parametrize("typed", ["", "48213790", "4821379080", "482137909", "code 482137908", "٤٨٢١٣٧٩٠٨"])
def test_what_is_no_code_is_refused(typed: str) -> None:
    assert read_code(typed) is None


def test_a_code_is_said_three_by_three() -> None:
    assert say_code("482137908") == "482\u00a0137\u00a0908"
