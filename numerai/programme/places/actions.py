"""Writing what is known of a venue: plain rows, and one line of the journal that tells how much was found."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from numerai.base import database, erasures
from numerai.base.journal import people_keys
from numerai.base.journal.models import PersonKey
from numerai.base.journal.work import UnitOfWork, unit_of_work
from numerai.base.models import Programme
from numerai.programme.places.models import Venue, VenueContact, VenueFact, VenueRoom
from numerai.programme.places.queries import contacts_of, describe, rooms_of
from numerai.programme.places.rules import Contact, ContactKind, Description, Room, edition_of


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


def write_rooms(
    programme: Programme, *, actor: str, now: datetime, venue_id: UUID, edition: str, rooms: tuple[Room, ...]
) -> bool:
    """All the rooms of a venue, in their order. False when nothing changes."""
    with unit_of_work(programme, actor=actor, now=now) as work:
        venue = database.lock_rows(Venue.objects.of(programme).filter(id=venue_id)).get()
        current = rooms_of(venue)
        if rooms == current:
            return False
        if edition != edition_of(current):
            raise VenueChanged(venue_id)
        VenueRoom.objects.filter(venue=venue).delete()
        VenueRoom.objects.bulk_create(
            VenueRoom(venue=venue, name=room.name, chairs=room.chairs, posts=room.posts, rank=rank)
            for rank, room in enumerate(rooms)
        )
        work.record("staff.changed", facts={"table": "venue_room", "id": str(venue.id), "rooms": len(rooms)})
    return True


def write_contact(
    programme: Programme, *, actor: str, now: datetime, venue_id: UUID, kind: ContactKind, contact: Contact
) -> bool:
    """An empty contact is erased as a person is: with their key, and after any restore. False when nothing changes."""
    with unit_of_work(programme, actor=actor, now=now) as work:
        venue = database.lock_rows(Venue.objects.of(programme).filter(id=venue_id)).get()
        if contacts_of(venue)[kind] == contact:
            return False
        row = VenueContact.objects.filter(venue=venue, kind=kind).first()
        if row is not None and not contact.is_known:
            erasures.write_down(programme, {row.id: None}, now)
            _forget([row.id])
        elif contact.is_known:
            _seal_contact(programme, row or VenueContact(programme=programme, venue=venue, kind=kind), contact)
        facts = {"table": "venue_contact", "id": str(venue.id), "kind": kind, "known": contact.is_known}
        work.record("staff.changed", facts=facts)
    if not contact.is_known:
        database.forget_freed_pages()
    return True


def _seal_contact(programme: Programme, row: VenueContact, contact: Contact) -> None:
    key = people_keys.locked_key(row.id) or people_keys.make_key(programme, row.id)
    row.sealed = people_keys.seal_for(key, row.id, asdict(contact), VenueContact.SEALED)
    row.save()


def _forget(contacts: list[UUID]) -> int:
    PersonKey.objects.filter(person__in=contacts).delete()
    return VenueContact.objects.filter(id__in=contacts).delete()[0]


def forget_contacts_again(programme: Programme) -> int:
    """After a restore: contacts that were erased since the backup are erased again."""
    with transaction.atomic():
        rows = VenueContact.objects.of(programme).filter(id__in=erasures.written_down(programme))
        return _forget(list(rows.values_list("id", flat=True)))
