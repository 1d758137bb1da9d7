"""A template of ours that prints a variable nobody gave fails the test; those of libraries keep their habits."""

import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from django.template.base import FilterExpression, Node

import numerai

OURS = str(Path(numerai.__file__).parent)


class UndefinedVariable(str):
    """Django's `string_if_invalid`: empty, as in production, and false unless it betrays a mistake of ours.

    Django asks whether it is true at the moment a variable is missing. `{{ name|default:"" }}` says that the
    absence is expected, so it passes.
    """

    __slots__ = ()

    def __bool__(self) -> bool:
        frame = sys._getframe(1)
        expression = frame.f_locals.get("self")
        if frame.f_code.co_name == "resolve" and isinstance(expression, FilterExpression):
            expected = any(function.__name__ == "default" for function, _ in expression.filters)
            if not expected:
                _fail(str(expression.token), frame)
        return False

    def __contains__(self, text: Any) -> bool:
        frame = sys._getframe(1)
        if text == "%s" and frame.f_code.co_name == "render_value":  # inside {% blocktranslate %}
            _fail(str(frame.f_locals.get("key")), frame)
        return str.__contains__(self, text)


def _fail(variable: str, frame: FrameType) -> None:
    origin = _origin(frame)
    if origin.startswith(OURS):
        pytest.fail(f"undefined variable « {variable} » in {origin.removeprefix(OURS)}", pytrace=False)


def _origin(frame: FrameType | None) -> str:
    """The file of the template node being rendered."""
    while frame is not None:
        node = frame.f_locals.get("self")
        if frame.f_code.co_name == "render_annotated" and isinstance(node, Node):
            return str(getattr(getattr(node, "origin", None), "name", ""))
        frame = frame.f_back
    return ""
