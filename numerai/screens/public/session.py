"""One workshop: when, where, what, and the three ways to take a place."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from numerai.base import dates
from numerai.programme.places.rules import Known
from numerai.programme.workshops.queries.cards import Card
from numerai.programme.workshops.queries.session import SessionPage, session_page


@require_safe
def session(request: HttpRequest, slug: str) -> HttpResponse:
    page = session_page(request.programme, slug, today=dates.today(request.programme.time_zone))
    if page is None:
        raise Http404("no such session")
    context = {
        "page": page,
        "card": page.card,
        "day": dates.say_day(page.card.day),
        "notice": _notice(page),
        "ticket": _ticket(page),
        "is_over": page.card.is_past or page.card.is_cancelled,
        "room_known": any(fact.state != Known.UNKNOWN for fact in page.facts),
        **_ways(page.card),
    }
    return render(request, "public/session.html", context)


def _notice(page: SessionPage) -> dict[str, str] | None:
    """What to know before anything else, and what to do now."""
    card = page.card
    if card.is_cancelled:
        now = _("Vous êtes inscrit ? Nous vous prévenons.")
        return {
            "tone": "bad",
            "title": _("Cet atelier est annulé."),
            "text": page.reason if card.is_past else f"{page.reason} {now}",
        }
    if card.is_past:
        return {"tone": "", "title": _("Cet atelier est terminé."), "text": _("Regardez les ateliers à venir.")}
    if not card.is_open:
        text = _("Laissez votre numéro : nous vous prévenons.")
        return {"tone": "", "title": _("Les inscriptions ne sont pas encore ouvertes."), "text": text}
    if card.seats.is_full:
        text = _("Mettez-vous sur la liste d’attente. Une place se libère ? Nous vous prévenons.")
        return {"tone": "", "title": _("Cet atelier est complet."), "text": text}
    return None


def _ticket(page: SessionPage) -> list[dict[str, str]]:
    """Rows of `components/ticket.html`."""
    card = page.card
    rows = [
        {"label": _("Quand"), "strong": _long_day(card.day), "value": page.hours},
        {"label": _("Où"), "strong": card.commune or _("lieu à préciser"), "value": card.where},
        {"label": _("Prix"), "strong": _("Gratuit"), "value": ""},
    ]
    if not (card.is_cancelled or card.is_past):
        rows.append({"label": _("Places"), "strong": card.seats.words, "value": _capacity(card)})
    return [{**row, "is_code": ""} for row in rows]


def _long_day(day: date) -> str:
    """In a narrow column, the line may break after the name of the day."""
    return dates.say_day(day).replace(dates.NBSP, " ", 1)


def _capacity(card: Card) -> str:
    return _("sur %(n)s") % {"n": card.seats.capacity} if card.seats.left else ""


def _ways(card: Card) -> dict[str, str]:
    start = reverse("participant:start", args=[card.slug])
    return {
        "start_url": start,
        "start_for_other_url": f"{start}?pour=autre",
        "contact_me_url": f"{reverse('participant:contact_me')}?atelier={card.slug}",
    }
