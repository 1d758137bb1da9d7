"""The components page shows every piece there is: one that is added joins it, or fails here."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.template import Library
from django.test import Client
from django.urls import reverse

from numerai.screens.components import widgets
from numerai.screens.components.icons import ICONS
from numerai.screens.components.showcase.families import FAMILIES
from numerai.screens.components.templatetags import components as tags

FOLDER = Path(widgets.__file__).parent
# Classes that are no piece: what scripts, paper or one whole page adds.
ELSEWHERE = {
    "home": "the link to the home page, hidden on a telephone",
    "wide": "the links that leave a telephone's menu",
    "out": "the button that signs out: there is nobody to sign out here",
    "link": "the same button",
    "size-large": "a class of the whole page, chosen at the top of each page",
    "size-huge": "the same",
    "spaced": "the same",
    "calm": "the same",
    "hero": "the opening of the home page",
    "qr": "a code drawn for one person, one link",
}


@dataclass(slots=True)
class Shown:
    """What all the pages of the showcase were made of."""

    templates: set[str] = field(default_factory=set)
    sources: str = ""
    html: str = ""
    widgets: set[type[forms.Widget]] = field(default_factory=set)

    def add(self, response: Any) -> None:
        self.html += response.content.decode()
        for template in response.templates:
            self.templates.add(template.name or "")
            self.sources += template.source
        for context in response.context or ():
            for value in context.flatten().values():
                self.widgets |= of_form(value)


def of_form(value: object) -> set[type[forms.Widget]]:
    form = value.form if isinstance(value, forms.BoundField) else value
    return {type(one.widget) for one in form.fields.values()} if isinstance(form, forms.BaseForm) else set()


@pytest.fixture
def shown(db: None, client: Client) -> Shown:
    """Every page of it; the two whole pages that it only leads to; what an unknown address answers."""
    found = Shown()
    for one in FAMILIES:
        found.add(client.get(reverse("components:family", args=[one.slug])))
    for name in ("components:index", "components:fields", "components:question", "public:display"):
        found.add(client.get(reverse(name)))
    found.add(client.post(reverse("components:fields")))
    found.add(client.post(reverse("components:question"), {"name": "Corail"}))
    found.add(client.get(reverse("components:family", args=["inconnu"])))
    return found


def templates() -> set[str]:
    """Pieces, layouts, and how Django draws a field."""
    root = FOLDER / "templates"
    return {
        path.relative_to(root).as_posix()
        for folder in ("components", "django")
        for path in (root / folder).rglob("*")
        if path.is_file()
    }


def never_used(library: Library, sources: str) -> set[str]:
    called = set(re.findall(r"{%\s*(\w+)", sources)) | set(re.findall(r"\|(\w+)", sources))
    return {*library.tags, *library.filters} - called


def own_widgets() -> set[type[forms.Widget]]:
    public = (value for name, value in vars(widgets).items() if not name.startswith("_"))
    return {
        kind
        for kind in public
        if isinstance(kind, type) and issubclass(kind, forms.Widget) and kind.__module__ == widgets.__name__
    }


def classes_of(sheets: Iterable[Path]) -> set[str]:
    bare = (re.sub(r"/\*.*?\*/|{[^{}]*}", " ", sheet.read_text(encoding="utf-8"), flags=re.S) for sheet in sheets)
    return {name for sheet in bare for name in re.findall(r"\.([a-z][\w-]*)", sheet)}


def written(html: str) -> set[str]:
    return {name for value in re.findall(r'class="([^"]*)"', html) for name in value.split()}


def test_every_template_is_shown(shown: Shown) -> None:
    assert templates() - shown.templates == set()
    assert "components/board.html" in templates()


def test_every_tag_and_filter_is_shown(shown: Shown) -> None:
    assert never_used(tags.register, shown.sources) == set()


def test_every_widget_is_shown(shown: Shown) -> None:
    assert own_widgets() - shown.widgets == set()
    assert len(own_widgets()) >= 6


def test_every_pictogram_is_shown(shown: Shown) -> None:
    assert {drawing for drawing in ICONS.values() if drawing not in shown.html} == set()


def test_every_class_of_the_style_sheets_is_shown(shown: Shown) -> None:
    known = classes_of([*(FOLDER / "css").glob("*.css"), FOLDER / "static" / "team.css"])
    assert known - written(shown.html) - set(ELSEWHERE) == set()
    assert set(ELSEWHERE) - known == set(), "said to be elsewhere, and nowhere"


def test_a_piece_that_is_not_shown_is_seen(shown: Shown, tmp_path: Path) -> None:
    """Negative control, for each of the five."""
    library = Library()
    library.simple_tag(lambda: "", name="forgotten_tag")
    sheet = tmp_path / "more.css"
    sheet.write_text(".forgotten, .card { color: red } /* .said-only */")
    assert never_used(library, shown.sources) == {"forgotten_tag"}
    assert "components/forgotten.html" not in shown.templates
    assert forms.SplitDateTimeWidget not in shown.widgets
    assert "M0 0h24v24" not in shown.html
    assert classes_of([sheet]) - written(shown.html) == {"forgotten"}


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.slug)
def test_no_identifier_twice(db: None, client: Client, family: Any) -> None:
    html = client.get(reverse("components:family", args=[family.slug])).content.decode()
    found = re.findall(r'\sid="([^"]+)"', html)
    assert sorted(found) == sorted(set(found))
    assert html.count("<h1>") == 1


def test_every_family_is_listed_and_search_engines_stay_away(db: None, client: Client) -> None:
    page = client.get(reverse("components:index")).content.decode()
    pages = [reverse("components:family", args=[one.slug]) for one in FAMILIES]
    assert all(f'href="{url}"' in page for url in pages)
    assert all('content="noindex"' in client.get(url).content.decode() for url in [reverse("components:index"), *pages])
    assert reverse("components:index") in client.get(reverse("public:accessibility")).content.decode()


def test_a_display_is_seen_and_not_kept(db: None, client: Client) -> None:
    url = reverse("components:family", args=["textes"])
    page = client.get(url, {"affichage": 'scheme-dark.size-huge"><script>'})
    assert '<html lang="fr" class="scheme-dark">' in page.content.decode()
    assert not page.cookies
    assert '<html lang="fr">' in client.get(url).content.decode()


def test_nothing_that_is_typed_is_kept(db: None, client: Client, django_assert_num_queries: Any) -> None:
    from django.contrib.sessions.models import Session

    answered = client.post(reverse("components:question"), {"name": "Corail"})
    assert "Corail" in answered.content.decode()
    assert not Session.objects.exists()
    assert "Corail" not in client.get(reverse("components:question")).content.decode()
