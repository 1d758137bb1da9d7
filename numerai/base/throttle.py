"""How often the same thing may be tried: counted in the database, so it holds with several workers.

Never by address alone, because a whole venue shares one. Three counters per quarter of an hour:
a visitor (address, browser and its own cookie) · a place (address and browser) · everyone together, set high,
against whoever changes the first two at will. A refused try is not counted: one visitor alone shuts nobody else out.
Counters are named by keyed fingerprints.
"""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import connection, models
from django.http import HttpRequest

from numerai.base import keys
from numerai.base.models import Attempt

WINDOW = 900  # seconds


@dataclass(frozen=True, slots=True)
class Limit:
    """Tries allowed in one window; `by_place` is left out where a venue may well try hundreds of times."""

    scope: str
    by_visitor: int
    in_all: int
    by_place: int | None = None


@dataclass(frozen=True, slots=True)
class Visitor:
    address: str
    browser: str
    cookie: str

    @classmethod
    def of(cls, request: HttpRequest) -> "Visitor":
        """The cookie against forgery is random and given with every form: it tells two people of a venue apart."""
        return cls(
            address=_address(request),
            browser=request.headers.get("User-Agent", "")[:200],
            cookie=request.COOKIES.get(settings.CSRF_COOKIE_NAME, "")[:64],
        )


def _address(request: HttpRequest) -> str:
    """Behind the operator's proxy, the address that the proxy saw: the last one, the only one nobody can invent."""
    if settings.SECURE_PROXY_SSL_HEADER:
        return request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


def allowed(limit: Limit, visitor: Visitor, *, programme: str, now: datetime) -> bool:
    """Count one try, then say whether it may go on. Counting first leaves no gap between two tries at once."""
    ceilings = _counters(limit, visitor, programme)
    window = int(now.timestamp()) // WINDOW
    known = Attempt.objects.filter(scope=limit.scope, window=window, who__in=ceilings)
    if any(count >= ceilings[who] for who, count in known.values_list("who", "count")):
        return False
    counts = _count(limit.scope, sorted(ceilings), window)
    if max(counts.values()) == 1:
        purge(now)
    return all(counts[who] <= ceiling for who, ceiling in ceilings.items())


def forgive(limit: Limit, visitor: Visitor, *, programme: str, now: datetime) -> None:
    """Take one try back: it succeeded, so it was no guess."""
    window = int(now.timestamp()) // WINDOW
    counters = Attempt.objects.filter(scope=limit.scope, window=window, who__in=_counters(limit, visitor, programme))
    counters.filter(count__gt=0).update(count=models.F("count") - 1)


def purge(now: datetime) -> None:
    """Delete the counters of past windows."""
    Attempt.objects.filter(window__lt=int(now.timestamp()) // WINDOW).delete()


def _counters(limit: Limit, visitor: Visitor, programme: str) -> dict[str, int]:
    """Fingerprint of each counter → its ceiling."""
    place = f"{visitor.address}\0{visitor.browser}"
    ceilings = {f"visitor\0{place}\0{visitor.cookie}": limit.by_visitor, "all": limit.in_all}
    if limit.by_place is not None:
        ceilings[f"place\0{place}"] = limit.by_place
    return {keys.digest("throttle", f"{programme}\0{limit.scope}\0{who}"): top for who, top in ceilings.items()}


def _count(scope: str, who: list[str], window: int) -> dict[str, int]:
    """Add one to each counter in one statement. Rows in one order: two statements never wait in a ring."""
    quote = connection.ops.quote_name
    table, columns = quote(Attempt._meta.db_table), ", ".join(map(quote, ("scope", "who", "window", "count")))
    statement = (
        f"INSERT INTO {table} ({columns}) VALUES {', '.join(['(%s, %s, %s, 1)'] * len(who))}"  # noqa: S608  no outside text
        f" ON CONFLICT ({', '.join(map(quote, ('scope', 'who', 'window')))})"
        f" DO UPDATE SET {quote('count')} = {table}.{quote('count')} + 1 RETURNING {quote('who')}, {quote('count')}"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [value for name in who for value in (scope, name, window)])
        return dict(cursor.fetchall())
