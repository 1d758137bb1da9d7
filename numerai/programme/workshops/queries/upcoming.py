"""The next few workshops, of one commune or of all."""

from datetime import date

from numerai.base.models import Programme
from numerai.programme.places.models import Commune
from numerai.programme.workshops.queries.cards import IN_ORDER, Card, cards, published


def upcoming(programme: Programme, *, today: date, count: int, commune: Commune | None = None) -> tuple[Card, ...]:
    rows = published(programme).filter(day__gte=today, cancelled_at__isnull=True).select_related("commune", "venue")
    if commune is not None:
        rows = rows.filter(commune=commune)
    return cards(rows.order_by(*IN_ORDER)[:count], today=today)
