"""The readable document of the right of access: the same words as the page, in large type. Its title names nobody."""

from typing import Any

from django.utils.translation import gettext as _

from numerai.screens.team.access_file import AccessFile
from numerai.screens.team.guard import TeamRequest
from numerai.screens.team.papers import paper


def access_paper(request: TeamRequest, given: AccessFile) -> bytes:
    return paper(request, "access_file", _words(given))


def _words(given: AccessFile) -> dict[str, Any]:
    return {
        "title": _("Ce que nous savons de vous"),
        "description": _("Tout ce que le programme garde sur une personne"),
        "name": given.name,
        "intro": [
            _("%(programme)s, %(day)s.") % {"programme": given.programme, "day": given.day},
            _("Une erreur ? Dites-le-nous : nous corrigeons."),
            _("Vous ne voulez plus que nous gardions cela ? Dites-le-nous : nous effaçons."),
            _("Ce papier parle de vous. Gardez-le en lieu sûr."),
        ],
        "parts": [
            {"heading": section.heading, "rows": [list(row) for row in section.rows]} for section in given.sections
        ],
        "nothing": _("Nous ne gardons rien."),
    }
