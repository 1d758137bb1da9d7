"""The sessions that a subscribed calendar follows: those to come, those just past, those cancelled not long ago."""

from datetime import date, datetime, timedelta

from django.db.models import Q

from numerai.base.models import Programme
from numerai.programme.places.models import Commune
from numerai.programme.workshops.models import Session
from numerai.programme.workshops.queries.cards import IN_ORDER, published

KEPT = timedelta(days=60)  # long enough for a calendar that was offline to learn of a cancellation
MOST = 500


def followed_sessions(
    programme: Programme, *, today: date, now: datetime, commune: Commune | None = None
) -> list[Session]:
    rows = published(programme).select_related("commune", "venue")
    if commune is not None:
        rows = rows.filter(commune=commune)
    held = Q(cancelled_at__isnull=True, day__gte=today - KEPT)
    return list(rows.filter(held | Q(cancelled_at__gte=now - KEPT)).order_by(*IN_ORDER)[:MOST])
