"""Writing what is known of a venue: plain rows, and one line of the journal that tells how much was found."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from numerai.base import database
from numerai.base.journal.work import UnitOfWork, unit_of_work
from numerai.base.models import Programme
from numerai.programme.places.models import Venue, VenueFact
from numerai.programme.places.queries import describe
from numerai.programme.places.rules import Description


class VenueExists(Exception):
    """The commune has a venue of that name."""


class VenueChanged(Exception):
    """Someone wrote about this venue after it was read."""


def add_venue(programme: Programme, *, actor: str, now: datetime, description: Description) -> UUID:
    with unit_of_work(programme, actor=actor, now=now) as work:
        venue = Venue(programme=programme)
        _write(work, venue, description)
    return venue.id


def edit_venue(
    programme: Programme, *, actor: str, now: datetime, venue_id: UUID, edition: str, description: Description
) -> bool:
    """False when nothing changes. `edition`: of the description that was read before this one was written."""
    with unit_of_work(programme, actor=actor, now=now) as work:
        venue = database.lock_rows(Venue.objects.of(programme).filter(id=venue_id)).get()
        current = describe(venue)
        if description == current:
            return False
        if edition != current.edition:
            raise VenueChanged(venue_id)
        _write(work, venue, description)
    return True


def _write(work: UnitOfWork, venue: Venue, description: Description) -> None:
    venue.commune_id, venue.name = description.commune_id, description.name
    venue.directions = description.directions
    try:
        with transaction.atomic():
            venue.save()
    except IntegrityError as reason:
        raise VenueExists(description.name) from reason
    VenueFact.objects.bulk_create(
        [
            VenueFact(venue=venue, feature=feature, state=f.state, checked_on=f.checked_on, checked_by=f.checked_by)
            for feature, f in description.findings.items()
        ],
        update_conflicts=True,
        unique_fields=["venue", "feature"],
        update_fields=["state", "checked_on", "checked_by"],
    )
    work.record("staff.changed", facts={"table": "venue", "id": str(venue.id), "features": description.known})
