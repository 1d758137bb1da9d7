"""The pieces of interface keep their promises whatever the screen that uses them: weight, names, errors, boxes."""

import base64
import gzip
import hashlib
import re
from datetime import date, time

import pytest
from django import forms
from django.template import engines
from django.template.loader import render_to_string
from django.test import RequestFactory

from numerai.programme.people.rules import ContactWay
from numerai.programme.workshops.rules import Line, NeedKind
from numerai.screens.components import css, display
from numerai.screens.components.chart import Stop
from numerai.screens.components.icons import ICONS
from numerai.screens.components.lines import LINES, line
from numerai.screens.components.widgets import DateBoxes, RadioRows, TickRows, TimeBoxes, YesNo


class Asked(forms.Form):
    name = forms.CharField(label="Votre nom", error_messages={"required": "Écrivez votre nom."})
    way = forms.ChoiceField(
        label="Comment vous joindre ?",
        choices=[("call", "Un appel"), ("sms", "Un SMS")],
        widget=RadioRows(icons=True, hints={"sms": "Un message écrit"}),
        error_messages={"required": "Choisissez un moyen."},
    )
    needs = forms.MultipleChoiceField(
        label="Vos besoins", choices=[("braille", "Le braille")], widget=TickRows, required=False
    )
    day = forms.DateField(label="Le jour", widget=DateBoxes, error_messages={"invalid": "Écrivez une vraie date."})
    start = forms.TimeField(label="L’heure", widget=TimeBoxes)
    back = forms.ChoiceField(label="Vous rappeler ?", choices=[("yes", "Oui"), ("no", "Non")], widget=YesNo)


SITE = {"name": "Numé-Raï", "carried_by": "Numé-Raï est porté par deux associations."}
GOOD = {
    "name": "Prénom",
    "way": "sms",
    "day_day": "8",
    "day_month": "12",
    "day_year": "2026",
    "start_hours": "9",
    "start_minutes": "",
    "back": "no",
}


def rendered(source: str, **context: object) -> str:
    template = engines["django"].from_string("{% load components %}" + source)
    return str(template.render(context, RequestFactory().get("/")))


@pytest.mark.parametrize(("sheet", "heaviest"), [("page", 4_600), ("framed", 2_500)])
def test_the_critical_css_is_light_and_its_hash_is_the_one_sent(sheet: str, heaviest: int) -> None:
    style = rendered(f'{{% inline_css "{sheet}" %}}').removeprefix("<style>").removesuffix("</style>")
    assert len(gzip.compress(style.encode(), 9)) <= heaviest
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert css.inline_css_hashes()[list(css.SHEETS).index(sheet)] == f"'sha256-{digest}'"
    assert "</" not in style


def test_pictograms_are_light_and_the_needs_and_ways_each_have_one() -> None:
    assert max(len(rendered("{% icon name %}", name=name)) for name in ICONS) < 1_000
    assert {kind.value for kind in (*NeedKind, *ContactWay)} <= set(ICONS)
    assert rendered("{% icon 'no such drawing' %}") == ""


def test_lines_follow_the_programme() -> None:
    assert [one.code for one in LINES] == [theme.value for theme in Line]
    assert [one.number for one in LINES] == [theme.number for theme in Line]
    assert line(5) is line("ai") is line(LINES[4])
    assert "Ligne 5" in rendered("{% line_badge 'ai' %}")


def test_boxes_read_dates_and_times_back() -> None:
    form = Asked(GOOD)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["day"] == date(2026, 12, 8)
    assert form.cleaned_data["start"] == time(9, 0)


def test_boxes_show_a_date_and_keep_what_was_typed_wrong() -> None:
    shown = rendered("{{ form.day }}", form=Asked(initial={"day": date(2026, 12, 8)}))
    assert re.findall(r'value="(\d+)"', shown) == ["8", "12", "2026"]
    wrong = Asked({**GOOD, "day_day": "31", "day_month": "2"})
    again = rendered("{% field form 'day' %}", form=wrong)
    assert "Écrivez une vraie date." in again
    assert re.findall(r'value="(\d+)"', again) == ["31", "2", "2026"]


def test_rows_carry_their_pictogram_and_their_hint() -> None:
    shown = rendered("{% field form 'way' %}", form=Asked())
    assert shown.count('<svg class="i"') == 2
    assert "Un message écrit" in shown
    assert "<legend>" in shown


def test_the_label_can_be_the_title_of_the_page() -> None:
    assert re.search(
        r'<h1><label for="id_name">Votre nom</label></h1>',
        rendered("{% field form 'name' heading=True %}", form=Asked()),
    )
    assert "<legend><h1>" in rendered("{% field form 'way' heading=True %}", form=Asked())


def test_errors_are_listed_in_the_same_words_and_lead_to_their_field() -> None:
    form = Asked({**GOOD, "name": "", "way": ""})
    summary = rendered("{% error_summary form %}", form=form)
    page = "".join(rendered("{% field form name %}", form=form, name=name) for name in form.fields)
    links = re.findall(r'<a href="#([^"]+)">([^<]+)</a>', summary)
    assert links == [("id_name", "Écrivez votre nom."), ("id_way_0", "Choisissez un moyen.")]
    assert all(f'id="{target}"' in page and sentence in page for target, sentence in links)
    assert 'aria-invalid="true"' in page
    assert rendered("{% error_summary form %}", form=Asked(GOOD)).strip() == ""


@pytest.mark.parametrize(("data", "prefix"), [(None, ""), ({}, "Erreur\u00a0: ")])
def test_a_question_page_says_its_question_in_its_title(data: dict[str, str] | None, prefix: str) -> None:
    class Ask(forms.Form):
        name = forms.CharField(label="Votre nom")

    context = {
        "form": Ask(data),
        "journey": "Je m’inscris",
        "site": SITE,
        "step": {"number": 3, "total": 8},
    }
    page = render_to_string("components/question.html", context, RequestFactory().get("/"))
    assert f"<title>{prefix}Votre nom – Je m’inscris – Numé-Raï</title>" in page
    assert page.count("<h1>") == 1
    assert "Question 3 sur 8" in page


def test_display_choices_survive_their_cookie_and_nothing_else_enters_the_page() -> None:
    typed = {"taille": "size-large", "couleurs": "scheme-dark", "calme": "calm", "espace": "evil"}
    cookie = display.to_cookie(typed)
    assert cookie == "size-large.scheme-dark.calm"
    assert display.classes(cookie) == "size-large scheme-dark calm"
    assert display.classes('size-huge"><script>.spaced') == "spaced"
    styles = css.inline_css()
    assert all(f".{value}" in styles for setting in display.SETTINGS for value in display.values(setting))


def test_the_map_and_its_list_say_the_same() -> None:
    stops = [
        Stop("98818", "Nouméa", "/communes/noumea/", "jeu. 3 déc.", True, 622, 608),
        Stop("99999", "Ailleurs", "/communes/ailleurs/", "bientôt", False, 100, 100, "end"),
    ]
    page = rendered("{% include 'components/map.html' %}", stops=stops)
    for stop in stops:
        assert page.count(f'href="{stop.url}"') == 2
        assert f'aria-label="{stop.name}, {stop.date_text}"' in page


def test_error_pages_say_what_to_do() -> None:
    for code in (400, 403, 404, 410, 429, 500, 503):
        page = render_to_string(f"{code}.html", {"site": SITE})
        assert page.count("<h1>") == 1
        assert 'href="#contenu"' in page
