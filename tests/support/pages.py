"""The register of pages: each address of the site, in each state people can meet it in.

To add an entry, write in a module of `tests/gate/pages/`:

    @page("public:sessions", "empty")
    def no_workshop_planned(scene: Scene) -> Response:
        return scene.get("public:sessions", commune="lifou")

An entry makes the rows it needs, then returns the answer to examine (after a POST that failed, the answer of
that POST). A page that asks to correct something is in the state "error". An address that is no page says why in
`not_a_page`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from numerai.base.models import Programme
from tests.support.audit import HEAVIEST
from tests.support.people import NOTOU

STATES = ("empty", "filled", "error", "success")
VISITOR = "visitor"
Response = HttpResponseBase


@dataclass(frozen=True, slots=True)
class Scene:
    """What an entry plays with: a client already signed in for its role, and the programme."""

    client: Client
    programme: Programme
    now: datetime

    def get(self, name: str, *args: Any, query: dict[str, str] | None = None, **kwargs: Any) -> Response:
        return self.client.get(reverse(name, args=args, kwargs=kwargs), query, follow=True)

    def post(self, name: str, data: dict[str, Any] | None = None, *args: Any, **kwargs: Any) -> Response:
        return self.client.post(reverse(name, args=args, kwargs=kwargs), data or {}, follow=True)


Arrange = Callable[[Scene], Response]


@dataclass(frozen=True, slots=True)
class Entry:
    name: str
    state: str
    role: str
    simple: bool
    heaviest: int
    demo: bool
    arrange: Arrange

    @property
    def id(self) -> str:
        who = "" if self.role == VISITOR else f" {self.role}"
        where = " demonstration" if self.demo else ""
        return f"{self.name} {self.state}{who}{where} {self.arrange.__name__}"


ENTRIES: list[Entry] = []
REASONS: dict[str, str] = {}


def page(
    name: str,
    state: str = "filled",
    *,
    role: str = VISITOR,
    simple: bool | None = None,
    heaviest: int = HEAVIEST,
    demo: bool = False,
) -> Callable[[Arrange], Arrange]:
    """`name`: of the address, or "404" and the like. `simple`: met by participants, strictest rules; by default, when
    no sign-in is needed. `heaviest`: compressed bytes of HTML and CSS. `demo`: as the demonstration shows it."""
    if state not in STATES:
        raise ValueError(f"unknown state « {state} », not one of {', '.join(STATES)}")

    def add(arrange: Arrange) -> Arrange:
        strict = role == VISITOR if simple is None else simple
        ENTRIES.append(Entry(name, state, role, strict, heaviest, demo, arrange))
        return arrange

    return add


def not_a_page(name: str, reason: str) -> None:
    """An address without a page of its own: a file, a redirection, an action that only takes a POST."""
    REASONS[name] = reason


def sign_in(client: Client, programme: Programme, role: str) -> None:
    """Notou, with that role in the programme."""
    from numerai.programme.people.models import Account, Membership

    if role == VISITOR:
        return
    account = Account.objects.create(username=NOTOU.username, display_name=NOTOU.full_name)
    Membership.objects.create(account=account, programme=programme, role=role)
    client.force_login(account)


def addresses() -> set[str]:
    """Every name of the URLconf, with its namespaces; an address without a name gives its route."""
    return set(_walk(get_resolver(), ""))


def _walk(resolver: URLResolver, space: str) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern, inner)
        elif isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}" if pattern.name else str(pattern.pattern)
