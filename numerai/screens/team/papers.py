"""What every document of the team says alike: who carries the programme, the day, the page."""

from typing import Any

from django.utils.translation import gettext as _

from numerai.base.dates import say_day
from numerai.base.documents import pdf
from numerai.screens.team.guard import TeamRequest

FOLDER = "screens/team/paper"


def paper(request: TeamRequest, template: str, words: dict[str, Any]) -> bytes:
    programme = request.programme
    common = {
        "carried_by": programme.facts.get("carried_by", programme.name),
        "footer": _("%(programme)s, document du %(day)s")
        % {"programme": programme.name, "day": say_day(request.today)},
        "page_words": _("page %(page)s sur %(pages)s") % {"page": "{page}", "pages": "{pages}"},
    }
    return pdf(f"{FOLDER}/{template}.typ", common | words, day=request.today)
