"""The photos of a venue: adding one, correcting its words, taking it away. A photo without its words is not shown, but
it is not lost either: it waits, sealed, until they are written."""

import base64
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from numerai.base import dates
from numerai.base.ids import uuid7
from numerai.base.pictures import KIND, Picture, Pictures, unpacked
from numerai.programme.people.models import Account
from numerai.programme.places.actions import TooManyPhotos, add_photo, edit_photo, remove_photo
from numerai.programme.places.messages import PHOTO_SUBJECTS
from numerai.programme.places.models import Venue, VenuePhoto
from numerai.programme.places.queries import photos_of
from numerai.programme.places.rules import MOST_PHOTOS, PhotoSubject
from numerai.programme.workshops.permissions import may_change_venues
from numerai.screens.team.fields import MadeWithThePage
from numerai.screens.team.guard import TeamRequest, sent, team_page
from numerai.screens.team.pending_file import PendingFile, keep, take
from numerai.screens.team.venue_photo_form import AlternativeForm, PhotoForm, initial_of


@dataclass(frozen=True, slots=True)
class PhotoRow:
    photo: VenuePhoto
    subject: str
    added: str  # when, and by whom: for the team alone


def photo_rows(venue: Venue) -> list[PhotoRow]:
    photos = photos_of(venue)
    ids = {photo.added_by.removeprefix("account:") for photo in photos if photo.added_by.startswith("account:")}
    names = {f"account:{row.id}": row.display_name for row in Account.objects.filter(id__in=ids)} if ids else {}
    return [
        PhotoRow(photo, str(PHOTO_SUBJECTS[PhotoSubject(photo.subject)]), _say_added(venue, photo, names))
        for photo in photos
    ]


def _say_added(venue: Venue, photo: VenuePhoto, names: dict[str, str]) -> str:
    day = photo.added_at.astimezone(ZoneInfo(venue.programme.time_zone)).date()
    said = {"day": dates.say_day(day), "who": names.get(photo.added_by, "")}
    return _("Ajoutée le %(day)s par %(who)s.") % said if said["who"] else _("Ajoutée le %(day)s.") % said


@team_page(may_change_venues)
def new(request: TeamRequest, venue: Venue) -> HttpResponse:
    if _was_added(request):
        messages.success(request, _("La photo est ajoutée."))
        return redirect(_photos_of(venue))
    form = _form(request, venue)
    if request.method == "POST" and form.is_valid():
        try:
            _add(request, venue, form)
        except TooManyPhotos:
            form.add_error(None, _("Ce lieu a déjà %(n)d photos. Retirez-en une d’abord.") % {"n": MOST_PHOTOS})
        else:
            messages.success(request, _("La photo est ajoutée."))
            return redirect(_photos_of(venue))
    context: dict[str, Any] = {"form": form, "venue": venue}
    if form.pictures:
        packed = PendingFile(kind="venue_photo", name="", data=form.pictures.packed())
        context["token"] = keep(packed, owner=_owner(request, venue), now=request.now)
        context["preview"] = _inside(form.pictures.small)
    return render(request, "team/venue_photo_new.html", context)


def _was_added(request: TeamRequest) -> bool:
    """The same page sent a second time: what it added is there."""
    page = MadeWithThePage().clean(request.POST.get("added"))
    return VenuePhoto.objects.of(request.programme).filter(id=page).exists()


def _form(request: TeamRequest, venue: Venue) -> PhotoForm:
    if request.method != "POST":
        return PhotoForm(pending=None, initial={"added": uuid7()})
    pending = take(request.POST.get("token", ""), owner=_owner(request, venue), now=request.now)
    return PhotoForm(
        request.POST,
        request.FILES,
        pending=unpacked(pending.data) if pending else None,
        received=int(request.headers.get("Content-Length") or 0),
    )


def _owner(request: TeamRequest, venue: Venue) -> str:
    return f"{request.programme.id} {request.actor} photo of {venue.id}"


def _inside(picture: Picture) -> dict[str, Any]:
    """Shown to whoever has just sent it, from the page itself: it has no address yet."""
    words = base64.b64encode(picture.data).decode()
    return {"src": f"data:{KIND};base64,{words}", "width": picture.width, "height": picture.height}


def _add(request: TeamRequest, venue: Venue, form: PhotoForm) -> None:
    pictures = form.pictures
    assert isinstance(pictures, Pictures)  # the form is valid: it was read
    add_photo(
        request.programme,
        actor=request.actor,
        now=request.now,
        venue_id=venue.id,
        subject=PhotoSubject(form.cleaned_data["subject"]),
        alternative=form.cleaned_data["alternative"],
        pictures=pictures,
        photo_id=form.cleaned_data["added"],
    )


def _photos_of(venue: Venue) -> str:
    return reverse("team:venue", args=[venue.id]) + "#photos"


@team_page(may_change_venues)
def edit(request: TeamRequest, photo: VenuePhoto) -> HttpResponse:
    form = AlternativeForm(sent(request), initial=initial_of(photo))
    if request.method == "POST" and form.is_valid():
        changed = edit_photo(
            request.programme,
            actor=request.actor,
            now=request.now,
            photo_id=photo.id,
            subject=PhotoSubject(form.cleaned_data["subject"]),
            alternative=form.cleaned_data["alternative"],
        )
        messages.success(request, _("C’est gardé.") if changed else _("Rien n’a changé."))
        return redirect(_photos_of(photo.venue))
    return render(request, "team/venue_photo.html", {"form": form, "photo": photo, "venue": photo.venue})


@team_page(may_change_venues)
def remove(request: TeamRequest, photo: VenuePhoto) -> HttpResponse:
    """A page that says what it does; the button on it does it, for good."""
    if request.method == "POST":
        remove_photo(request.programme, actor=request.actor, now=request.now, photo_id=photo.id)
        messages.success(request, _("La photo est retirée."))
        return redirect(_photos_of(photo.venue))
    return render(request, "team/venue_photo_remove.html", {"photo": photo, "venue": photo.venue})
