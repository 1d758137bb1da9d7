"""The request to be contacted that was just sent: said again and corrected for a quarter of an hour, on that telephone.

It stands in a sealed draft: the address says nothing, and only the cookie of that telephone opens it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from numerai.base import drafts
from numerai.base.drafts import OpenDraft
from numerai.base.journal.work import unit_of_work
from numerai.programme.people import actions as people
from numerai.programme.people.rules import Identity

SHOWN = timedelta(minutes=15)  # long enough to see a typing mistake; the telephone may be shared


@dataclass(frozen=True, slots=True)
class Sent:
    participant_id: UUID
    phone: str
    no_call: bool
    slug: str  # of the workshop it was about; "" about the programme


def just_sent(request: HttpRequest, now: datetime) -> Sent | None:
    content = _draft(request, now).content
    if not content or now - datetime.fromisoformat(content["at"]) > SHOWN:
        return None
    return Sent(UUID(content["person"]), content["phone"], content["no_call"], content["slug"])


def remember(request: HttpRequest, response: HttpResponse, sent: Sent, now: datetime) -> None:
    draft = _draft(request, now)
    draft.content = {
        "person": str(sent.participant_id),
        "phone": sent.phone,
        "no_call": sent.no_call,
        "slug": sent.slug,
        "at": now.isoformat(),
    }
    draft.keep(now)
    draft.hand_over(response)


def correct(request: HttpRequest, sent: Sent, identity: Identity, now: datetime) -> None:
    """The call stays the same one, with the right number. A name left empty is not taken away."""
    changes = {"phone": identity.phone, "no_call": identity.no_call, "contact_way": identity.contact_way}
    if identity.given_name:
        changes["given_name"] = identity.given_name
    with unit_of_work(request.programme, actor="public", now=now) as work:
        people.correct(work, person=sent.participant_id, changes=changes)


def _draft(request: HttpRequest, now: datetime) -> OpenDraft:
    return drafts.opened(request, journey="contact", path=reverse("participant:contact_me"), now=now)
