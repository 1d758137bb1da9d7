"""Logs: what failed and where, never about whom."""

import logging
from typing import Any

import pytest

from numerai.base.logs import WithoutPersonalData, where

WHO = "Corail Exemple"


def kept(name: str, words: str, *arguments: object, **extra: Any) -> str:
    record = logging.LogRecord(name, logging.ERROR, __file__, 1, words, arguments, None)
    for attribute, value in extra.items():
        setattr(record, attribute, value)
    assert WithoutPersonalData().filter(record)
    return logging.Formatter("%(name)s %(message)s").format(record)


def raised() -> Exception:
    try:
        raise ValueError(WHO)
    except ValueError as error:
        return error


def test_an_exception_keeps_its_type_and_its_place() -> None:
    error = raised()
    line = kept("numerai", "nobody wanted %s", WHO, exc_info=(type(error), error, error.__traceback__))
    assert WHO not in line
    assert "ValueError (raised:" in line
    assert where(error) in line


@pytest.mark.parametrize("words", ["Not Found: %s", f"Not Found: /personnes/{WHO}/", "%s"])
def test_a_request_keeps_its_status_alone(words: str) -> None:
    arguments = (WHO,) if "%s" in words else ()
    line = kept("django.request", words, *arguments, request=object(), status_code=404)
    assert WHO not in line
    assert "404" in line


def test_the_server_keeps_the_first_line_of_its_tracebacks() -> None:
    line = kept("_granian.utils", f"Application callable raised an exception\nTraceback…\nValueError: {WHO}")
    assert line == "_granian.utils Application callable raised an exception"


def test_our_own_words_pass() -> None:
    assert kept("numerai", "backup: %s files", 3) == "numerai backup: 3 files"
