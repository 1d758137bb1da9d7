"""One request of the journey: the workshop, the draft behind the cookie, the answers so far."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from http import HTTPStatus
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from numerai.base import dates, drafts
from numerai.programme.workshops.models import Session
from numerai.screens.participant import walk, workshop
from numerai.screens.participant.enrolment import journey
from numerai.screens.participant.enrolment.journey import Answers

AFTERWARDS = ("confirmation", "fermer")  # what remains to see once the enrolment is sent


@dataclass(slots=True)
class Visit(walk.Visit[Answers]):
    MADE_ONCE: ClassVar = ("enrolment", "person")

    session: Session
    today: date

    def url(self, step: str) -> str:
        if step == journey.FIRST:
            return reverse("participant:start", args=[self.session.slug])
        return reverse("participant:step", args=[self.session.slug, step])

    def render(self, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        known = {"session": self.session, "helping": self.answers.helping, "erase_url": self.url("effacer")}
        return render(self.request, f"participant/{template}.html", {**known, **context}, status=status)


View = Callable[..., HttpResponse]


def on_workshop(view: Callable[..., HttpResponse]) -> View:
    """Find the workshop and the draft; unknown, cancelled, past or not open yet: a page with a next step."""

    @never_cache
    @wraps(view)
    def opened(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponse:
        session = workshop.find(request.programme, slug)
        if session is None:
            return render(request, "participant/unknown.html", status=HTTPStatus.NOT_FOUND)
        visit = _visit(request, session)
        because = workshop.closed(session, visit.today)
        if because and not (visit.done and kwargs.get("etape") in AFTERWARDS):
            return closed_page(visit, because)
        return view(visit, **kwargs)

    return opened


def _visit(request: HttpRequest, session: Session) -> Visit:
    now = dates.now()
    draft = drafts.opened(
        request,
        journey=f"enrol:{session.id}",
        path=reverse("participant:start", args=[session.slug]),
        now=now,
    )
    today = dates.today(request.programme.time_zone)
    return Visit(request, draft, walk.said_so_far(Answers, draft), now, session, today)


def closed_page(visit: Visit, because: workshop.Closed) -> HttpResponse:
    """410 for what will not come back; 200 for what is not open yet."""
    status = HTTPStatus.OK if because is workshop.Closed.NOT_YET else HTTPStatus.GONE
    context = {
        "because": because.value,
        "title": workshop.title(visit.session),
        "when": workshop.say_when(visit.session),
        "where": workshop.say_where(visit.session),
        "contact_url": f"{reverse('participant:contact_me')}?atelier={visit.session.slug}",
    }
    return visit.render("closed", context, status=status)
