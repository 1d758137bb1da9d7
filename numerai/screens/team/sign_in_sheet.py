"""The sign-in sheet of a session, on paper: names, places to sign, no need and no disability."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from numerai.base.dates import say_day
from numerai.base.documents import qr_drawing
from numerai.base.journal.work import unit_of_work
from numerai.programme.workshops import messages as words
from numerai.programme.workshops.models import Session
from numerai.programme.workshops.permissions import may_mark_presence
from numerai.screens.team.downloads import pdf_file
from numerai.screens.team.guard import TeamRequest, namer_on_paper, team_page
from numerai.screens.team.papers import paper
from numerai.screens.team.session_people import in_order_of_sheet, people_of
from numerai.screens.team.session_rows import say_place, say_session

BLANKS = "ABCDEFGH"  # lines for people who come without enrolling


@require_POST
@team_page(may_mark_presence)
def sign_in_sheet(request: TeamRequest, session: Session) -> HttpResponse:
    if session.is_cancelled:
        messages.warning(request, _("Cet atelier est annulé : il n’y a pas de feuille à imprimer."))
        return redirect("team:session", session.id)
    body = paper(request, "sign_in_sheet", _words(request, session))
    with unit_of_work(request.programme, actor=request.actor, now=request.now) as work:
        work.record("sheet.printed", subject=session.id, facts={"session": session.id})
    return pdf_file(body, f"feuille-de-presence-{session.day:%Y-%m-%d}")


def in_one_line(text: str) -> str:
    """A line break pasted in a name would push the table down."""
    return " ".join(text.split())


def _words(request: TeamRequest, session: Session) -> dict[str, Any]:
    people = in_order_of_sheet(people_of(request.programme, session, say=namer_on_paper(request)))
    return {
        "title": _("Feuille de présence"),
        "description": say_session(session),
        "facts": [
            in_one_line(words.say_title(session.title, session.line)),
            say_day(session.day),
            words.say_hours(session.starts_at, session.ends_at),
            in_one_line(say_place(session)),
        ],
        "how": _("Cherchez votre nom. Signez sur la même ligne. Quelqu’un peut signer pour vous."),
        "enrolled_title": _("Personnes inscrites"),
        "others_title": _("Venus sans inscription"),
        "others_how": _("Un prénom suffit. Le téléphone est libre."),
        "number": _("Ligne"),
        "name": _("Nom"),
        "phone": _("Téléphone"),
        "signature": _("Signature"),
        "people": [
            {"code": someone.line, "name": in_one_line(someone.name)} for someone in people if not someone.is_erased
        ],
        "blanks": list(BLANKS),
        "qr": qr_drawing(request.build_absolute_uri(reverse("team:attendance", args=[session.id]))),
        "qr_alt": _("Code à scanner par l’équipe : il ouvre la page des présences de cette séance."),
    }
