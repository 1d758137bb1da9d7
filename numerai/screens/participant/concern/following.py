"""The follow-up of a concern by its number: where it stands, the answer, and « Je ne suis pas d’accord ».

The number never shows what was written, nor how to reach who wrote it.
"""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.cache import never_cache

from numerai.base import dates
from numerai.base.dates import say_day
from numerai.base.ids import say_code
from numerai.programme.concerns import actions, queries, rules
from numerai.programme.concerns.actions import NotNow
from numerai.programme.concerns.models import Concern
from numerai.programme.concerns.rules import Status, Step
from numerai.screens.components import errors
from numerai.screens.participant import door, limits
from numerai.screens.participant.concern.forms import LONG_TEXT, WORDS_LONGEST
from numerai.screens.participant.concern.help import help_for
from numerai.screens.participant.concern.views import say_narrow_day
from numerai.screens.participant.mine.forms import Code
from numerai.screens.participant.questions import Question

HOME = "participant:concern_follow"


class Number(Code):
    MISSING = lazy("Écrivez les 9 chiffres de votre numéro.")
    TOO_LONG = lazy("Écrivez seulement les 9 chiffres de votre numéro.")
    WRONG = lazy("Vérifiez votre numéro : un chiffre n’est pas le bon.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Quel est votre numéro de suivi ?")
        self.fields["code"].help_text = _("9 chiffres. Ils sont sur votre reçu.")


class Disagreement(Question):
    words = forms.CharField(
        label=lazy("Pourquoi n’êtes-vous pas d’accord ?"),
        help_text=lazy("Vous pouvez laisser vide."),
        max_length=WORDS_LONGEST,
        required=False,
        widget=LONG_TEXT,
        error_messages={"max_length": lazy("Votre texte est trop long. Gardez le plus important, ou appelez-nous.")},
    )


def _granted(request: HttpRequest) -> Concern | None:
    identifier = door.CONCERN.granted(request)
    return Concern.objects.of(request.programme).filter(id=identifier).first() if identifier else None


@never_cache
def follow(request: HttpRequest) -> HttpResponse:
    """The number is asked by a form and never stands in an address."""
    concern = _granted(request)
    if concern is not None and request.method != "POST":
        return _show(request, concern)
    form = Number(request.POST if request.method == "POST" else None)
    unknown = _("Vérifiez chaque chiffre : nous ne trouvons pas ce numéro.")
    opened = door.CONCERN.unlock(request, form, find=queries.by_code, unknown=unknown) if form.is_valid() else None
    return opened or _ask(request, form)


def _ask(request: HttpRequest, form: Number) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "journey": _("Suivre mon message"), "submit_label": _("Voir la réponse")}
    context |= help_for(request.programme)
    return render(request, "participant/concern_number.html", context)


def _show(request: HttpRequest, concern: Concern) -> HttpResponse:
    said, is_read = queries.said(concern), bool(queries.readers_of(concern))
    context = {
        "concern": concern,
        "rows": _rows(concern, is_read=is_read),
        "heading": _heading(Status(concern.status)),
        "answer": said.answer,
        "decision": said.decision,
        "is_erased": concern.erased_at is not None,
        "is_read_by_someone": is_read,
        **help_for(request.programme),
        "appeal_until": say_day(rules.appeal_until(concern.answered_on)) if _may_appeal(request, concern) else "",
    }
    return render(request, "participant/concern_follow.html", context)


def _heading(status: Status) -> str:
    return {
        Status.RECEIVED: _("Votre message est bien arrivé"),
        Status.ACKNOWLEDGED: _("Nous avons lu votre message"),
        Status.ANSWERED: _("Voici la réponse"),
        Status.APPEALED: _("Vous n’êtes pas d’accord : c’est noté"),
        Status.CLOSED: _("C’est terminé"),
    }[status]


def _rows(concern: Concern, *, is_read: bool) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = [
        {"label": _("Numéro de suivi"), "value": say_code(concern.code), "is_code": True},
        {"label": _("Reçu le"), "value": say_narrow_day(concern.received_on)},
    ]
    if concern.answered_on:
        rows.append({"label": _("Réponse du"), "value": say_narrow_day(concern.answered_on)})
    elif is_read:
        rows.append({"label": _("Réponse avant le"), "value": say_narrow_day(concern.answer_by)})
    if concern.status == Status.APPEALED and is_read:
        rows.append({"label": _("Décision avant le"), "value": say_narrow_day(rules.decide_by(concern.appealed_on))})
    return rows


def _may_appeal(request: HttpRequest, concern: Concern) -> bool:
    today = dates.today(request.programme.time_zone)
    return bool(rules.after(Status(concern.status), Step.APPEAL, answered_on=concern.answered_on, today=today))


@never_cache
def disagree(request: HttpRequest) -> HttpResponse:
    concern = _granted(request)
    if concern is None or not _may_appeal(request, concern):
        return redirect(HOME)
    form = Disagreement(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if not limits.allowed(request, limits.CHANGE):
            return errors.too_many(request)
        try:
            text = form.cleaned_data["words"]
            actions.appeal(request.programme, actor="public", now=dates.now(), concern_id=concern.id, text=text)
        except NotNow:
            return redirect(HOME)  # sent twice: the page says that it is noted
        return redirect(HOME)
    context = {
        "form": form,
        "journey": _("Suivre mon message"),
        "submit_label": _("Je ne suis pas d’accord"),
        "others": len(queries.readers_of(concern) - {concern.answered_by}),
    }
    return render(request, "participant/concern_disagree.html", context)


@never_cache
def leave(request: HttpRequest) -> HttpResponse:
    """For a shared telephone: nothing of the follow-up stays on it."""
    if request.method == "POST":
        response = redirect("participant:concern_leave")
        door.CONCERN.revoke(response)
        return response
    if door.CONCERN.granted(request):
        return redirect(HOME)
    return render(request, "participant/concern_closed.html", {"journey": _("Suivre mon message")})
