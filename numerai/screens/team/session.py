"""One session as the team sees it: places, who is enrolled, who waits, what to prepare."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from numerai.base.phones import say_phone
from numerai.programme.people.colleagues import still_here
from numerai.programme.people.models import Account
from numerai.programme.people.queries import files_of_person
from numerai.programme.workshops import messages as words
from numerai.programme.workshops import permissions
from numerai.programme.workshops.models import Session, Task
from numerai.programme.workshops.queries.cards import where
from numerai.programme.workshops.rules import CancelCause, EnrolmentStatus, SessionState, TaskKind, state_of, took_place
from numerai.screens.team.calendar_warnings import warnings_about
from numerai.screens.team.guard import TeamRequest, namer, team_page
from numerai.screens.team.needs import counted, needs_of, opened
from numerai.screens.team.past_counts import unnamed_enrolled
from numerai.screens.team.session_people import SessionPeople, people_of
from numerai.screens.team.session_rows import ICONS, TONES, WORDS, say_opening, say_session


@team_page(permissions.may_see_sessions)
def session(request: TeamRequest, session: Session) -> HttpResponse:
    people = people_of(request.programme, session, say=namer(request))
    state = state_of(
        day=session.day, today=request.today, cancelled=session.is_cancelled, people_came=bool(people.came)
    )
    animating = _animating(session, is_coming=session.day >= request.today)
    context = {
        "session": session,
        "said": say_session(session),
        "title": words.say_title(session.title, session.line),
        "people": people,
        "just_enrolled": _just_enrolled(request, people, request.GET.get("inscription", "")),
        "tiles": _tiles(session, people),
        "facts": _facts(session, animating),
        "state": {"word": str(WORDS[state]), "tone": TONES[state], "icon": ICONS[state]},
        "cause": words.CANCEL_CAUSES[CancelCause(session.cancel_cause)] if session.is_cancelled else "",
        "warnings": _warnings(session, state, animating, request.today),
        "needs": counted(opened(needs_of(session, status=EnrolmentStatus.ENROLLED))),
        "needs_waiting": counted(opened(needs_of(session, status=EnrolmentStatus.WAITING))),
        "nobody": _say_nobody(session, people, request.today),
        "is_held": state == SessionState.HELD,
        "may": _may(request, session),
        "opens": say_opening(session),
        "is_day": session.day <= request.today,  # from that day on, presence comes first
    }
    return render(request, "team/session.html", context)


def _just_enrolled(request: TeamRequest, people: SessionPeople, enrolment: str) -> dict[str, Any] | None:
    """Who was enrolled by the page before: their name is said here, never in the address nor in a cookie."""
    for someone in (*people.enrolled, *people.waiting):
        if someone.enrolment and str(someone.enrolment.id) == enrolment:
            said = _("%(name)s est sur la liste d’attente.") if someone.position else _("%(name)s a une place.")
            return {
                "said": said % {"name": someone.name},
                "session_id": someone.enrolment.session_id,
                "calls": _calls_asked(request, someone.person_id),
                "rows": [{"label": _("Dites-lui son code"), "value": someone.code, "is_code": True}],
            }
    return None


def _calls_asked(request: TeamRequest, person: UUID) -> list[Task]:
    """Whoever enrols someone on the telephone has made the call that they asked for."""
    if not permissions.may_do_tasks(request.roles):
        return []
    group = files_of_person(request.programme, person)
    return list(Task.objects.filter(kind=TaskKind.CALL_BACK, participant__in=group, done_at=None))


def _tiles(session: Session, people: SessionPeople) -> list[dict[str, Any]]:
    forced = sum(1 for someone in people.enrolled if someone.enrolment and someone.enrolment.forced)
    return [
        _tile(_("Places"), session.capacity),
        _tile(_("Inscrits"), *_enrolled(session, people, forced)),
        _tile(_("En attente"), len(people.waiting)),
        _tile(
            _("Venus"), people.came, _("dont %(n)d avec leur nom") % {"n": people.named_present} if people.came else ""
        ),
    ]


def _enrolled(session: Session, people: SessionPeople, forced: int) -> tuple[int | None, str]:
    """A sheet may have counted more people than it named; an imported session may have counted nobody."""
    named, counted = len(people.enrolled), unnamed_enrolled(people.head_count)
    if counted is not None and counted > named:
        return counted, _("dont %(n)d avec leur nom") % {"n": named} if named else _("sans nom")
    if not named and session.import_key:
        return None, ""
    return named, _("dont %(n)d au-delà des places") % {"n": forced} if forced else ""


def _say_nobody(session: Session, people: SessionPeople, today: date) -> str:
    """Where names would stand: nobody yet, nobody ever, or people without their names."""
    if session.day >= today:
        return _("Personne n’est encore inscrit.")
    if unnamed_enrolled(people.head_count) or session.import_key:
        return _("Les noms des personnes inscrites ne sont pas connus.")
    return _("Personne n’était inscrit.")


def _tile(label: str, value: int | None, detail: str = "") -> dict[str, Any]:
    """Unknown is said, never shown as zero."""
    detail = detail if value is not None else _("pas encore connu")
    return {"label": label, "value": value, "detail": detail, "target": None, "url": ""}


def _facts(session: Session, animating: list[Account]) -> list[dict[str, str]]:
    """What the public page says, and what it does not know yet."""
    signs = {True: _("oui"), False: _("non"), None: _("pas encore connu")}[session.sign_language]
    contact = " ".join(part for part in (session.contact_name, say_phone(session.contact_phone)) if part)
    rows = [
        (_("Heures"), words.say_hours(session.starts_at, session.ends_at)),
        (_("Lieu"), where(session)),
        (_("Ce que l’on fera"), session.activities),
        (_("Ce qui est fourni"), session.provided),
        (_("Comment venir"), session.directions),
        (_("Qui anime"), _trainers(session, animating)),
        (_("Interprète en langue des signes"), signs),
        (_("Qui appeler"), contact),
    ]
    known = [{"label": label, "value": value or _("pas encore connu")} for label, value in rows]
    return [*known, {"label": _("Notes pour l’équipe"), "value": session.remarks or _("aucune")}]


def _animating(session: Session, *, is_coming: bool) -> list[Account]:
    """Whoever left the team animates nothing to come; what is past stays theirs."""
    if is_coming:
        return still_here(session.programme, session.trainer_accounts)
    return list(Account.objects.filter(id__in=session.trainer_accounts).order_by("display_name"))


def _trainers(session: Session, animating: list[Account]) -> str:
    """Colleagues, then the names written without an account; said once when both say the same."""
    return ", ".join(dict.fromkeys(name for name in (*map(str, animating), session.trainers) if name))


def _warnings(session: Session, state: SessionState, animating: list[Account], today: date) -> list[str]:
    found = warnings_about(session.day) if state == SessionState.UPCOMING else []
    if session.is_provisional:
        found.append(_("Cette séance vient d’une feuille de présence : complétez-la."))
    if state == SessionState.UPCOMING and not animating:
        found.append(_("Aucun collègue n’est noté pour animer cette séance."))
    if state == SessionState.UPCOMING and session.capacity is None:
        found.append(_("Sans nombre de places, personne ne peut s’inscrire sur le site."))
    return found


def _may(request: TeamRequest, session: Session) -> dict[str, bool]:
    is_coming = session.day >= request.today and not session.is_cancelled
    return {
        "plan": permissions.may_plan_sessions(request.roles),
        "mark": permissions.may_mark_presence(request.roles) and not session.is_cancelled,
        "took_place": took_place(day=session.day, today=request.today, cancelled=session.is_cancelled),
        "enrol": permissions.may_enrol(request.roles) and not session.is_cancelled,
        "exceed": permissions.may_exceed_capacity(request.roles) and not session.is_cancelled,
        "leave": permissions.may_cancel_enrolments(request.roles) and is_coming,
        "needs": permissions.may_see_needs(request.roles),
        "files": permissions.may_do_tasks(request.roles),
    }
