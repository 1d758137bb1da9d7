"""Who came, made for a thumb: one page, one button; it keeps everything and says what changed."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from numerai.base.journal.work import FileExists
from numerai.programme.people.likeness import resemblance
from numerai.programme.people.messages import CONSENT_TEXT
from numerai.programme.people.models import Participant
from numerai.programme.people.queries import Person, search
from numerai.programme.people.rules import Identity, Purpose
from numerai.programme.workshops.actions.presence import (
    CountedMeanwhile,
    add_walk_in,
    count_heads,
    count_one_more,
    mark_presence,
)
from numerai.programme.workshops.models import Session
from numerai.programme.workshops.permissions import may_mark_presence
from numerai.programme.workshops.rules import Presence, took_place
from numerai.screens.team.attendance_forms import HeadCountForm, RollForm, WalkInForm, remarks_on
from numerai.screens.team.guard import TeamRequest, bounds, namer, row_or_404, sent, team_page
from numerai.screens.team.search_form import found_people
from numerai.screens.team.session_people import SessionPeople, Someone, in_order_of_sheet, people_of
from numerai.screens.team.session_rows import say_opening, say_session
from numerai.screens.team.whose_file import presences_seen

CLOSE = 0.88  # a name this close is shown as perhaps the same person


@team_page(may_mark_presence)
def attendance(request: TeamRequest, session: Session) -> HttpResponse:
    if session.is_cancelled:
        messages.warning(request, _("Cet atelier est annulé : il n’y a pas de présence à noter."))
        return redirect("team:session", session.id)
    if not _took_place(request, session):
        return _later(request, session)
    people = people_of(request.programme, session, say=namer(request))
    data = sent(request)
    forms = {
        "roll": RollForm(data, people=people.everyone),
        "walk_in": WalkInForm(data),
        "count": HeadCountForm(data, head_count=people.head_count),
    }
    if request.method == "POST" and all([form.is_valid() for form in forms.values()]):
        return _save(request, session, people, **forms)
    return render(request, "team/attendance.html", _context(session, people, forms))


def _took_place(request: TeamRequest, session: Session) -> bool:
    return took_place(day=session.day, today=request.today, cancelled=session.is_cancelled)


def _later(request: TeamRequest, session: Session) -> HttpResponse:
    """Before the day: when the page opens, and the paper that serves meanwhile. Nothing that is sent is kept."""
    if request.method == "POST":
        messages.warning(request, _("Rien n’est noté : cette séance n’a pas encore eu lieu."))
        return redirect("team:attendance", session.id)
    context = {"session": session, "said": say_session(session), "opens": say_opening(session)}
    return render(request, "team/attendance_later.html", context)


def _context(session: Session, people: SessionPeople, forms: dict[str, Any]) -> dict[str, Any]:
    roll = forms["roll"]

    def rows(group: tuple[Someone, ...]) -> list[tuple[Any, Any]]:
        return [roll.row(someone) for someone in group if not someone.is_erased]

    return {
        "session": session,
        "said": say_session(session),
        "enrolled": rows(in_order_of_sheet(people)),
        "walk_ins": rows(people.walk_ins),
        "waiting": rows(people.waiting),
        "erased": sum(1 for someone in people.everyone if someone.is_erased),
        "remarks": remarks_on(people.head_count, people.named_present),
        "consent_text": CONSENT_TEXT,
        **forms,
    }


def _save(
    request: TeamRequest,
    session: Session,
    people: SessionPeople,
    roll: RollForm,
    walk_in: WalkInForm,
    count: HeadCountForm,
) -> HttpResponse:
    """Units of work that can each be sent again without harm."""
    who = {"actor": request.actor, "now": request.now, "session_id": session.id}
    marked = mark_presence(request.programme, marks=roll.marks(), seen=roll.seen(), **who)
    changes = [_marked(marked.changed)]
    if marked.left:
        messages.warning(request, _say_left(marked.left))
    if counts := count.changes():
        changes.append(_count(request, session, count, counts))
    if walk_in.stays_nameless and "total" not in counts:
        counted = count_one_more(request.programme, seen=count.total_seen, **who)
        changes.append(_("une personne comptée sans nom") if counted else "")
    newcomer = walk_in.someone
    if newcomer:
        alike = _perhaps_known(request, people, newcomer)
        if alike:
            return _ask_who(request, session, walk_in, alike)
        changes.append(_add(request, session, walk_in, newcomer))
    _say_changes(request, changes, left=bool(marked.left))
    anchor = "#sans-inscription" if "another" in request.POST else ""
    return redirect(reverse("team:attendance", args=[session.id]) + anchor)


def _say_left(left: int) -> str:
    said = ngettext(
        "Quelqu’un d’autre vient de noter %(n)d présence autrement. Elle n’a pas changé. Relisez la liste.",
        "Quelqu’un d’autre vient de noter %(n)d présences autrement. Elles n’ont pas changé. Relisez la liste.",
        left,
    )
    return said % {"n": left}


def _count(request: TeamRequest, session: Session, count: HeadCountForm, counts: dict[str, int | None]) -> str:
    who = {"actor": request.actor, "now": request.now, "session_id": session.id}
    try:
        counted = count_heads(request.programme, changes=counts, seen=count.seen(), **who)
    except CountedMeanwhile:
        said = _("Quelqu’un d’autre vient d’écrire un autre comptage. Il n’a pas changé. Relisez-le, puis corrigez-le.")
        messages.warning(request, said)
        return ""
    return _("comptage gardé") if counted else ""


def _add(request: TeamRequest, session: Session, walk_in: WalkInForm, newcomer: Identity) -> str:
    try:
        add_walk_in(
            request.programme,
            actor=request.actor,
            now=request.now,
            session_id=session.id,
            participant_id=walk_in.cleaned_data["walk_in"],
            identity=newcomer,
            consents={Purpose.TAKE_PART: True},
        )
    except FileExists:  # the form of another session, sent again to this one
        return ""
    return _("une personne ajoutée")


def _marked(changed: int) -> str:
    return ngettext("%(n)d présence changée", "%(n)d présences changées", changed) % {"n": changed} if changed else ""


def _say_changes(request: TeamRequest, changes: list[str], *, left: bool = False) -> None:
    """`left`: somebody else's answer stays, and that is said already."""
    done = [change for change in changes if change]
    if done:
        messages.success(request, _("C’est gardé : %(changes)s.") % {"changes": ", ".join(done)})
    elif not left:
        messages.info(request, _("Rien n’a changé."))


def _perhaps_known(request: TeamRequest, people: SessionPeople, newcomer: Identity) -> list[Person]:
    """Files whose whole name is close: asking now avoids two files for one person."""
    here = {someone.person_id for someone in people.everyone}
    asked = search(request.programme, newcomer.full_name, among=bounds(request, Participant))
    close = [file for file in asked if file.merged_into is None]
    return [file for file in close if file.id not in here and resemblance(file.name, newcomer.full_name) >= CLOSE][:5]


def _ask_who(request: TeamRequest, session: Session, walk_in: WalkInForm, alike: list[Person]) -> HttpResponse:
    """Everything else on the page is already kept; the name travels in this form, not in an address."""
    context = {
        "session": session,
        "walk_in": walk_in,
        "name": walk_in.someone.full_name if walk_in.someone else "",
        "found": found_people(alike, say=namer(request), presences=presences_seen(request)),
    }
    return render(request, "team/walk_in.html", context)


@team_page(may_mark_presence)
def walk_in(request: TeamRequest, session: Session) -> HttpResponse:
    """The answer to « est-ce l’une de ces personnes ? »: a known file is marked present, or a new one is opened."""
    if request.method != "POST" or not _took_place(request, session):
        return redirect("team:attendance", session.id)
    form, changes = WalkInForm(request.POST), []
    if "known" in request.POST:
        file = row_or_404(request, Participant, request.POST["known"])
        marks = {file.id: Presence.PRESENT}
        mark_presence(request.programme, actor=request.actor, now=request.now, session_id=session.id, marks=marks)
        changes = [_("une personne ajoutée")]
    elif form.is_valid() and form.someone:
        changes = [_add(request, session, form, form.someone)]
    _say_changes(request, changes)
    return redirect(reverse("team:attendance", args=[session.id]) + "#sans-inscription")
