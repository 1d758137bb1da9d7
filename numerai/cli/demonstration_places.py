"""The invented venues of the demonstration: what is known of each differs, and a good part is not known."""

from datetime import date, datetime, timedelta
from random import Random

from numerai.base.models import Programme
from numerai.cli.demonstration_people import invented_phone
from numerai.cli.demonstration_words import VENUES
from numerai.programme.places import actions
from numerai.programme.places.models import Venue
from numerai.programme.places.rules import (
    Contact,
    ContactKind,
    Description,
    Finding,
    Known,
    Room,
    VenueFeature,
    edition_of,
)

ROOMS = (
    (Room("Grande salle (exemple)", chairs=30, posts=0), Room("Salle des ordinateurs (exemple)", chairs=14, posts=12)),
    (Room("Salle (exemple)", chairs=16, posts=None),),
    (),
)
WHO_HOLDS_THE_KEY = ("Santal Gabarit", "Gaïac Inventé", "")


def invented_venues(programme: Programme, *, actor: str, now: datetime, today: date, chance: Random) -> list[Venue]:
    venues = []
    for number, (commune, name, directions) in enumerate(VENUES):
        findings = {feature: _finding(chance, today) for feature in VenueFeature}
        described = Description(commune, name, directions, findings)
        venue_id = actions.add_venue(programme, actor=actor, now=now, description=described)
        venues.append(Venue.objects.get(id=venue_id))
        _furnish(programme, venues[-1], number, actor=actor, now=now)
    return venues


def _finding(chance: Random, today: date) -> Finding:
    state = chance.choices(tuple(Known), (45, 20, 35))[0]
    if state is Known.UNKNOWN:
        return Finding()
    return Finding(state, today - timedelta(days=chance.randint(20, 200)), "Coordination")


def _furnish(programme: Programme, venue: Venue, number: int, *, actor: str, now: datetime) -> None:
    """Rooms counted, partly counted, or not visited yet; a key holder for two venues out of three."""
    rooms = ROOMS[number % len(ROOMS)]
    who = WHO_HOLDS_THE_KEY[number % len(WHO_HOLDS_THE_KEY)]
    if rooms:
        actions.write_rooms(programme, actor=actor, now=now, venue_id=venue.id, edition=edition_of(()), rooms=rooms)
    if who:
        contact = Contact(who, invented_phone(7000 + number), "Appeler la veille (consigne inventée).")
        kind = ContactKind.KEY_HOLDER
        actions.write_contact(programme, actor=actor, now=now, venue_id=venue.id, kind=kind, contact=contact)
