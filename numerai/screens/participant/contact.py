"""« Je préfère laisser mon numéro »: one telephone number, and someone of the team has a call to make."""

from typing import Any
from uuid import UUID

from django import forms
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from numerai.base import dates
from numerai.base.ids import uuid7
from numerai.base.phones import say_phone
from numerai.programme.people.rules import ContactWay, Identity
from numerai.programme.workshops.actions.tasks import ask_to_be_contacted
from numerai.programme.workshops.models import Session
from numerai.screens.components import errors
from numerai.screens.participant import contact_sent, limits, workshop
from numerai.screens.participant.contact_sent import Sent
from numerai.screens.participant.questions import PhoneField, Question

_SALT = "numerai.participant.contact"


class CallMe(Question):
    heading = gettext_lazy("À quel numéro vous joindre ?")
    intro = gettext_lazy("Une personne de l’équipe vous appelle, ou vous écrit. Vous vous inscrivez avec elle.")

    why = gettext_lazy("Ce numéro sert seulement à vous contacter.")

    phone = PhoneField(
        label=gettext_lazy("Votre téléphone"), help_text=gettext_lazy("6 chiffres, avec ou sans points.")
    )
    given_name = forms.CharField(
        label=gettext_lazy("Votre prénom"),
        max_length=80,
        required=False,
        widget=forms.TextInput({"autocomplete": "given-name"}),
    )
    no_call = forms.BooleanField(label=gettext_lazy("Pas d’appel : écrivez-moi un SMS"), required=False)
    # Made with the page and signed, so that sending twice asks once; it opens nothing.
    request_id = forms.CharField(widget=forms.HiddenInput, required=False)

    def identity(self) -> Identity:
        given = self.cleaned_data
        return Identity(
            phone=given["phone"],
            given_name=given["given_name"],
            no_call=given["no_call"],
            contact_way=(ContactWay.SMS if given["no_call"] else ContactWay.CALL).value,
        )

    def participant_id(self) -> UUID:
        try:
            return UUID(signing.loads(self.cleaned_data["request_id"], salt=_SALT, max_age=24 * 3600))
        except (signing.BadSignature, ValueError, TypeError):
            return uuid7()


@never_cache
def contact_me(request: HttpRequest) -> HttpResponse:
    """With `?atelier=`, about one workshop; else about the programme. With `?corriger`, the number just sent."""
    session = workshop.find(request.programme, request.GET.get("atelier", "")[:60])
    sent = contact_sent.just_sent(request, dates.now()) if "corriger" in request.GET else None
    form = CallMe(request.POST if request.method == "POST" else None, initial=_initial(sent))
    if form.is_valid():
        return _send(request, form, session, sent)
    context: dict[str, Any] = {
        "form": form,
        "heading": form.heading,
        "journey": _("Laisser mon numéro"),
        "back_url": reverse("participant:start", args=[session.slug]) if session else "",
        "step_detail": workshop.reminder(session) if session else "",
    }
    return render(request, "participant/contact.html", context)


def _initial(sent: Sent | None) -> dict[str, Any]:
    again = {"phone": sent.phone, "no_call": sent.no_call} if sent else {}
    return {"request_id": signing.dumps(uuid7().hex, salt=_SALT), **again}


def _send(request: HttpRequest, form: CallMe, session: Session | None, sent: Sent | None) -> HttpResponse:
    if not limits.allowed(request, limits.CONTACT):
        return errors.too_many(request)
    now, identity = dates.now(), form.identity()
    participant_id = sent.participant_id if sent else form.participant_id()
    if sent:
        contact_sent.correct(request, sent, identity, now)
    else:
        ask_to_be_contacted(
            request.programme,
            actor="public",
            now=now,
            participant_id=participant_id,
            identity=identity,
            consents={},
            session_id=session.id if session else None,
        )
    response = redirect("participant:contact_done")
    said = Sent(participant_id, form.cleaned_data["phone"], identity.no_call, session.slug if session else "")
    contact_sent.remember(request, response, said, now)
    return response


@never_cache
def contact_done(request: HttpRequest) -> HttpResponse:
    """The number is said again, so that a typing mistake is seen by whoever made it."""
    sent = contact_sent.just_sent(request, dates.now())
    session = workshop.find(request.programme, sent.slug) if sent else None
    query = urlencode({"corriger": 1, **({"atelier": session.slug} if session else {})})
    context = {
        "journey": _("Laisser mon numéro"),
        "phone": say_phone(sent.phone) if sent else "",
        "no_call": bool(sent and sent.no_call),
        "about": f"{workshop.title(session)}, {workshop.reminder(session)}" if session else "",
        "correct_url": f"{reverse('participant:contact_me')}?{query}",
    }
    return render(request, "participant/contact_done.html", context)
