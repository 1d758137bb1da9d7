"""The same questions on a sheet of paper, in the same order and with the same numbers; printed from the browser."""

from typing import Any

from django.forms import BoundField, ChoiceField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from numerai.programme.concerns.messages import QUESTIONS
from numerai.screens.participant.concern import journey
from numerai.screens.participant.concern.forms import FORMS
from numerai.screens.participant.concern.help import help_for
from numerai.screens.participant.questions import Question

LINES = {"words": 9, "who": 1, "where": 1}


@require_safe
def paper(request: HttpRequest) -> HttpResponse:
    questions = [
        _question(number, FORMS[step]()) for number, step in enumerate(journey.STEPS, start=1) if step in FORMS
    ]
    reached = {"number": len(questions) + 1, "heading": QUESTIONS["reach"]}
    reached["boxes"] = [{"label": _("Téléphone ou e-mail"), "lines": range(1), "choices": []}]
    context = {"questions": [*questions, reached], **help_for(request.programme)}
    return render(request, "participant/concern_paper.html", context)


def _question(number: int, form: Question) -> dict[str, Any]:
    fields = list(form.visible_fields())
    boxes = [_box(field, labelled=bool(form.heading)) for field in fields]
    return {"number": number, "heading": form.heading or fields[0].label, "boxes": boxes}


def _box(field: BoundField, *, labelled: bool) -> dict[str, Any]:
    choices = [words for _value, words in field.field.choices] if isinstance(field.field, ChoiceField) else []
    return {
        "label": field.label if labelled else "",
        "choices": choices,
        "lines": range(LINES.get(field.name, 0)),
    }
