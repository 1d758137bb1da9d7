"""One venue for whoever goes there: how to come, what was checked and by whom, the rooms, and whom to see first."""

from django.http import HttpResponse
from django.shortcuts import render

from numerai.base.phones import say_phone
from numerai.programme.places.messages import CONTACTS
from numerai.programme.places.models import Venue
from numerai.programme.places.queries import contacts_of, facts_by_group, rooms_of
from numerai.programme.workshops.permissions import may_change_venues, may_see_contacts, may_see_venues
from numerai.screens.team.guard import TeamRequest, team_page
from numerai.screens.team.venue_photos import photo_rows


@team_page(may_see_venues)
def venue(request: TeamRequest, venue: Venue) -> HttpResponse:
    reads = may_see_contacts(request.roles, account=request.user, venue=venue, today=request.today)
    contacts = contacts_of(venue) if reads else {}
    context = {
        "venue": venue,
        "groups": facts_by_group(venue),
        "rooms": rooms_of(venue),
        "contacts": [
            {"label": CONTACTS[kind], "contact": contact, "said": say_phone(contact.phone)}
            for kind, contact in contacts.items()
        ],
        "reads_contacts": reads,
        "photos": photo_rows(venue),
        "may_change": may_change_venues(request.roles),
    }
    return render(request, "team/venue.html", context)
