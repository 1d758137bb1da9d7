"""An e-mail address that may stand in a link « mailto: »: none of the signs that would add a recipient or a text."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

REFUSED = frozenset("?&%=")


def plain_address(address: str) -> None:
    if REFUSED & set(address):
        raise ValidationError(_("Écrivez une adresse sans les signes ? & % =."))
