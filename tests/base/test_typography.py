"""French signs: what is repaired, what is left alone."""

import pytest

from numerai.base.typography import NBSP, typeset


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Où êtes-vous ?", "Où êtes-vous_?"),
        ("Aide: appelez", "Aide_: appelez"),
        ("Le mot « ici » suffit", "Le mot «_ici_» suffit"),
        ("«ici».", "«_ici_»."),
        ("L'atelier d'ici", "L’atelier d’ici"),
        ("À 14 h 30, puis 9 h.", "À 14_h_30, puis 9_h."),
        ("Attendez...", "Attendez…"),
        ("Appelez {{ name }} :", "Appelez {{ name }}_:"),
        ("Source : {{ source }}", "Source_: {{ source }}"),
        ("Bravo %(name)s !", "Bravo %(name)s_!"),
        ("<b>Où ?</b>", "<b>Où_?</b>"),
        ("Oui ! Non ?", "Oui_! Non_?"),
    ],
)
def test_signs_are_repaired_once(typed: str, expected: str) -> None:
    repaired = expected.replace("_", NBSP)
    assert typeset(typed) == repaired
    assert typeset(repaired) == repaired


@pytest.mark.parametrize(
    "text",
    [
        "Voyez https://exemple.invalid/?a=b ici",
        "Lifou&nbsp;: deux places",
        "Aide\u202f: %(phone)s",
        "<a href='/d'ici'>10:30</a>",
        "Quoi\u00a0?!",
        "{% if a : b %}",
        "(facultatif)",
        "",
    ],
)
def test_the_rest_is_left_alone(text: str) -> None:
    assert typeset(text) == text
