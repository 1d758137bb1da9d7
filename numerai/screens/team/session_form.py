"""What a session is made of, as the team writes it, and how it becomes the columns of a plan."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from numerai.base.models import Programme
from numerai.programme.people.colleagues import still_here, trainers
from numerai.programme.places.models import Commune, TargetCommune, Venue
from numerai.programme.workshops.messages import LINES
from numerai.programme.workshops.models import Session
from numerai.screens.components.widgets import RadioRows, TickRows
from numerai.screens.team.fields import CountField, DayField, HourField, MadeWithThePage, PhoneField, ThreeStates

ONE_PER_LINE = forms.Textarea({"rows": 4})


class SessionForm(forms.Form):
    """Only the day is needed: the rest may be known later, and pages say what is not known yet."""

    hour_hint = _("Comme 9 h ou 13 h 30.")
    starts_at = HourField(label=_("Heure de début"), help_text=hour_hint, required=False)
    ends_at = HourField(label=_("Heure de fin"), help_text=hour_hint, required=False)
    commune = forms.ChoiceField(label=_("Commune"), required=False)
    venue = forms.ChoiceField(label=_("Lieu connu"), help_text=_("Son accès est déjà décrit."), required=False)
    place = forms.CharField(
        label=_("Lieu, tribu, précision"), help_text=_("En mots libres."), max_length=160, required=False
    )
    line = forms.ChoiceField(
        label=_("Thème"),
        choices=[*((str(line), words) for line, words in LINES.items()), ("", _("Pas encore choisi"))],
        widget=RadioRows,
        required=False,
    )
    title = forms.CharField(label=_("Titre"), max_length=120, required=False)
    activities = forms.CharField(
        label=_("Ce que l’on fera"), help_text=_("Une chose par ligne."), widget=ONE_PER_LINE, required=False
    )
    provided = forms.CharField(
        label=_("Ce qui est fourni"), help_text=_("Une chose par ligne."), widget=ONE_PER_LINE, required=False
    )
    directions = forms.CharField(label=_("Comment venir"), widget=ONE_PER_LINE, required=False)
    trainer_accounts = forms.MultipleChoiceField(
        label=_("Qui anime, parmi les collègues"),
        help_text=_("Ces collègues ouvrent la séance : besoins à préparer, présences."),
        widget=TickRows,
        required=False,
    )
    trainers = forms.CharField(
        label=_("Qui anime aussi, sans compte"), help_text=_("En mots libres."), max_length=200, required=False
    )
    capacity = CountField(
        label=_("Nombre de places"), help_text=_("Vide : personne ne peut encore s’inscrire sur le site.")
    )
    sign_language = ThreeStates(label=_("Un interprète en langue des signes vient"))
    contact_name = forms.CharField(label=_("Qui appeler"), max_length=80, required=False)
    contact_phone = PhoneField(label=_("Son téléphone"), required=False)
    remarks = forms.CharField(label=_("Notes pour l’équipe"), widget=ONE_PER_LINE, required=False)
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)

    field_order = ("day",)

    def __init__(self, *args: Any, programme: Programme, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"] = DayField(label=_("Jour"), help_text=_("Par exemple 8 12 2026."), today=today)
        self.order_fields(self.field_order)
        self._offer_trainers(programme, today)
        self.fields["commune"].choices = commune_choices(programme)
        self.venues = {str(venue.id): venue for venue in Venue.objects.of(programme).select_related("commune")}
        self.fields["venue"].choices = [("", _("Un autre lieu")), *((key, _name(v)) for key, v in self.venues.items())]

    def _offer_trainers(self, programme: Programme, today: date) -> None:
        """Nobody to tick: the question is not asked, and what is written stays. Who left animated the past alone."""
        before = self.initial or {}
        also = before.get("trainer_accounts", ())
        if (before.get("day") or today) >= today:
            also = [str(account.id) for account in still_here(programme, also)] if also else ()
        offered = trainers(programme, also=also)
        if offered:
            self.fields["trainer_accounts"].choices = [(str(account.id), account.display_name) for account in offered]
        else:
            del self.fields["trainer_accounts"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        start, end = cleaned.get("starts_at"), cleaned.get("ends_at")
        if start and end and end <= start:
            self.add_error("ends_at", _("L’heure de fin vient après l’heure de début. Corrigez l’une des deux."))
        venue = self.venues.get(cleaned.get("venue") or "")
        if venue and cleaned.get("commune") not in ("", venue.commune_id):
            self.add_error("commune", _("Ce lieu est dans une autre commune. Corrigez le lieu ou la commune."))
        return cleaned

    def values(self) -> dict[str, Any]:
        """The columns of a session, for its plan or its edit."""
        values = {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in ("commune", "venue", "edition", "planned")
        }
        venue = self.venues.get(self.cleaned_data["venue"])
        values["venue_id"] = venue.id if venue else None
        values["commune_id"] = self.cleaned_data["commune"] or (venue.commune_id if venue else None)
        values["contact_phone"] = values["contact_phone"] or ""
        for name in ("activities", "provided", "directions", "remarks"):
            values[name] = values[name].replace("\r\n", "\n").strip()
        if "trainer_accounts" in values:
            values["trainer_accounts"] = sorted(values["trainer_accounts"])
        return values | {"is_provisional": False}


class PlanForm(SessionForm):
    """The session is named when the page opens: sent twice, it is planned once."""

    planned = MadeWithThePage()


def _name(venue: Venue) -> str:
    return f"{venue.commune.name}, {venue.name}"


def commune_choices(programme: Programme) -> list[Any]:
    """The targets first, in the order of the tour, then the territory."""
    targets = [
        (row.commune_id, row.commune.name) for row in TargetCommune.objects.of(programme).select_related("commune")
    ]
    known = {code for code, _name in targets}
    others = [(code, name) for code, name in Commune.objects.values_list("code", "name") if code not in known]
    groups = [(_("Communes du programme"), targets), (_("Autres communes"), others)]
    return [("", _("Pas encore connue")), *(group for group in groups if group[1])]


def initial_of(session: Session) -> dict[str, Any]:
    names = [name for name in SessionForm.base_fields if name not in ("commune", "venue")]
    values = {name: getattr(session, name) for name in [*names, "day"]}
    return values | {"commune": session.commune_id or "", "venue": str(session.venue_id or "")}
