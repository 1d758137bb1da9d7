"""Writes about offers: one is received once, answered as often as needed, closed, reopened, erased for good."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError

from numerai.base import database, erasures
from numerai.base.journal.models import PersonKey
from numerai.base.journal.work import FileExists, UnitOfWork, unit_of_work
from numerai.base.models import Programme
from numerai.programme.support.models import Offer
from numerai.programme.support.rules import AnswerWay, Gift, OfferState, Proposal, Way, can_change


def receive_offer(
    programme: Programme,
    *,
    actor: str,
    now: datetime,
    offer_id: UUID,
    way: Way,
    gifts: tuple[Gift, ...],
    communes: tuple[str, ...],
    proposal: Proposal,
) -> bool:
    """`offer_id` was made with the page: sending twice gives one offer. False the second time."""
    known = Offer.objects.filter(id=offer_id)
    facts = {"way": way, "gifts": list(gifts), "communes": list(communes)}
    try:
        with unit_of_work(programme, actor=actor, now=now) as work:
            if known.exists():
                return False
            personal = proposal.to_dict()
            work.record("offer.received", subject=offer_id, person=offer_id, facts=facts, personal=personal)
            return True
    except (IntegrityError, FileExists):  # the same form, sent by two taps at once: the other one was quicker
        if not known.exists():
            raise
        return False


def answer_offer(
    programme: Programme, *, actor: str, now: datetime, offer_id: UUID, how: AnswerWay, note: str = ""
) -> bool:
    """The note is sealed like the offer. False when the offer was closed meanwhile."""
    with unit_of_work(programme, actor=actor, now=now) as work:
        if not _may_become(work, offer_id, OfferState.ANSWERED):
            return False
        personal = {"note": note} if note else None
        work.record("offer.answered", subject=offer_id, person=offer_id, facts={"how": how}, personal=personal)
        return True


def close_offer(programme: Programme, *, actor: str, now: datetime, offer_id: UUID) -> bool:
    with unit_of_work(programme, actor=actor, now=now) as work:
        if not _may_become(work, offer_id, OfferState.CLOSED):
            return False
        work.record("offer.closed", subject=offer_id, person=offer_id)
        return True


def reopen_offer(programme: Programme, *, actor: str, now: datetime, offer_id: UUID) -> bool:
    with unit_of_work(programme, actor=actor, now=now) as work:
        if not _may_become(work, offer_id, OfferState.NEW):
            return False
        work.record("offer.reopened", subject=offer_id, person=offer_id)
        return True


def erase_offer(programme: Programme, *, actor: str, now: datetime, offer_id: UUID) -> bool:
    """The key of whoever offered is destroyed; the identifier is written beside the keys first. Again: False."""
    with unit_of_work(programme, actor=actor, now=now) as work:
        offer = _locked(programme, offer_id)
        is_known = offer is not None and offer.erased_at is None
        if is_known:
            erasures.write_down(programme, {offer_id: None}, now)
            work.record("offer.erased", subject=offer_id, person=offer_id)
        if offer is not None:
            PersonKey.objects.filter(person=offer_id).delete()
    database.forget_freed_pages()
    return is_known


def erase_again(programme: Programme, *, now: datetime) -> int:
    """After a restore or a sudden stop: an offer that was erased before stays erased."""
    written = erasures.written_down(programme)
    known = set(Offer.objects.of(programme).filter(id__in=written).values_list("id", flat=True))
    return sum(
        erase_offer(programme, actor="system", now=now, offer_id=offer_id) for offer_id in written if offer_id in known
    )


def _locked(programme: Programme, offer_id: UUID) -> Offer | None:
    return database.the_one(database.lock_rows(Offer.objects.of(programme).filter(id=offer_id)))


def _may_become(work: UnitOfWork, offer_id: UUID, wanted: OfferState) -> bool:
    """Decided under the lock of the row. PersonErased comes later, from the missing key."""
    offer = _locked(work.programme, offer_id)
    return offer is not None and can_change(OfferState(offer.state), wanted)
