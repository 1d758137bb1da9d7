"""Writing what is known of a venue: plain rows, and one line of the journal that tells how much was found."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from numerai.base import database, erasures
from numerai.base.ids import uuid7
from numerai.base.journal import people_keys
from numerai.base.journal.models import PersonKey
from numerai.base.journal.work import UnitOfWork, unit_of_work
from numerai.base.models import Programme
from numerai.base.pictures import Pictures
from numerai.programme.places.models import Venue, VenueContact, VenueFact, VenuePhoto, VenueRoom
from numerai.programme.places.queries import contacts_of, describe, rooms_of
from numerai.programme.places.rules import (
    MOST_PHOTOS,
    Contact,
    ContactKind,
    Description,
    PhotoSubject,
    Room,
    edition_of,
)


class VenueExists(Exception):
    """The commune has a venue of that name."""


class VenueChanged(Exception):
    """Someone wrote about this venue after it was read."""


class TooManyPhotos(Exception):
    """The venue has as many photos as a page can show."""


def add_venue(
    programme: Programme, *, actor: str, now: datetime, description: Description, venue_id: UUID | None = None
) -> UUID:
    """`venue_id` was made with the page: sending twice adds one venue."""
    with unit_of_work(programme, actor=actor, now=now) as work:
        if venue_id and Venue.objects.of(programme).filter(id=venue_id).exists():
            return venue_id
        venue = Venue(programme=programme, **({"id": venue_id} if venue_id else {}))
        try:
            _write(work, venue, description)
        except VenueExists:
            if not Venue.objects.of(programme).filter(id=venue.id).exists():
                raise
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


def add_photo(
    programme: Programme,
    *,
    actor: str,
    now: datetime,
    venue_id: UUID,
    subject: PhotoSubject,
    alternative: str,
    pictures: Pictures,
    photo_id: UUID | None = None,
) -> UUID:
    """Whoever adds it has said that nobody can be recognised on it, or that they agreed. `photo_id` was made with the
    page: sending twice adds one photo.
    """
    large, small = pictures.large, pictures.small
    with unit_of_work(programme, actor=actor, now=now) as work:
        venue = database.lock_rows(Venue.objects.of(programme).filter(id=venue_id)).get()
        if photo_id and VenuePhoto.objects.of(programme).filter(id=photo_id).exists():
            return photo_id
        if VenuePhoto.objects.filter(venue=venue).count() >= MOST_PHOTOS:
            raise TooManyPhotos(venue_id)
        photo = VenuePhoto.objects.create(
            id=photo_id or uuid7(),
            programme=programme,
            venue=venue,
            subject=subject,
            alternative=alternative,
            large=large.data,
            large_width=large.width,
            large_height=large.height,
            large_bytes=len(large.data),
            small=small.data,
            small_width=small.width,
            small_height=small.height,
            small_bytes=len(small.data),
            added_at=now,
            added_by=actor,
        )
        _record_photo(work, photo, "added")
    return photo.id


def edit_photo(
    programme: Programme, *, actor: str, now: datetime, photo_id: UUID, subject: PhotoSubject, alternative: str
) -> bool:
    """What it shows and its words; False when nothing changes. Its pixels never change."""
    with unit_of_work(programme, actor=actor, now=now) as work:
        rows = VenuePhoto.objects.of(programme).filter(id=photo_id).defer("large", "small")
        photo = database.lock_rows(rows).get()
        if (photo.subject, photo.alternative) == (subject, alternative):
            return False
        photo.subject, photo.alternative = subject, alternative
        photo.save(update_fields=["subject", "alternative"])
        _record_photo(work, photo, "edited")
    return True


def remove_photo(programme: Programme, *, actor: str, now: datetime, photo_id: UUID) -> None:
    """For good: perhaps someone did not want to be seen on it."""
    with unit_of_work(programme, actor=actor, now=now) as work:
        rows = VenuePhoto.objects.of(programme).filter(id=photo_id).defer("large", "small")
        photo = database.the_one(database.lock_rows(rows))
        if photo is None:
            return
        _record_photo(work, photo, "removed")
        photo.delete()
    database.forget_freed_pages()


def _record_photo(work: UnitOfWork, photo: VenuePhoto, change: str) -> None:
    facts = {"table": "venue_photo", "id": str(photo.venue_id), "photo": str(photo.id), "change": change}
    work.record("staff.changed", facts=facts)
