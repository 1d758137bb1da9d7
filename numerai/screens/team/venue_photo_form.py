"""What the team says of a photo: what it shows, the same in words, and that nobody is on it against their will."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from numerai.base.pictures import MAX_BYTES, PictureRefused, Pictures, Refusal, read_picture
from numerai.programme.places.messages import PHOTO_REFUSALS, PHOTO_SUBJECTS
from numerai.programme.places.models import VenuePhoto
from numerai.programme.places.rules import ALTERNATIVE_LONGEST, PhotoSubject, tells_something
from numerai.screens.components.widgets import RadioRows
from numerai.screens.team.fields import MadeWithThePage

_CHOOSE = _("Choisissez une photo.")
_ANOTHER = _("Choisir une autre photo")


class AlternativeForm(forms.Form):
    subject = forms.ChoiceField(
        label=_("Que montre la photo ?"),
        choices=list(PHOTO_SUBJECTS.items()),
        widget=RadioRows(),
        error_messages={"required": _("Choisissez ce que montre la photo.")},
    )
    alternative = forms.CharField(
        label=_("La photo en mots"),
        help_text=_("Dites ce qui compte pour venir. Exemple : une porte bleue, une marche haute, une rampe à gauche."),
        max_length=ALTERNATIVE_LONGEST,
        widget=forms.Textarea({"rows": 3}),
        error_messages={
            "required": _("Dites avec des mots ce que montre la photo. Des personnes ne la voient pas."),
            "max_length": _("Ce texte est trop long. Gardez l’essentiel, en 300 signes."),
        },
    )

    def clean_alternative(self) -> str:
        typed = " ".join(self.cleaned_data["alternative"].split())
        if not tells_something(typed):
            raise forms.ValidationError(_("Dites-en un peu plus : trois mots au moins."))
        return typed


class PhotoForm(AlternativeForm):
    """`pictures`: the photo, as soon as it could be read, even when something else is to correct."""

    photo = forms.FileField(
        label=_("Photo"),
        help_text=_("JPEG, PNG ou WebP, 7 Mo au plus."),
        widget=forms.FileInput({"accept": "image/jpeg,image/png,image/webp"}),
        allow_empty_file=True,
        error_messages={"required": _CHOOSE, "missing": _CHOOSE, "invalid": _CHOOSE},
    )
    people = forms.BooleanField(
        label=_("Personne n’est reconnaissable sur la photo, ou chaque personne a dit oui."),
        error_messages={"required": _("Regardez la photo, puis cochez cette case. Sinon, choisissez une autre photo.")},
    )
    added = MadeWithThePage(required=False)
    field_order = ["photo", "subject", "alternative", "people"]

    def __init__(self, *args: Any, pending: Pictures | None, received: int = 0, **kwargs: Any) -> None:
        """`pending`: sent earlier and kept while the rest is corrected. `received`: bytes of the whole request; a photo
        far too heavy is never held in memory, so it is not there."""
        super().__init__(*args, **kwargs)
        self.pictures = pending
        if received > MAX_BYTES:
            self.fields["photo"].error_messages["required"] = PHOTO_REFUSALS[Refusal.TOO_HEAVY]
        elif pending:
            self.fields["photo"].required = False
            self.fields["photo"].label = _ANOTHER

    def clean_photo(self) -> None:
        file = self.cleaned_data["photo"]
        if file is None:
            return
        try:
            self.pictures = read_picture(file.read(MAX_BYTES + 1))
        except PictureRefused as refused:
            raise forms.ValidationError(PHOTO_REFUSALS[refused.reason]) from refused
        self["photo"].label = _ANOTHER


def initial_of(photo: VenuePhoto) -> dict[str, Any]:
    return {"subject": PhotoSubject(photo.subject), "alternative": photo.alternative}
