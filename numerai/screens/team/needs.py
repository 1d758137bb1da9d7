"""Needs of a session: how many of each kind for whoever prepares it; by whom, only on demand and with a trace."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from numerai.base.journal import people_keys
from numerai.base.journal.work import UnitOfWork, unit_of_work
from numerai.base.models import Programme
from numerai.programme.people.queries import people_by_id
from numerai.programme.workshops.actions.presence import answer_need
from numerai.programme.workshops.messages import ENROLMENT_STATUSES, NEED_OUTCOMES, NEEDS_OF_SOMEONE
from numerai.programme.workshops.models import AccessNeed, Enrolment, Session
from numerai.programme.workshops.permissions import may_see_needs
from numerai.programme.workshops.rules import EnrolmentStatus, NeedKind, NeedOutcome
from numerai.screens.team.guard import TeamRequest, team_page
from numerai.screens.team.people_words import say_name


@dataclass(frozen=True, slots=True)
class OpenedNeed:
    id: UUID
    person_id: UUID
    kind: str
    words: str
    outcome: NeedOutcome

    @property
    def name(self) -> str:
        """« Une salle sans marche »"""
        return str(NEEDS_OF_SOMEONE[NeedKind(self.kind)]) if self.kind else _("Besoin effacé")

    @property
    def outcome_words(self) -> str:
        return str(NEED_OUTCOMES[self.outcome])


def opened(needs: Iterable[AccessNeed]) -> list[OpenedNeed]:
    """Opened with one query for the keys; those of erased people stay as counts."""
    rows = list(needs)
    found = people_keys.keys_of({row.participant_id for row in rows})
    clear = [
        people_keys.open_for(found.get(row.participant_id), row.participant_id, row.sealed, AccessNeed.SEALED) or {}
        for row in rows
    ]
    return [
        OpenedNeed(row.id, row.participant_id, said.get("kind", ""), said.get("words", ""), NeedOutcome(row.outcome))
        for row, said in zip(rows, clear, strict=True)
    ]


def needs_of(session: Session, *, status: EnrolmentStatus) -> QuerySet[AccessNeed]:
    """Of those who have a seat, or of those who wait. Whoever cancelled needs nothing any more."""
    enrolled = Enrolment.objects.filter(session=session, status=status)
    return AccessNeed.objects.filter(session=session, participant__in=enrolled.values("participant"))


def counted(needs: Iterable[OpenedNeed]) -> list[tuple[str, int]]:
    """Each kind with how many asked for it, the most asked first; no name, no word."""
    return Counter(need.name for need in needs if need.kind).most_common()


def leave_trace(programme: Programme, *, actor: str, now: datetime, needs: Iterable[OpenedNeed], page: UUID) -> None:
    """One line that lists whose needs were read, for the history of each. `page`: the session or the person shown."""
    with unit_of_work(programme, actor=actor, now=now) as work:
        record_reading(work, needs=needs, page=page)


def record_reading(work: UnitOfWork, *, needs: Iterable[OpenedNeed], page: UUID) -> None:
    """Needs of erased people are counts: nobody reads them."""
    if whose := sorted({need.person_id for need in needs if need.kind}):
        work.record("needs.viewed", subject=page, facts={"people": whose})


@team_page(may_see_needs)
def session_needs(request: TeamRequest, session: Session) -> HttpResponse:
    """Asked for by a button: opening leaves a trace, so it is no plain link that a browser may follow alone."""
    if request.method != "POST":
        return redirect("team:session", session.id)
    groups = {
        status: opened(needs_of(session, status=status).order_by("stated_at", "id"))
        for status in (EnrolmentStatus.ENROLLED, EnrolmentStatus.WAITING)
    }
    needs = [need for group in groups.values() for need in group]
    if "answers" in request.POST:
        return _answer(request, session, needs)
    leave_trace(request.programme, actor=request.actor, now=request.now, needs=needs, page=session.id)
    files = people_by_id(request.programme, [need.person_id for need in needs])
    rows = [
        {
            "need": need,
            "person": say_name(files.get(need.person_id)),
            "status": ENROLMENT_STATUSES[status] if status == EnrolmentStatus.WAITING else "",
        }
        for status, group in groups.items()
        for need in group
    ]
    context = {"session": session, "rows": rows, "outcomes": list(NEED_OUTCOMES.items())}
    return render(request, "team/session_needs.html", context)


def _answer(request: TeamRequest, session: Session, needs: list[OpenedNeed]) -> HttpResponse:
    for need in needs:
        said = request.POST.get(f"besoin-{need.id}", "")
        if said in set(NeedOutcome) and said != need.outcome:
            answer_need(
                request.programme,
                actor=request.actor,
                now=request.now,
                need_id=need.id,
                outcome=NeedOutcome(said),
            )
    messages.success(request, _("Les réponses aux besoins sont gardées."))
    return redirect("team:session", session.id)
