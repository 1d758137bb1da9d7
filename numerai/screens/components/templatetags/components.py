"""The tags that screens use to show pieces of interface: `{% load components %}`. The README shows each of them."""

from collections.abc import Iterable
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.template.context import RequestContext
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from numerai.screens.components import chart as drawing
from numerai.screens.components import css, icons, lines, navigation

register = template.Library()


@register.simple_tag
def inline_css(sheet: str = "page") -> SafeString:
    return mark_safe(f"<style>{css.inline_css(sheet)}</style>")  # noqa: S308  our own file


@register.simple_tag
def icon(name: str) -> SafeString:
    """A pictogram, silent for screen readers: a word always stands beside it. An unknown name draws nothing."""
    drawing = icons.ICONS.get(str(name))
    if drawing is None:
        return SafeString("")
    return format_html(
        '<svg class="i" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"'
        ' stroke-linejoin="round" aria-hidden="true">{}</svg>',
        mark_safe(drawing),  # noqa: S308  our own drawing
    )


@register.simple_tag
def line_badge(key: Any) -> SafeString:
    """Number, colour and shape of one of the five lines (number or theme code)."""
    found = lines.line(key)
    return format_html(
        '<svg class="badge l{0}" viewBox="0 0 24 24" aria-hidden="true">{1}<path class="digit" d="{3}"/></svg>'
        '<span class="vh">{2}</span>',
        found.number,
        mark_safe(found.shape),  # noqa: S308  our own drawing
        _("Ligne %(number)s") % {"number": found.number},
        found.digit,
    )


@register.filter
def line_word(key: Any) -> str:
    return str(lines.line(key).word)


@register.filter
def line_slug(key: Any) -> str:
    return lines.line(key).slug


@register.simple_tag
def all_lines() -> tuple[lines.Line, ...]:
    return lines.LINES


@register.simple_tag(takes_context=True)
def menu(context: RequestContext, name: str) -> list[navigation.MenuLink]:
    return navigation.menu(name, context.get("request"))


@register.simple_tag
def chart(stops: Iterable[drawing.Stop]) -> dict[str, Any]:
    """What the map draws; see `components/map.html`."""
    return {
        "stops": list(stops),
        "view_box": drawing.VIEW_BOX,
        "land": drawing.LAND,
        "roads": drawing.ROADS,
        "boats": drawing.BOATS,
    }


@register.inclusion_tag("components/forms/field.html")
def field(form: forms.BaseForm, name: str, heading: bool = False) -> dict[str, Any]:
    """One field with its label, hint and error. With `heading`, the label is the page's h1."""
    return {"field": form[name], "heading": heading}


@register.inclusion_tag("components/forms/field.html")
def question(form: forms.BaseForm) -> dict[str, Any]:
    """The only visible field of a question page; its label is the page's h1."""
    return {"field": form.visible_fields()[0], "heading": True}


@register.filter
def kind(field: BoundField) -> str:
    """How a field is laid out: `group` (fieldset), `tick` (one box to tick) or `line` (label above)."""
    if field.use_fieldset:
        return "group"
    return "tick" if isinstance(field.field.widget, forms.CheckboxInput) else "line"


@register.inclusion_tag("components/forms/error_summary.html")
def error_summary(*all_forms: forms.BaseForm | None) -> dict[str, Any]:
    """What to correct, with a link to each field. Shows nothing when all is well."""
    return {"errors": [error for form in all_forms if form is not None and form.errors for error in _errors(form)]}


def _errors(form: forms.BaseForm) -> list[tuple[str, str]]:
    """(id of the control to reach or "", sentence), in the order of the page."""
    found = [("", str(error)) for error in form.non_field_errors()]
    for bound in form:
        found += [(first_control(bound), str(error)) for error in bound.errors]
    return found


def first_control(bound: BoundField) -> str:
    widget = bound.field.widget
    several = isinstance(widget, forms.MultiWidget | forms.RadioSelect | forms.CheckboxSelectMultiple)
    return f"{bound.auto_id}_0" if several else str(bound.auto_id)
