"""How often the same thing may be tried: counted in the database, so it holds with several workers.

A whole venue shares one address, so where many may well try, it is never counted alone. Per quarter of an hour:
a visitor (address, browser and its own cookie) · a place (address and browser) · an address, for guesses only ·
everyone together, set high, against whoever changes the others at will. A refused try is not counted: one machine
that changes the name of its browser meets the ceiling of its address, and shuts nobody else out.
Counters are named by keyed fingerprints.
"""

from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_address, ip_network

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
    by_address: int | None = None  # for guesses, which a whole venue makes few of


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
    if limit.by_address is not None:
        ceilings[f"address\0{_network(visitor.address)}"] = limit.by_address
    return {keys.digest("throttle", f"{programme}\0{limit.scope}\0{who}"): top for who, top in ceilings.items()}


def _network(address: str) -> str:
    """One subscriber holds a whole /64 of IPv6 addresses, and changes at will inside it."""
    try:
        known = ip_address(address)
    except ValueError:
        return address
    return str(ip_network((known, 64), strict=False)) if known.version == 6 else address


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
