"""What else is written about a venue: its rooms, and the people to see before coming (sealed, erased when emptied)."""

from typing import Any

from django import forms
from django.contrib import messages
from django.forms.boundfield import BoundField
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from numerai.programme.places.actions import VenueChanged, write_contact, write_rooms
from numerai.programme.places.messages import CONTACTS
from numerai.programme.places.models import Venue
from numerai.programme.places.queries import contacts_of, rooms_of
from numerai.programme.places.rules import Contact, ContactKind, Room, edition_of
from numerai.programme.workshops.permissions import may_change_venues
from numerai.screens.team.fields import CountField, PhoneField
from numerai.screens.team.guard import TeamRequest, sent, team_page
from numerai.screens.team.shown import WithShown

SPARE = 2  # empty rows for rooms to add
MOST_ROOMS = 30


class RoomsForm(forms.Form):
    """One row per room; a row whose name is emptied takes the room away."""

    edition = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any, *, rooms: tuple[Room, ...]) -> None:
        super().__init__(data)
        self.count = min(MOST_ROOMS, max(len(rooms), _rows_sent(data)) + (0 if data else SPARE))
        self.initial["edition"] = edition_of(rooms)
        for row in range(self.count):
            self._add_row(row, rooms[row] if row < len(rooms) else Room(""))

    def _add_row(self, row: int, room: Room) -> None:
        number = {"n": row + 1}
        self.fields[f"name_{row}"] = forms.CharField(
            label=now_("Salle %(n)s : nom") % number, max_length=60, required=False, initial=room.name
        )
        self.fields[f"chairs_{row}"] = CountField(label=now_("Salle %(n)s : chaises") % number, initial=room.chairs)
        self.fields[f"posts_{row}"] = CountField(
            label=now_("Salle %(n)s : postes d’ordinateur") % number, initial=room.posts
        )

    def rows(self) -> list[tuple[BoundField, BoundField, BoundField]]:
        return [(self[f"name_{row}"], self[f"chairs_{row}"], self[f"posts_{row}"]) for row in range(self.count)]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        seen: set[str] = set()
        for row in range(self.count):
            name = " ".join(cleaned.get(f"name_{row}", "").split())
            if name and name in seen:
                self.add_error(f"name_{row}", now_("Cette salle est déjà dans la liste."))
            counts = [cleaned.get(f"chairs_{row}"), cleaned.get(f"posts_{row}")]
            was_there = bool(self.fields[f"name_{row}"].initial)
            if not name and not was_there and any(count is not None for count in counts):
                self.add_error(f"name_{row}", now_("Écrivez le nom de cette salle."))
            seen.add(name)
        return cleaned

    def rooms(self) -> tuple[Room, ...]:
        values = self.cleaned_data
        rooms = [
            Room(" ".join(values[f"name_{row}"].split()), values[f"chairs_{row}"], values[f"posts_{row}"])
            for row in range(self.count)
        ]
        return tuple(room for room in rooms if room.name)


def _rows_sent(data: Any) -> int:
    numbers = [name.rpartition("_")[2] for name in data or ()]
    return max((int(number) + 1 for number in numbers if number.isdecimal() and len(number) < 3), default=0)


class ContactsForm(WithShown):
    def __init__(self, data: Any, *, contacts: dict[ContactKind, Contact]) -> None:
        super().__init__(data)
        self.kinds = tuple(contacts)
        for kind, contact in contacts.items():
            label = {"who": CONTACTS[kind]}
            self.fields[f"{kind}_name"] = forms.CharField(
                label=now_("%(who)s : nom") % label, max_length=80, required=False, initial=contact.name
            )
            self.fields[f"{kind}_phone"] = PhoneField(
                label=now_("%(who)s : téléphone") % label, required=False, initial=contact.phone
            )
            self.fields[f"{kind}_words"] = forms.CharField(
                label=now_("%(who)s : à savoir") % label,
                help_text=_("Quand appeler, ce qu’il faut faire en arrivant."),
                max_length=300,
                required=False,
                initial=contact.words,
                widget=forms.Textarea({"rows": 3}),
            )
        self.remember()

    def changed(self) -> dict[ContactKind, Contact]:
        """Those written on this page: another one, kept meanwhile by a colleague, stays as it is."""
        contacts = {kind: self.contact(kind) for kind in self.kinds}
        values = {f"{kind}_{part}": value for kind, contact in contacts.items() for part, value in _parts(contact)}
        touched = {name.rpartition("_")[0] for name in self.touched(values)}
        return {kind: contact for kind, contact in contacts.items() if kind in touched}

    def contact(self, kind: ContactKind) -> Contact:
        values = {part: self.cleaned_data[f"{kind}_{part}"] for part in ("name", "phone", "words")}
        return Contact(values["name"].strip(), values["phone"] or None, values["words"].replace("\r\n", "\n").strip())


def _parts(contact: Contact) -> tuple[tuple[str, str | None], ...]:
    return ("name", contact.name), ("phone", contact.phone), ("words", contact.words)


@team_page(may_change_venues)
def rooms(request: TeamRequest, venue: Venue) -> HttpResponse:
    form = RoomsForm(sent(request), rooms=rooms_of(venue))
    theirs: tuple[Room, ...] | None = None
    if request.method == "POST" and form.is_valid():
        try:
            changed = write_rooms(
                request.programme,
                actor=request.actor,
                now=request.now,
                venue_id=venue.id,
                edition=form.cleaned_data["edition"],
                rooms=form.rooms(),
            )
        except VenueChanged:
            theirs = rooms_of(venue)  # beside what was typed here; sending again keeps what was typed
            form.data = form.data.copy()
            form.data["edition"] = edition_of(theirs)
        else:
            messages.success(request, now_("C’est gardé.") if changed else now_("Rien n’a changé."))
            return redirect("team:venue", venue.id)
    return render(request, "team/venue_rooms.html", {"form": form, "venue": venue, "theirs": theirs})


@team_page(may_change_venues)
def contacts(request: TeamRequest, venue: Venue) -> HttpResponse:
    form = ContactsForm(sent(request), contacts=contacts_of(venue))
    if request.method == "POST" and form.is_valid():
        changed = [
            write_contact(
                request.programme,
                actor=request.actor,
                now=request.now,
                venue_id=venue.id,
                kind=kind,
                contact=contact,
            )
            for kind, contact in form.changed().items()
        ]
        messages.success(request, now_("C’est gardé.") if any(changed) else now_("Rien n’a changé."))
        return redirect("team:venue", venue.id)
    return render(request, "team/venue_contacts.html", {"form": form, "venue": venue})
