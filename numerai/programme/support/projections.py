"""The only writers of offers."""

from numerai.base.journal.people_keys import seal_for
from numerai.base.journal.registry import Projected, Recorded, projected, projects
from numerai.programme.support.models import Offer
from numerai.programme.support.rules import OfferState

projected(Projected(Offer, sealed=("sealed",)))


@projects("offer.received", opens_file=True)
def offer_received(event: Recorded) -> None:
    """Rebuilt after an erasure, `personal` is None: the row is there, empty."""
    Offer.objects.create(
        id=event.subject,
        programme=event.programme,
        way=event.facts["way"],
        gifts=event.facts["gifts"],
        communes=event.facts["communes"],
        sealed=_seal(event),
        received_at=event.at,
    )


@projects("offer.answered")
def offer_answered(event: Recorded) -> None:
    """The note stays in the journal alone, sealed: it is read with the history."""
    Offer.objects.filter(id=event.subject).update(
        state=OfferState.ANSWERED, answered_how=event.facts["how"], answered_at=event.at
    )


@projects("offer.closed")
def offer_closed(event: Recorded) -> None:
    Offer.objects.filter(id=event.subject).update(state=OfferState.CLOSED)


@projects("offer.reopened")
def offer_reopened(event: Recorded) -> None:
    """To answer again; that an answer was given once stays known."""
    Offer.objects.filter(id=event.subject).update(state=OfferState.NEW)


@projects("offer.erased", even_erased=True)
def offer_erased(event: Recorded) -> None:
    Offer.objects.filter(id=event.subject).update(sealed=None, state=OfferState.CLOSED, erased_at=event.at)


def _seal(event: Recorded) -> bytes | None:
    if event.key is None or event.personal is None or event.person is None:
        return None
    return seal_for(event.key, event.person, event.personal, Offer.SEALED)
