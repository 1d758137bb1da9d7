"""What a field says when its answer is missing or wrong: its own name, what to write, and no word of a library."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from django import forms
from django.utils import translation

import numerai.screens
from numerai.base.plain_words import message_remarks
from numerai.screens.components.field_messages import CHOSEN_ELSEWHERE, REQUIRED

SAID = ("required", "invalid")
FOR_ALL_FIELDS = {str(REQUIRED), str(CHOSEN_ELSEWHERE)}
# Their class writes its own words once it is made, under the same key.
MADE_LATER = {("Code", "code"), ("Number", "code"), ("SignInForm", "password")}


def our_forms() -> list[type[forms.BaseForm]]:
    for module in pkgutil.walk_packages(numerai.screens.__path__, "numerai.screens."):
        if ".migrations" not in module.name:
            importlib.import_module(module.name)
    return sorted((form for form in _under(forms.BaseForm)), key=lambda form: (form.__module__, form.__qualname__))


def _under(parent: type[forms.BaseForm]) -> Iterator[type[forms.BaseForm]]:
    for form in parent.__subclasses__():
        if form.__module__.startswith("numerai.screens"):
            yield form
        yield from _under(form)


def messages() -> Iterator[tuple[str, str, str]]:
    """Where, the label, the message."""
    with translation.override("fr"):
        for form in our_forms():
            for name, field in form.base_fields.items():
                for kind in SAID:
                    asked = kind != "required" or field.required
                    if (
                        field.label
                        and asked
                        and kind in field.error_messages
                        and (form.__name__, name) not in MADE_LATER
                    ):
                        yield f"{form.__name__}.{name} {kind}", str(field.label), str(field.error_messages[kind])


def test_each_message_names_its_field_and_says_what_to_do() -> None:
    found = list(messages())
    assert len(found) > 60
    lacking = {
        (where, label, message): [remark.rule for remark in message_remarks(message, label=label)]
        for where, label, message in found
    }
    assert {case: rules for case, rules in lacking.items() if rules} == {}


def test_no_field_speaks_the_words_of_the_library() -> None:
    with translation.override("fr"):
        own = [
            str(field.error_messages.get("invalid_choice", ""))
            for form in our_forms()
            for field in form.base_fields.values()
        ]
    assert not any("choix valide" in message for message in own)
    assert FOR_ALL_FIELDS & set(own)


@pytest.mark.parametrize("message", sorted(FOR_ALL_FIELDS))
def test_the_words_for_all_fields_are_plain(message: str) -> None:
    assert message_remarks(message) == []
