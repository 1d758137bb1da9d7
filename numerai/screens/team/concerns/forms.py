"""What a referent may type in the register: an answer, whom a concern is about, one that came on paper or by phone."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from numerai.base.ids import uuid7
from numerai.base.models import Programme
from numerai.programme.concerns.actions import Report
from numerai.programme.concerns.messages import ABOUT, ANSWER_WAYS, FOR_WHOM, KINDS, QUESTIONS
from numerai.programme.concerns.queries import team_of
from numerai.programme.concerns.rules import About, AnswerWay, Kind, Said, SaidBy
from numerai.programme.people.models import Account
from numerai.programme.workshops.models import Session
from numerai.screens.components.addresses import plain_address
from numerai.screens.components.widgets import RadioRows, TickRows
from numerai.screens.team.concerns.words import SAID_BY
from numerai.screens.team.fields import DayField, MadeWithThePage, PhoneField
from numerai.screens.team.guard import TeamRequest
from numerai.screens.team.session_rows import say_session

LONGEST = 4_000
LATEST_SESSIONS = 12
NO_SESSION = "none"


class TextForm(forms.Form):
    """An answer or a decision: read by the person behind their number."""

    text = forms.CharField(
        label=_("Votre réponse"),
        help_text=_("La personne la lit avec son numéro. N’écrivez ni nom, ni coordonnées."),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 8}),
        error_messages={"required": _("Écrivez la réponse.")},
    )


class RefusalForm(TextForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("Pourquoi vous refusez")
        self.fields["text"].error_messages["required"] = _("Écrivez pourquoi vous refusez.")


class NamedForm(forms.Form):
    accounts = forms.MultipleChoiceField(
        label=_("Qui de l’équipe est visé ?"),
        help_text=_("Ces personnes ne verront jamais ce signalement, même référentes."),
        widget=TickRows,
        required=False,
    )
    session = forms.ChoiceField(
        label=_("Quelle séance ?"),
        help_text=_("Qui l’a animée sera visé aussi, si son nom y est écrit."),
        widget=RadioRows,
        error_messages={"required": _("Choisissez une séance, ou « Aucune ».")},
    )

    def __init__(self, *args: Any, programme: Programme, day: Any, noted: Collection[UUID], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["accounts"].choices = account_choices(programme, noted)
        self.fields["session"].choices = _session_choices(programme, day)

    def accounts_chosen(self) -> set[UUID]:
        return {UUID(value) for value in self.cleaned_data["accounts"]}

    def session_chosen(self) -> UUID | None:
        value = self.cleaned_data["session"]
        return None if value == NO_SESSION else UUID(value)


def account_choices(programme: Programme, noted: Collection[UUID] = ()) -> list[tuple[str, str]]:
    """The team, and whoever is noted already: who left may come back."""
    team = team_of(programme)
    gone = Account.objects.filter(id__in=set(noted) - {account.id for account in team}).order_by("display_name")
    return [(str(account.id), account.display_name) for account in (*team, *(gone if noted else ()))]


def _session_choices(programme: Programme, day: Any) -> list[tuple[str, Any]]:
    """The sessions before that day, the latest first."""
    rows = Session.objects.of(programme).filter(day__lte=day).select_related("commune").order_by("-day", "-starts_at")
    return [
        (NO_SESSION, _("Aucune, ou pas encore connue")),
        *((str(s.id), say_session(s)) for s in rows[:LATEST_SESSIONS]),
    ]


def numbered(number: int, question: str, *boxes: Any) -> Any:
    """As on the sheet of paper: its number, its words, and which box of it."""
    said = [QUESTIONS[question], *(QUESTIONS.get(box, box) for box in boxes)]
    return format_lazy("{}. {}", number, format_lazy(" ".join("{}" for _box in said), *said))


class RecordForm(forms.Form):
    """In the order of the sheet of paper."""

    said_by = forms.ChoiceField(
        label=_("Comment l’avez-vous reçu ?"),
        choices=[(said.value, SAID_BY[said]) for said in (SaidBy.PAPER, SaidBy.PHONE)],
        widget=RadioRows,
        error_messages={"required": _("Dites comment vous l’avez reçu.")},
    )
    kind = forms.ChoiceField(
        label=numbered(1, "kind"),
        choices=[(kind.value, KINDS[kind]) for kind in Kind],
        widget=RadioRows,
        error_messages={"required": _("Dites quel est le problème.")},
    )
    about = forms.ChoiceField(
        label=numbered(2, "about"),
        choices=[(about.value, ABOUT[about]) for about in About],
        widget=RadioRows,
        error_messages={"required": _("Dites à propos de quoi.")},
    )
    words = forms.CharField(
        label=numbered(3, "words"),
        help_text=_("Recopiez les mots de la personne."),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 8}),
        error_messages={"required": _("Écrivez ce qui s’est passé.")},
    )
    who = forms.CharField(label=numbered(4, "of_whom", "who"), max_length=200, required=False)
    where = forms.CharField(label=numbered(4, "of_whom", "where"), max_length=200, required=False)
    accounts = forms.MultipleChoiceField(
        label=_("Cette personne est-elle dans l’équipe ?"),
        help_text=_("Celles que vous cochez ne verront jamais ce signalement."),
        widget=TickRows,
        required=False,
    )
    for_whom = forms.ChoiceField(
        label=numbered(5, "for_whom"),
        choices=[(said.value, words) for said, words in FOR_WHOM.items()],
        widget=RadioRows,
        error_messages={"required": _("Dites pour qui parle cette personne.")},
    )
    answer_way = forms.ChoiceField(
        label=numbered(6, "answer_way"),
        choices=[(way.value, ANSWER_WAYS[way]) for way in AnswerWay],
        widget=RadioRows,
        error_messages={"required": _("Dites comment elle veut la réponse.")},
    )
    phone = PhoneField(label=numbered(7, "reach", _("Téléphone")), required=False)
    email = forms.EmailField(label=numbered(7, "reach", _("E-mail")), required=False, validators=[plain_address])
    concern_id = MadeWithThePage()

    def __init__(self, *args: Any, request: TeamRequest, **kwargs: Any) -> None:
        super().__init__(*args, initial={"concern_id": uuid7(), "received_on": request.today}, **kwargs)
        self.today = request.today
        self.fields["received_on"] = DayField(label=_("Reçu le"), today=request.today)
        self.order_fields(["said_by", "received_on"])
        self.fields["accounts"].choices = account_choices(request.programme)

    def clean_received_on(self) -> Any:
        day = self.cleaned_data["received_on"]
        if day and day > self.today:
            raise forms.ValidationError(_("Écrivez un jour passé, ou aujourd’hui."))
        return day

    def clean(self) -> dict[str, Any]:
        """A way to answer needs where to."""
        values = self.cleaned_data
        way = values.get("answer_way")
        if way in (AnswerWay.CALL, AnswerWay.SMS) and not values.get("phone") and "phone" not in self.errors:
            self.add_error("phone", _("Écrivez le numéro où répondre."))
        if way == AnswerWay.EMAIL and not values.get("email") and "email" not in self.errors:
            self.add_error("email", _("Écrivez l’adresse où répondre."))
        return values

    def report(self) -> Report:
        values = self.cleaned_data
        return Report(
            concern_id=values["concern_id"],
            kind=Kind(values["kind"]),
            about=About(values["about"]),
            said_by=SaidBy(values["said_by"]),
            answer_way=AnswerWay(values["answer_way"]),
            said=Said(
                **{name: values[name] for name in ("words", "who", "where", "for_whom")},
                phone=values["phone"] or None,
                email=values["email"] or None,
            ),
            named=frozenset(UUID(value) for value in values["accounts"]),
            received_on=values["received_on"],
        )
