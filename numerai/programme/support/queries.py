"""Reads about offers: the inbox, one offer opened, and what was said to whoever offers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from numerai.base.journal import people_keys
from numerai.base.journal.models import Event
from numerai.base.models import OfProgramme, Programme
from numerai.programme.places.models import Commune
from numerai.programme.support.models import Offer
from numerai.programme.support.rules import Gift, OfferState, Proposal, Way


@dataclass(frozen=True, slots=True)
class OpenOffer:
    """An offer whose words were opened; once erased, its proposal is empty."""

    id: UUID
    way: Way
    gifts: tuple[Gift, ...]
    communes: tuple[str, ...]  # names
    proposal: Proposal
    state: OfferState
    received_at: datetime
    is_erased: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the journal about an offer, with its note opened."""

    kind: str
    at: datetime
    actor: str
    how: str
    note: str


def in_state(programme: Programme, state: OfferState) -> OfProgramme:
    """Those that wait for an answer: the oldest first; the others: the latest first."""
    order = "received_at" if state == OfferState.NEW else "-received_at"
    rows: OfProgramme = Offer.objects.of(programme).filter(state=state).order_by(order, "id")
    return rows


def open_offers(offers: Iterable[Offer]) -> list[OpenOffer]:
    """Two queries, however many offers: their keys, and the names of the communes."""
    rows = list(offers)
    opened = people_keys.keys_of([row.id for row in rows])
    codes = {code for row in rows for code in row.communes}
    names = dict(Commune.objects.filter(code__in=codes).values_list("code", "name"))
    return [_opened(row, opened.get(row.id), names) for row in rows]


def _opened(row: Offer, key: bytes | None, names: dict[str, str]) -> OpenOffer:
    return OpenOffer(
        id=row.id,
        way=Way(row.way),
        gifts=tuple(Gift(gift) for gift in row.gifts),
        communes=tuple(names[code] for code in row.communes if code in names),
        proposal=Proposal.from_dict(people_keys.open_for(key, row.id, row.sealed, Offer.SEALED)),
        state=OfferState(row.state),
        received_at=row.received_at,
        is_erased=row.erased_at is not None,
    )


def steps_of(programme: Programme, offer_id: UUID) -> list[Step]:
    """The latest first."""
    key = people_keys.keys_of([offer_id]).get(offer_id)
    events = Event.objects.of(programme).filter(subject=offer_id, kind__startswith="offer.").order_by("-number")
    return [_step(event, key) for event in events]


def _step(event: Event, key: bytes | None) -> Step:
    said = {}
    if event.kind == "offer.answered" and event.person is not None:
        said = people_keys.open_for(key, event.person, event.personal, f"event:{event.id}") or {}
    how = str(event.facts_read().get("how", ""))
    return Step(event.kind, event.recorded_at, event.actor, how, str(said.get("note", "")))
