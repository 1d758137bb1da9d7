"""Enrolling someone on their behalf: find them first, by a forgiving search; else open a file with them."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from numerai.base.ids import uuid7
from numerai.base.phones import read_phone
from numerai.programme.people.messages import CONSENT_TEXT
from numerai.programme.people.models import Participant
from numerai.programme.people.permissions import may_see_people
from numerai.programme.people.queries import person, search
from numerai.programme.people.rules import Origin
from numerai.programme.workshops.actions.enrolment import AlreadyEnrolled, EnrolmentClosed, Request, enrol
from numerai.programme.workshops.models import Session
from numerai.programme.workshops.permissions import may_enrol, may_exceed_capacity, may_see_sessions
from numerai.programme.workshops.queries.seats import Seats, seats_of
from numerai.programme.workshops.rules import enrolment_open
from numerai.screens.components.widgets import RadioRows
from numerai.screens.team.fields import MadeWithThePage
from numerai.screens.team.guard import TeamRequest, bounds, may_open, namer, sent, team_page
from numerai.screens.team.person_form import EnrolForm, PersonForm, SpokenConsentForm
from numerai.screens.team.search_form import Found, SearchForm, found_people
from numerai.screens.team.session_rows import say_session, say_taken


class PlaceForm(forms.Form):
    """Asked only when there is a choice to make. `enrolment` is made when the page opens: sending twice enrols once."""

    enrolment = MadeWithThePage()
    place = forms.ChoiceField(
        label=lazy("Cette séance est complète. Que faire ?"),
        choices=[
            ("wait", lazy("Mettre sur la liste d’attente")),
            ("force", lazy("Accepter quand même, au-delà des places")),
        ],
        widget=RadioRows(hints={"force": lazy("Votre nom est gardé avec ce choix.")}),
        error_messages={"required": lazy("Choisissez : la liste d’attente, ou une place en plus.")},
    )

    def __init__(
        self, *args: Any, session: Session, seats: Seats, today: Any, may_exceed: bool = True, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        is_open = enrolment_open(
            day=session.day, today=today, cancelled=session.is_cancelled, capacity=session.capacity
        )
        if not is_open:
            self.fields["place"] = _accept_anyway()
        elif not seats.is_full or not may_exceed:
            del self.fields["place"]  # a full session gives a rank on the waiting list

    @property
    def force(self) -> bool:
        return self.cleaned_data.get("place") in ("force", True)


def _accept_anyway() -> forms.BooleanField:
    """A closed session leaves one choice: a box to tick on purpose."""
    return forms.BooleanField(
        label=_("Accepter quand même"),
        help_text=_("Les inscriptions à cette séance sont fermées. Votre nom est gardé avec ce choix."),
        error_messages={
            "required": _("Les inscriptions sont fermées. Cochez « Accepter quand même », ou revenez à la séance.")
        },
    )


@team_page(may_enrol)
def choose(request: TeamRequest, session: Session) -> HttpResponse:
    form = SearchForm(sent(request))
    asked = request.method == "POST" and form.is_valid()
    context = {
        "form": form,
        "session": session,
        "said": say_session(session),
        "asked": asked,
        "found": _find(request, form.cleaned_data["asked"]) if asked else [],
        "may_see_people": may_see_people(request.roles),
        "may_see_session": may_open(request, session, may_see_sessions),
        "sees_few": not may_see_people(request.roles),
    }
    return render(request, "team/enrol.html", context)


def _find(request: TeamRequest, asked: str) -> list[Found]:
    """Among everyone for coordination; among their own people for whoever sees only those."""
    found = search(request.programme, asked, among=bounds(request, Participant))
    return found_people(found, say=namer(request))


@team_page(may_enrol)
def known(request: TeamRequest, session: Session, participant: Participant) -> HttpResponse:
    file = person(request.programme, participant.merged_into_id or participant.id)
    if file is None or file.is_erased:
        return redirect("team:enrol", session.id)
    place, needs = _place_form(request, session), EnrolForm(sent(request))
    if request.method == "POST" and place.is_valid() and needs.is_valid():
        wanted = Request(
            enrolment_id=place.cleaned_data["enrolment"],
            origin=Origin.TEAM,
            participant_id=file.id,
            needs=needs.stated_needs(),
        )
        return _enrol(request, session, wanted, force=place.force)
    return _render(
        request, "team/enrol_known.html", session, {"place": place, "needs": needs, "name": namer(request)(file)}
    )


@team_page(may_enrol)
def new(request: TeamRequest, session: Session) -> HttpResponse:
    """A name typed in the search comes along by POST, as a beginning: it is nothing that an address may hold."""
    begun = "begun" in request.POST
    data = None if begun or request.method != "POST" else request.POST
    forms_ = {
        "person": PersonForm(data, programme=request.programme, initial=_begun(request.POST.get("begun", ""))),
        "needs": EnrolForm(data),
        "consents": SpokenConsentForm(data),
        "place": _place_form(request, session, data),
    }
    if data and all([form.is_valid() for form in forms_.values()]):
        wanted = Request(
            enrolment_id=forms_["place"].cleaned_data["enrolment"],
            origin=Origin.TEAM,
            identity=forms_["person"].identity(),
            needs=forms_["needs"].stated_needs(),
            consents=forms_["consents"].answers(),
        )
        return _enrol(request, session, wanted, force=forms_["place"].force)
    return _render(request, "team/enrol_new.html", session, {**forms_, "consent_text": CONSENT_TEXT})


def _begun(typed: str) -> dict[str, str]:
    """What was searched is a telephone, or a name."""
    if read_phone(typed):
        return {"phone": typed.strip()}
    given, _space, family = typed.strip().partition(" ")
    return {"given_name": given, "family_name": family}


def _place_form(request: TeamRequest, session: Session, data: Any = None) -> PlaceForm:
    seats = seats_of([session])[session.id]
    given = data if data is not None else (request.POST if "enrolment" in request.POST else None)
    return PlaceForm(
        given,
        session=session,
        seats=seats,
        today=request.today,
        may_exceed=may_exceed_capacity(request.granting),
        initial={"enrolment": uuid7()},
    )


def _render(request: TeamRequest, template: str, session: Session, context: dict[str, Any]) -> HttpResponse:
    seats = say_taken(seats_of([session])[session.id])
    return render(request, template, {"session": session, "said": say_session(session), "seats": seats, **context})


def _enrol(request: TeamRequest, session: Session, wanted: Request, *, force: bool) -> HttpResponse:
    if force and not may_exceed_capacity(request.granting):
        raise PermissionDenied
    try:
        enrolment_id = enrol(
            request.programme,
            actor=request.actor,
            now=request.now,
            today=request.today,
            session_id=session.id,
            request=wanted,
            force=force,
        )
    except AlreadyEnrolled:
        messages.warning(request, _("Cette personne est déjà inscrite à cette séance."))
    except EnrolmentClosed:
        messages.error(request, _("Les inscriptions à cette séance sont fermées. Rien n’a changé."))
    else:
        # The session page says the name and the code: a message would carry them in a cookie.
        return redirect(_back(request, session) + f"?inscription={enrolment_id}")
    return redirect(_back(request, session))


def _back(request: TeamRequest, session: Session) -> str:
    """To the session for whoever may open it; else to the first page, where a relay finds their people."""
    if may_open(request, session, may_see_sessions):
        return reverse("team:session", args=[session.id])
    return reverse("team:day")
