"""What the components page is made of: families of pieces, each shown in its states as a screen would write it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.forms import BaseForm
from django.http import HttpRequest
from django.template import engines

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LOAD = "{% load components i18n %}"


@dataclass(frozen=True, slots=True)
class State:
    """`source` is what a screen writes; `context`, what it gives."""

    label: "StrOrPromise"
    source: str
    context: Mapping[str, Any] = field(default_factory=dict)

    def drawn(self, request: HttpRequest) -> str:
        return str(engines["django"].from_string(LOAD + self.source).render(dict(self.context), request))


@dataclass(frozen=True, slots=True)
class Piece:
    name: "StrOrPromise"
    when: "StrOrPromise"  # one sentence: when to use it
    states: tuple[State, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """One light page. `layout`: the page that its pieces are made for."""

    slug: str
    name: "StrOrPromise"
    words: "StrOrPromise"
    pieces: tuple[Piece, ...]
    layout: str = "components/page.html"
    wrong: tuple[BaseForm, ...] = ()  # forms to correct, listed above the title as on any page


@dataclass(frozen=True, slots=True)
class DrawnPiece:
    name: "StrOrPromise"
    when: "StrOrPromise"
    states: tuple[tuple["StrOrPromise", str], ...]


def drawn(family: Family, request: HttpRequest) -> list[DrawnPiece]:
    return [
        DrawnPiece(piece.name, piece.when, tuple((state.label, state.drawn(request)) for state in piece.states))
        for piece in family.pieces
    ]


def include(name: str) -> str:
    return f'{{% include "components/{name}.html" %}}'


def part(name: str) -> str:
    """Classes that have no template of their own, as screens write them."""
    return f'{{% include "showcase/parts/{name}.html" %}}'
