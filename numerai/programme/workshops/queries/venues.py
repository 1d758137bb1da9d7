"""What anyone may read about a venue: how to come, each answer, its photos, the workshops to come. Nobody's name."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from numerai.base import database
from numerai.base.models import Programme
from numerai.programme.places import messages as words
from numerai.programme.places.models import Venue, VenuePhoto
from numerai.programme.places.queries import Fact, photos_of, told_by_group
from numerai.programme.places.rules import Known, PhotoSubject
from numerai.programme.workshops.queries.cards import IN_ORDER, Card, cards, published

FEW = 5


@dataclass(frozen=True, slots=True)
class PublicPhoto:
    photo: VenuePhoto
    subject: str
    weight: str  # of the large one


@dataclass(frozen=True, slots=True)
class VenuePage:
    venue: Venue
    directions: tuple[str, ...]
    groups: tuple[tuple[str, tuple[Fact, ...]], ...]
    is_known: bool  # someone looked at one thing at least
    photos: tuple[PublicPhoto, ...]
    photos_words: str
    upcoming: tuple[Card, ...]
    has_more: bool


def venue_page(programme: Programme, venue_id: UUID, *, today: date) -> VenuePage | None:
    rows = Venue.objects.of(programme).filter(id=venue_id).select_related("commune").prefetch_related("facts")
    venue = database.the_one(rows)
    if venue is None:
        return None
    photos, groups = photos_of(venue), told_by_group(venue)
    coming = published(programme).filter(venue=venue, day__gte=today).select_related("commune", "venue")
    upcoming = cards(coming.order_by(*IN_ORDER)[: FEW + 1], today=today)
    return VenuePage(
        venue=venue,
        directions=tuple(line.strip() for line in venue.directions.splitlines() if line.strip()),
        groups=groups,
        is_known=any(fact.state != Known.UNKNOWN for _, facts in groups for fact in facts),
        photos=tuple(_photo(photo) for photo in photos),
        photos_words=words.say_photos(len(photos), sum(photo.small_bytes for photo in photos)) if photos else "",
        upcoming=upcoming[:FEW],
        has_more=len(upcoming) > FEW,
    )


def _photo(photo: VenuePhoto) -> PublicPhoto:
    subject = str(words.PHOTO_SUBJECTS[PhotoSubject(photo.subject)])
    return PublicPhoto(photo, subject, words.say_weight(photo.large_bytes))


def announced_venues(programme: Programme) -> frozenset[UUID]:
    """Those where a workshop that anyone may see was planned: the team may prepare others."""
    rows = published(programme).filter(venue__isnull=False).order_by()
    return frozenset(rows.values_list("venue_id", flat=True).distinct())
