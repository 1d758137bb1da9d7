"""Adding a venue and writing what was found there. Two people who write about the same one lose nothing."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from numerai.base.ids import uuid7
from numerai.programme.places.actions import VenueChanged, VenueExists, add_venue, edit_venue
from numerai.programme.places.models import Venue
from numerai.programme.places.queries import describe, venue_facts
from numerai.programme.workshops.models import Session
from numerai.programme.workshops.permissions import may_change_venues
from numerai.screens.team.guard import TeamRequest, sent, team_page
from numerai.screens.team.venue_form import VenueForm, initial_of


@team_page(may_change_venues)
def new(request: TeamRequest) -> HttpResponse:
    form = _form(request, {"added": uuid7()})
    if request.method == "POST" and form.is_valid():
        try:
            venue = add_venue(
                request.programme,
                actor=request.actor,
                now=request.now,
                description=form.description(),
                venue_id=form.cleaned_data["added"],
            )
        except VenueExists:
            _say_exists(form)
        else:
            messages.success(request, _("Le lieu est ajouté. Vous pouvez le choisir dans une séance."))
            return redirect("team:venue", venue)
    return render(request, "team/venue_new.html", {"form": form})


@team_page(may_change_venues)
def edit(request: TeamRequest, venue: Venue) -> HttpResponse:
    form = _form(request, initial_of(describe(venue)))
    context: dict[str, Any] = {"form": form, "venue": venue}
    if request.method == "POST" and form.is_valid() and _may_move(form, venue):
        try:
            changed = _save(request, venue, form)
        except VenueExists:
            _say_exists(form)
        except VenueChanged:
            context |= _as_it_is_now(form, venue)
        else:
            messages.success(request, _("C’est gardé.") if changed else _("Rien n’a changé."))
            return redirect("team:venue", venue.id)
    return render(request, "team/venue_edit.html", context)


def _form(request: TeamRequest, initial: dict[str, Any]) -> VenueForm:
    return VenueForm(
        sent(request),
        initial=initial,
        programme=request.programme,
        today=request.today,
        signature=_organisation(request),
    )


def _organisation(request: TeamRequest) -> str:
    """Who checked is read by everyone: an organisation. Which account wrote it stands in the journal."""
    partners = request.programme.facts.get("partners") or [{}]
    return str(partners[0].get("name") or request.programme.name)


def _save(request: TeamRequest, venue: Venue, form: VenueForm) -> bool:
    return edit_venue(
        request.programme,
        actor=request.actor,
        now=request.now,
        venue_id=venue.id,
        edition=form.cleaned_data["edition"],
        description=form.description(),
    )


def _may_move(form: VenueForm, venue: Venue) -> bool:
    """A venue that sessions name stays in its commune: the sessions say the commune too."""
    stays = form.cleaned_data["commune"] == venue.commune_id
    if stays or not Session.objects.of(venue.programme).filter(venue=venue).exists():
        return True
    form.add_error("commune", _("Des séances ont lieu ici : la commune ne change plus. Ajoutez plutôt un autre lieu."))
    return False


def _say_exists(form: VenueForm) -> None:
    form.add_error("name", _("Ce lieu existe déjà dans cette commune."))


def _as_it_is_now(form: VenueForm, venue: Venue) -> dict[str, Any]:
    """What the other person saved, beside what was typed here; sending again keeps what was typed."""
    saved = Venue.objects.select_related("commune").get(id=venue.id)
    form.data = form.data.copy()
    form.data["edition"] = describe(saved).edition
    return {"theirs": saved, "facts": venue_facts(saved.id)}
