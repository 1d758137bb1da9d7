"""Reads about places: the stops of a programme, what is known of a venue, numbers and digital places to check."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count

from numerai.base import database
from numerai.base.journal import people_keys
from numerai.base.models import Programme
from numerai.programme.places import messages
from numerai.programme.places.models import (
    Commune,
    DigitalPlace,
    TargetCommune,
    UsefulNumber,
    Venue,
    VenueContact,
    VenueFact,
    VenuePhoto,
    VenueRoom,
)
from numerai.programme.places.rules import (
    GROUPS,
    IN_ORDER,
    Contact,
    ContactKind,
    Description,
    Finding,
    Known,
    PhotoSubject,
    Room,
    Stop,
    VenueFeature,
)


@dataclass(frozen=True, slots=True)
class Target:
    """A commune that the programme set out to reach. `announced`: its presentation lists workshops there."""

    name: str
    slug: str
    announced: bool
    stop: Stop

    @property
    def code(self) -> str:
        return self.stop.code


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing about a place in three states, in words: the state is never told by a sign alone."""

    state: Known
    label: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A telephone number that helps anyone, as it is said: 15, 05.30.30."""

    said: str
    name: str
    purpose: str
    doubt: str  # what nobody could confirm of it; "" when nothing is

    @property
    def dialled(self) -> str:
        return self.said.replace(".", "")

    @property
    def is_urgent(self) -> bool:
        return self.purpose.startswith(("urgence", "soutien"))


def targets(programme: Programme) -> tuple[Target, ...]:
    """In the order of the tour of the territory."""
    rows = TargetCommune.objects.of(programme).select_related("commune")
    return tuple(
        Target(
            name=row.commune.name,
            slug=row.commune.slug,
            announced=row.workshops_announced,
            stop=Stop(row.commune_id, row.map_x, row.map_y, row.label_side),
        )
        for row in rows
    )


def commune_by_slug(slug: str) -> Commune | None:
    return Commune.objects.select_related("province").filter(slug=slug).first()


def venue_facts(venue_id: UUID | None) -> tuple[Fact, ...]:
    """Every feature, in the order people ask for them; a feature that nobody looked at is unknown."""
    rows = {row.feature: row for row in VenueFact.objects.filter(venue_id=venue_id)} if venue_id else {}
    return tuple(_fact(feature, rows.get(feature)) for feature in VenueFeature)


def told_facts(venue_id: UUID | None) -> tuple[Fact, ...]:
    """As the public reads them: what somebody checked, then in one line all that nobody looked at yet."""
    rows = {row.feature: row for row in VenueFact.objects.filter(venue_id=venue_id)} if venue_id else {}
    told = _told(IN_ORDER, rows)
    return told if any(fact.state != Known.UNKNOWN for fact in told) else ()


def _told(features: Iterable[VenueFeature], rows: Mapping[str, VenueFact]) -> tuple[Fact, ...]:
    every = {feature: _fact(feature, rows.get(feature)) for feature in features}
    unchecked = [messages.FEATURES[feature] for feature, fact in every.items() if fact.state == Known.UNKNOWN]
    known = tuple(fact for fact in every.values() if fact.state != Known.UNKNOWN)
    return (*known, Fact(Known.UNKNOWN, messages.say_unchecked(unchecked))) if unchecked else known


def told_by_group(venue: Venue) -> tuple[tuple[str, tuple[Fact, ...]], ...]:
    """For the public: in each part of a visit, what somebody checked, then in one line what nobody looked at yet."""
    rows = {row.feature: row for row in venue.facts.all()}
    return tuple((str(messages.FEATURE_GROUPS[group]), _told(features, rows)) for group, features in GROUPS.items())


def facts_by_group(venue: Venue) -> tuple[tuple[str, tuple[Fact, ...]], ...]:
    """For the team: each answer with its day and its name, in the order of a visit."""
    rows = {row.feature: row for row in venue.facts.all()}
    return tuple(
        (str(messages.FEATURE_GROUPS[group]), tuple(_fact(feature, rows.get(feature)) for feature in features))
        for group, features in GROUPS.items()
    )


def rooms_of(venue: Venue) -> tuple[Room, ...]:
    return tuple(Room(row.name, row.chairs, row.posts) for row in VenueRoom.objects.filter(venue=venue))


def photos_of(venue: Venue) -> tuple[VenuePhoto, ...]:
    """In the order of a visit, then of their coming; without their pixels, which have their own addresses."""
    order = list(PhotoSubject)
    rows = VenuePhoto.objects.filter(venue=venue).defer("large", "small").order_by("added_at", "id")
    return tuple(sorted(rows, key=lambda photo: order.index(PhotoSubject(photo.subject))))


def photo_pixels(programme: Programme, photo_id: UUID, *, is_small: bool) -> bytes | None:
    rows = VenuePhoto.objects.of(programme).filter(id=photo_id)
    found = database.the_one(rows.only("small" if is_small else "large"))
    return bytes(found.small if is_small else found.large) if found else None


def contacts_of(venue: Venue) -> dict[ContactKind, Contact]:
    """Every kind; one that nobody wrote is empty."""
    rows = list(VenueContact.objects.filter(venue=venue))
    keys = people_keys.keys_of([row.id for row in rows])
    opened = {
        row.kind: people_keys.open_for(keys.get(row.id), row.id, row.sealed, VenueContact.SEALED) or {} for row in rows
    }
    return {kind: Contact(**opened.get(kind, {})) for kind in ContactKind}


def _fact(feature: VenueFeature, row: VenueFact | None) -> Fact:
    state = Known(row.state) if row else Known.UNKNOWN
    checked = messages.say_checked(row.checked_on, row.checked_by) if row and state != Known.UNKNOWN else ""
    return Fact(state, messages.say_fact(messages.FEATURES[feature], state), checked)


def described_venues(programme: Programme) -> tuple[tuple[Venue, Description], ...]:
    """By commune, then by name, each with the number of its photos; two queries, however many venues."""
    rows = Venue.objects.of(programme).select_related("commune").prefetch_related("facts")
    rows = rows.annotate(photo_count=Count("photos"))
    return tuple((venue, describe(venue)) for venue in rows.order_by("commune__name", "name"))


def describe(venue: Venue) -> Description:
    return Description(venue.commune_id, venue.name, venue.directions, _findings(venue.facts.all()))


def _findings(rows: Iterable[VenueFact]) -> dict[VenueFeature, Finding]:
    """A feature that nobody looked at is unknown."""
    found = {row.feature: Finding(Known(row.state), row.checked_on, row.checked_by) for row in rows}
    return {feature: found.get(feature, Finding()) for feature in VenueFeature}


def digital_places(commune: Commune) -> tuple[DigitalPlace, ...]:
    return tuple(DigitalPlace.objects.filter(commune=commune))


def useful_numbers() -> tuple[Number, ...]:
    """Nobody of the programme has checked them yet: they are shown as such."""
    rows = UsefulNumber.objects.all()
    return tuple(
        Number(messages.say_number(row.number), row.name, row.purpose, row.verified_by.partition("(")[2].rstrip(")"))
        for row in rows
    )
