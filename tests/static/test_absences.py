"""What the accessibility register says that the site has none of: nothing of it can come back unseen."""

import pytest
from django.conf import settings

from tests.support.absences import CRYPTIC, MARKUP, SHEETS, places_of, seen_in
from tests.support.sources import PACKAGE, project_files, shown
from tests.support.strings import all_texts

SAMPLES = {
    "media": "<video controls>",
    "embedded": '<object data="/x">',
    "image-map": '<img usemap="#m" alt="">',
    "text-direction": '<p dir="rtl">',
    "script": '<script src="/a.js">',
    "drawn-movement": '<animate attributeName="r">',
    "picture-button": '<input type="image" alt="Envoyer">',
    "header-over-several": '<th scope="col" colspan="2">',
    "header-without-scope": "<th>Jour</th>",
    "presentation-mark": '<p align="center">',
    "puzzle": '<div class="h-captcha">',
    "movement": ".bus { transition: top 1s }",
    "orientation": "@media (orientation: landscape) { p { color: red } }",
    "shown-on-hover": ".tip:hover span { display: block }",
    "direction": "p { direction: rtl }",
}


@pytest.mark.parametrize("name", [*MARKUP, *SHEETS])
def test_the_site_has_none(name: str) -> None:
    assert places_of(name) == [], f"the register of accessibility says that the site has no « {name} »"


@pytest.mark.parametrize(("name", "source"), SAMPLES.items())
def test_each_is_seen(name: str, source: str) -> None:
    assert seen_in(name, source)
    assert not seen_in(name, '<p class="lead">Bonjour</p> <table><th scope="row">a</th> a:hover { color: red }')


def test_each_has_its_sample() -> None:
    assert set(SAMPLES) == {*MARKUP, *SHEETS}


def test_no_script_leaves_the_site() -> None:
    """Neither ours nor, by the policy that browsers obey, anyone else's."""
    assert [shown(path) for path in project_files() if path.suffix in {".js", ".mjs"} and PACKAGE in path.parents] == []
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    assert set(directives["script-src"]) <= {"'none'", "'self'"}
    assert directives["default-src"] == ["'none'"]


def test_our_words_hold_no_drawing_in_signs() -> None:
    assert [text for text in all_texts() if CRYPTIC.search(text.words)] == []


@pytest.mark.parametrize("sign", ["Merci :-)", "Super 😀", "On vous attend ;)", "☎ 73.11.60"])
def test_a_drawing_in_signs_is_seen(sign: str) -> None:
    assert CRYPTIC.search(sign)
