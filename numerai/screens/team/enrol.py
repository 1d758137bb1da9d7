"""Enrolling someone on their behalf: find them first, by a forgiving search; else open a file with them."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from numerai.base.ids import uuid7
from numerai.base.phones import read_phone
from numerai.programme.people.messages import CONSENT_TEXT
from numerai.programme.people.models import Consent, Participant
from numerai.programme.people.permissions import may_see_people
from numerai.programme.people.queries import Person, files_of_person, person, search
from numerai.programme.people.rules import Origin, Purpose
from numerai.programme.workshops.actions.enrolment import AlreadyEnrolled, EnrolmentClosed, Request, enrol
from numerai.programme.workshops.models import Enrolment, Session
from numerai.programme.workshops.permissions import (
    may_enrol,
    may_exceed_capacity,
    may_mark_presence,
    may_see_sessions,
)
from numerai.programme.workshops.queries.seats import seats_of
from numerai.screens.team.enrol_forms import NameForm, PlaceForm, possible_names, split_name
from numerai.screens.team.guard import TeamRequest, may_open, namer, people_for, sent, team_page
from numerai.screens.team.person_form import EnrolForm, PersonForm, SpokenConsentForm
from numerai.screens.team.search_form import Found, SearchForm, found_people
from numerai.screens.team.session_rows import say_session, say_taken
from numerai.screens.team.whose_file import presences_seen


@team_page(may_enrol)
def choose(request: TeamRequest, session: Session) -> HttpResponse:
    form = SearchForm(sent(request))
    asked = request.method == "POST" and form.is_valid()
    context = {
        "form": form,
        "session": session,
        "said": say_session(session),
        "asked": asked,
        "found": _find(request, session, form.cleaned_data["asked"]) if asked else [],
        "nobody": _say_nobody(request, session),
        "names": possible_names(form.cleaned_data["asked"]) if asked else [],
        "may_see_people": may_see_people(request.roles),
        "may_see_session": may_open(request, session, may_see_sessions),
    }
    return render(request, "team/enrol.html", context)


def _find(request: TeamRequest, session: Session, asked: str) -> list[Found]:
    """Among everyone for coordination; among their own people for whoever sees only those."""
    found = search(request.programme, asked, among=people_for(request, session))
    return found_people(found, say=namer(request), presences=presences_seen(request))


def _say_nobody(request: TeamRequest, session: Session) -> str:
    """Whoever sees few people is told so: others of that name may exist."""
    if may_see_people(request.roles):
        return _("Personne ne porte un nom proche")
    if may_open(request, session, may_see_sessions):
        return _("Parmi les personnes de vos séances, personne ne porte un nom proche")
    return _("Parmi les personnes que vous avez inscrites, personne ne porte un nom proche")


@team_page(may_enrol)
def known(request: TeamRequest, session: Session, participant: Participant) -> HttpResponse:
    """The person gets the place; what the visitor reads and writes is the file that they know."""
    if not Participant.objects.filter(people_for(request, session), pk=participant.pk).exists():
        raise Http404
    main = person(request.programme, participant.merged_into_id or participant.id)
    file = main if may_see_people(request.roles) else person(request.programme, participant.id)
    if main is None or file is None or main.is_erased or file.is_erased:
        return redirect("team:enrol", session.id)
    forms_ = _forms_for(request, session, file)
    if request.method == "POST" and all([form.is_valid() for form in forms_.values()]):
        wanted = Request(
            enrolment_id=forms_["place"].cleaned_data["enrolment"],
            origin=Origin.TEAM,
            participant_id=main.id,
            needs=forms_["needs"].stated_needs(),
            consents=forms_["consents"].answers() if "consents" in forms_ else {},
            changes=forms_["unnamed"].changes() if "unnamed" in forms_ else {},
            told_in=file.id,
        )
        return _enrol(request, session, wanted, force=forms_["place"].force)
    unasked = {"unnamed": None, "consents": None}
    words = {"name": namer(request)(file), "consent_text": CONSENT_TEXT}
    return _render(request, "team/enrol_known.html", session, {**unasked, **forms_, **words})


def _forms_for(request: TeamRequest, session: Session, file: Person) -> dict[str, Any]:
    """Besides the place and the needs: the name of someone without one, and the consents that nobody asked yet."""
    forms_: dict[str, Any] = {"place": _place_form(request, session)}
    if not file.name:
        forms_["unnamed"] = NameForm(sent(request))
    group = files_of_person(request.programme, file.id)
    answered = set(Consent.objects.filter(participant__in=group).values_list("purpose", flat=True))
    if not set(Purpose) <= answered:
        forms_["consents"] = SpokenConsentForm(sent(request), answered=answered)
    return forms_ | {"needs": EnrolForm(sent(request))}


@team_page(may_enrol)
def new(request: TeamRequest, session: Session) -> HttpResponse:
    """A name typed in the search comes along by POST, as a beginning: it is nothing that an address may hold."""
    begun = "begun" in request.POST
    data = None if begun or request.method != "POST" else request.POST
    initial = {} if data else _same_address(request, session) | _begun(request)
    forms_ = {
        "person": PersonForm(data, programme=request.programme, initial=initial),
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
    may_count = may_open(request, session, may_mark_presence)
    words = {"consent_text": CONSENT_TEXT, "may_count": may_count}
    return _render(request, "team/enrol_new.html", session, {**forms_, **words})


def _begun(request: TeamRequest) -> dict[str, str]:
    """What was searched is a telephone, or a name."""
    typed = request.POST.get("begun", "").strip()
    if read_phone(typed):
        return {"phone": typed}
    return split_name(typed, request.POST.get("order", ""))


def _same_address(request: TeamRequest, session: Session) -> dict[str, Any]:
    """Several people of one place are enrolled one after the other: where the last one lives is a beginning.

    The person of trust comes along only when that is whoever enrols; another's is somebody else's daughter.
    """
    mine = (
        Enrolment.objects.filter(session=session, registered_by=request.user.id).order_by("-enrolled_at", "-id").first()
    )
    last = person(request.programme, mine.participant_id) if mine else None
    if last is None or last.registered_by != request.user.id:
        return {}
    known_ = last.identity
    helper = {"trusted_name": known_.trusted_name, "trusted_phone": known_.trusted_phone}
    is_mine = bool(known_.trusted_phone) and known_.trusted_phone == read_phone(request.user.phone)
    return {"commune": known_.commune or "", **(helper if is_mine else {})}


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
