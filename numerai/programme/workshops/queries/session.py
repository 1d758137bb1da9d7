"""All that anyone may read about one workshop."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, QuerySet, Subquery, Sum
from django.utils.translation import gettext as _

from numerai.base import database
from numerai.base.models import Programme
from numerai.base.phones import read_phone, say_phone
from numerai.programme.places import messages as place_words
from numerai.programme.places.models import VenuePhoto
from numerai.programme.places.queries import Fact, told_facts
from numerai.programme.places.rules import Known
from numerai.programme.workshops import messages
from numerai.programme.workshops.models import Session
from numerai.programme.workshops.queries.cards import Card, cards, published
from numerai.programme.workshops.rules import CancelCause


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to call. `phone`: as it is said, `dial`: as a telephone dials it ("" when unreadable)."""

    name: str
    phone: str
    dial: str


@dataclass(frozen=True, slots=True)
class VenueLink:
    """The page of the venue. `photos`: how many and what they weigh; "" without any."""

    id: UUID
    photos: str


@dataclass(frozen=True, slots=True)
class SessionPage:
    card: Card
    commune_slug: str
    hours: str
    reason: str  # why it is cancelled
    activities: tuple[str, ...]
    provided: tuple[str, ...]
    facts: tuple[Fact, ...]
    checked: str  # who checked the room, and when, said once when it is the same for all
    directions: tuple[str, ...]
    venue: VenueLink | None
    contact: Contact
    edition: int


def public_session(programme: Programme, slug: str) -> Session | None:
    """The session of that address, with its commune and venue; None when nobody outside the team may see it."""
    row = database.the_one(_with_photos(published(programme).select_related("commune", "venue").filter(slug=slug)))
    if row is not None:
        row.programme = programme
    return row


def _with_photos(rows: QuerySet[Session]) -> QuerySet[Session]:
    """How many photos the venue has and what they weigh, in the same query."""
    photos = VenuePhoto.objects.filter(venue=OuterRef("venue")).order_by().values("venue")
    return rows.annotate(
        photos=Subquery(photos.annotate(n=Count("id")).values("n")),
        photo_bytes=Subquery(photos.annotate(n=Sum("small_bytes")).values("n")),
    )


def session_page(programme: Programme, slug: str, *, today: date) -> SessionPage | None:
    session = public_session(programme, slug)
    if session is None:
        return None
    facts, checked = _said_once(_facts(session))
    return SessionPage(
        card=cards([session], today=today)[0],
        commune_slug=session.commune.slug if session.commune else "",
        hours=messages.say_hours(session.starts_at, session.ends_at),
        reason=str(messages.CANCEL_REASONS[CancelCause(session.cancel_cause)]) if session.is_cancelled else "",
        activities=_lines(session.activities),
        provided=_lines(session.provided),
        facts=facts,
        checked=checked,
        directions=_lines(session.directions or (session.venue.directions if session.venue else "")),
        venue=_venue(session),
        contact=_contact(session, programme.facts),
        edition=session.edition,
    )


def _venue(session: Any) -> VenueLink | None:
    if session.venue_id is None:
        return None
    return VenueLink(
        session.venue_id, place_words.say_photos(session.photos, session.photo_bytes) if session.photos else ""
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _facts(session: Session) -> tuple[Fact, ...]:
    """What is known of the room. While nothing is, one line says it, not seven."""
    signs = {True: Known.YES, False: Known.NO, None: Known.UNKNOWN}[session.sign_language]
    interpreter = Fact(signs, place_words.say_fact(_("Interprète en langue des signes"), signs))
    room = told_facts(session.venue_id)
    if not room:
        room = (Fact(Known.UNKNOWN, _("Accès de la salle : pas encore vérifié")),)
    return (*room, interpreter)


def _said_once(facts: tuple[Fact, ...]) -> tuple[tuple[Fact, ...], str]:
    details = {fact.detail for fact in facts if fact.detail}
    if len(details) != 1:
        return facts, ""
    return tuple(replace(fact, detail="") for fact in facts), details.pop()


def _contact(session: Session, facts: dict[str, Any]) -> Contact:
    """The person of the session, else the first contact of the programme."""
    first: dict[str, str] = next(iter(facts.get("contacts", [])), {})
    name, typed = session.contact_name, session.contact_phone
    if not typed:
        name, typed = name or first.get("name", ""), first.get("phone", "")
    number = read_phone(typed)
    return Contact(name=name, phone=say_phone(number) or typed, dial=number or "")
