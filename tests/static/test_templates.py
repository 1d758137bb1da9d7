"""Templates, read without a browser: nothing that shuts people out, every word through gettext."""

import re
from collections import defaultdict
from pathlib import Path

import django.forms
import pytest
from django.apps import apps

from tests.support.sources import Template, modules, pages, shown, templates, texts_in
from tests.support.template_lints import forbidden, untranslated

SIMPLE = {"public", "participant"}
CALLED_BY_DJANGO = {"400.html", "403.html", "404.html", "500.html", "403_csrf.html"}
TITLE = re.compile(r"{%\s*block title\s*%}(.*?){%\s*endblock", re.S)
each_page = pytest.mark.parametrize("template", pages(), ids=lambda template: template.name)


@each_page
def test_no_forbidden_construct(template: Template) -> None:
    assert forbidden(template.source, simple=template.audience in SIMPLE) == set()


@each_page
def test_every_word_goes_through_gettext(template: Template) -> None:
    assert untranslated(template.source) == []


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ('<input placeholder="Nom">', "placeholder"),
        ("<button disabled>", "disabled"),
        ('<button {% if full %}disabled{% endif %} class="btn">', "disabled"),
        ('<a href="/" target="_blank">', "new-window"),
        ('<a href="/" tabindex="2">', "tabindex"),
        ('<p onclick="go()">', "inline-handler"),
        ('<p style="color:red">', "inline-style"),
        ("<script>go()</script>", "inline-script"),
        ('<a accesskey="a" href="/">', "accesskey"),
        ("<video autoplay>", "moves-alone"),
        ('<iframe src="/x">', "frame"),
        ('<table class="t" role="presentation">', "layout-table"),
        ('<img src="//ailleurs.example/x.png" alt="">', "third-party"),
        ('<meta name="viewport" content="width=device-width, maximum-scale=1">', "no-zoom"),
        ('<img src="/x.png">', "picture-without-alt"),
        ("<p>Bravo 🎉</p>", "emoticon"),
        ("<p>Bravo :-)</p>", "emoticon"),
        ('<a href="/">Cliquez ici</a>', "link-text"),
        ('<a class="more" href="/">{% translate "En savoir plus" %}</a>', "link-text"),
        ("<select>", "heavy-control"),
        ('<input type="date">', "heavy-control"),
    ],
)
def test_each_forbidden_construct_is_seen(source: str, name: str) -> None:
    assert forbidden(source, simple=True) == {name}


@pytest.mark.parametrize(
    "source",
    [
        "<p>Bonjour</p>",
        '<a href="/" aria-label="Retour">{% translate "Retour" %}</a>',
        '{% include "a.html" with text="Pas encore" %}',
        '{{ name|default:"sans nom" }}',
    ],
)
def test_words_outside_gettext_are_seen(source: str) -> None:
    assert len(untranslated(source)) == 1


def test_words_inside_gettext_pass() -> None:
    source = (
        '{% load i18n %}<title>{% translate "Ici" %} – Numé-Raï</title>{# un mot #}<!-- deux -->'
        '<p aria-label="{% translate "Retour" %}">{% blocktranslate trimmed %}Il reste {{ n }} places.'
        '{% endblocktranslate %} {{ x|default:_("sans nom") }} {{ day|date:"j F Y" }} · 12</p>'
    )
    assert untranslated(source) == []


def test_python_gives_no_forbidden_attribute_to_a_field() -> None:
    found = [shown(path) for path, tree in modules() if {"placeholder", "autofocus", "disabled"} & set(texts_in(tree))]
    assert found == []


def test_no_template_is_forgotten() -> None:
    called = {text for _, tree in modules() for text in texts_in(tree)}
    called |= {text for template in templates() for text in re.findall(r"[\"']([\w/.*-]+)[\"']", template.source)}
    patterns = [re.escape(text).replace(r"\*", ".*") for text in called if re.search(r"\.(html|txt|svg)$", text)]
    names = {template.name for template in templates()} - CALLED_BY_DJANGO - _names_of_libraries()
    assert {name for name in names if not any(re.fullmatch(pattern, name) for pattern in patterns)} == set()


def _names_of_libraries() -> set[str]:
    """A template of ours under the name of a library's is called by that library."""
    libraries = [config.path for config in apps.get_app_configs() if not config.name.startswith("numerai")]
    folders = [Path(path) / "templates" for path in [*libraries, *django.forms.__path__]]
    return {template.name for template in templates() if any((folder / template.name).exists() for folder in folders)}


def test_titles_written_in_templates_are_distinct() -> None:
    titles = defaultdict(list)
    for template in pages():
        for title in TITLE.findall(template.source):
            if "{{" not in title and title.strip():
                titles[" ".join(title.split())].append(template.name)
    assert {title: names for title, names in titles.items() if len(names) > 1} == {}
