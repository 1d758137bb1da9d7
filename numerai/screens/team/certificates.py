"""Certificates of presence: for those who came, and for nobody else."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from numerai.base.dates import say_day
from numerai.programme.people.grouping import root_of
from numerai.programme.people.models import Participant
from numerai.programme.people.permissions import may_see_people
from numerai.programme.people.queries import Person, files_of_person, people_by_id
from numerai.programme.workshops import messages as words
from numerai.programme.workshops.models import Attendance, Session
from numerai.programme.workshops.rules import Presence, took_place
from numerai.screens.components import errors
from numerai.screens.team.downloads import leave_trace_of_export, pdf_file
from numerai.screens.team.guard import TeamRequest, team_page
from numerai.screens.team.papers import paper
from numerai.screens.team.people_words import say_written_name
from numerai.screens.team.session_rows import say_place


@require_POST
@team_page(may_see_people)
def session_certificates(request: TeamRequest, session: Session) -> HttpResponse:
    """One page for each person who came to this session, however many files they have."""
    held = took_place(day=session.day, today=request.today, cancelled=session.is_cancelled)
    came = sorted(_people_who_came(request, session), key=_by_name) if held else []
    if not came:
        messages.info(request, _("Personne n’est noté présent : il n’y a pas d’attestation à imprimer."))
        return redirect("team:session", session.id)
    pages = [(file, session) for file in came]
    return _answer(request, pages, f"attestations-{session.day:%Y-%m-%d}")


def _people_who_came(request: TeamRequest, session: Session) -> list[Person]:
    marks = Attendance.objects.filter(session=session, presence=Presence.PRESENT)
    marked = set(marks.values_list("participant_id", flat=True))
    merged_into = dict(Participant.objects.of(request.programme).values_list("id", "merged_into_id"))
    people = people_by_id(request.programme, {root_of(file, merged_into) for file in marked})
    return [person for person in people.values() if not person.is_erased]


@require_POST
@team_page(may_see_people)
def person_certificates(request: TeamRequest, participant: Participant) -> HttpResponse:
    """One page for each session that this person came to, whichever of their files says so."""
    if participant.erased_at is not None:
        return errors.gone(request)
    group = files_of_person(request.programme, participant.id)
    sessions = attested(request, group).select_related("commune", "venue")
    file = people_by_id(request.programme, group[:1])[group[0]]
    pages = [(file, session) for session in sessions.order_by("day", "starts_at", "id")]
    if not pages:
        messages.info(request, _("Aucune présence n’est notée : il n’y a pas d’attestation à imprimer."))
        return redirect("team:person", participant.id)
    return _answer(request, pages, f"attestations-{request.today:%Y-%m-%d}")


def attested(request: TeamRequest, group: list[UUID]) -> QuerySet[Session]:
    """The workshops that took place and where one of these files is marked present."""
    came = Attendance.objects.filter(participant__in=group, presence=Presence.PRESENT).values("session")
    held = Session.objects.of(request.programme).filter(day__lte=request.today, cancelled_at=None)
    return held.filter(id__in=came)


def _by_name(file: Person) -> tuple[str, str, str]:
    return file.identity.family_name.casefold(), file.identity.given_name.casefold(), str(file.id)


def _answer(request: TeamRequest, pages: list[tuple[Person, Session]], name: str) -> HttpResponse:
    body = paper(request, "certificate", _words(request, pages, request.today))
    leave_trace_of_export(request, "certificates", {file.id for file, _session in pages})
    return pdf_file(body, name)


def _words(request: TeamRequest, pages: Iterable[tuple[Person, Session]], today: date) -> dict[str, Any]:
    return {
        "title": _("Attestation de présence"),
        "description": _("Une page par personne et par atelier"),
        "certificates": [_certificate(file, session, request.programme.name) for file, session in pages],
        "free": _("Cet atelier est gratuit. Cette attestation dit une présence, pas un niveau."),
        "place_and_day": _("Fait le %(day)s.") % {"day": say_day(today)},
        "signed": _("Nom et signature de la personne qui atteste :"),
    }


def _certificate(file: Person, session: Session, programme: str) -> dict[str, Any]:
    facts = [words.say_title(session.title, session.line), say_day(session.day)]
    if session.starts_at:
        facts.append(words.say_hours(session.starts_at, session.ends_at))
    return {
        "title": _("Attestation de présence"),
        "sentence": _("%(programme)s atteste que") % {"programme": programme},
        "name": say_written_name(file),
        "came": _("a participé à cet atelier :"),
        "facts": [*facts, say_place(session)],
    }
