"""The questions of « Dire un problème », one page each. The sheet of paper is made of the same ones."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from numerai.programme.concerns.messages import ABOUT, ANSWER_WAYS, FOR_WHOM, KIND_HINTS, KINDS, QUESTIONS
from numerai.programme.concerns.rules import About, AnswerWay, Kind
from numerai.screens.components.widgets import RadioRows
from numerai.screens.participant.enrolment.reach import ByCall, ByEmail, BySms
from numerai.screens.participant.questions import Question

WORDS_LONGEST = 4_000
LONG_TEXT = forms.Textarea({"rows": 8})


class What(Question):
    kind = forms.ChoiceField(
        label=QUESTIONS["kind"],
        choices=[(kind.value, KINDS[kind]) for kind in Kind],
        widget=RadioRows(
            icons={"complaint": "face_sad", "incident": "warning", "data": "general"},
            hints={kind.value: KIND_HINTS[kind] for kind in Kind},
        ),
        error_messages={"required": _("Dites quel est le problème.")},
    )


class Subject(Question):
    about = forms.ChoiceField(
        label=QUESTIONS["about"],
        choices=[(about.value, ABOUT[about]) for about in About],
        widget=RadioRows(
            icons={
                "workshop": "calendar",
                "person": "people",
                "accessibility": "computer",
                "data": "general",
                "other": "other",
            }
        ),
        error_messages={"required": _("Dites à propos de quoi. Par exemple « Autre chose ».")},
    )


class Story(Question):
    words = forms.CharField(
        label=QUESTIONS["words"],
        help_text=_("Écrivez comme vous parlez. Dites où et quand, si vous le savez."),
        max_length=WORDS_LONGEST,
        widget=LONG_TEXT,
        error_messages={
            "required": _("Écrivez ce qui s’est passé. Quelques mots suffisent."),
            "max_length": _("Votre texte est trop long. Gardez le plus important, ou appelez-nous."),
        },
    )


class Who(Question):
    """Both boxes may stay empty: some problems are about nobody."""

    heading = QUESTIONS["of_whom"]
    intro = _("Vous pouvez laisser vide. Une personne nommée ici ne pourra pas lire votre message.")

    who = forms.CharField(
        label=QUESTIONS["who"],
        help_text=_("Son nom ou son prénom, si vous le savez."),
        max_length=200,
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    where = forms.CharField(
        label=QUESTIONS["where"],
        help_text=_("Le lieu ou le jour."),
        max_length=200,
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
    )


class ForWhom(Question):
    said_by = forms.ChoiceField(
        label=QUESTIONS["for_whom"],
        choices=[(said.value, words) for said, words in FOR_WHOM.items()],
        widget=RadioRows(icons={"self": "general", "helper": "companion"}),
        error_messages={"required": _("Dites pour qui vous parlez.")},
    )


class Way(Question):
    answer_way = forms.ChoiceField(
        label=QUESTIONS["answer_way"],
        choices=[(way.value, ANSWER_WAYS[way]) for way in AnswerWay],
        widget=RadioRows(
            icons={"number": "ticket", "call": "call", "sms": "sms", "email": "email"},
            hints={"number": _("Nous ne saurons pas qui vous êtes. Vous gardez un numéro de 9 chiffres.")},
        ),
        error_messages={"required": _("Choisissez comment avoir la réponse. Par exemple avec un numéro.")},
    )


FORMS: dict[str, type[Question]] = {
    "quoi": What,
    "sujet": Subject,
    "recit": Story,
    "personne": Who,
    "pour-qui": ForWhom,
    "reponse": Way,
}
DETAILS: dict[str, type[Question]] = {"call": ByCall, "sms": BySms, "email": ByEmail}


def kept(answer: dict[str, Any]) -> dict[str, Any]:
    """The number or the address, without the columns of an enrolment."""
    return {name: answer[name] for name in ("phone", "email") if name in answer}
