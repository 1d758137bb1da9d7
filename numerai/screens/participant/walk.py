"""A journey of questions, one page each: which comes next, what was said so far, and the draft that keeps it."""

from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, ClassVar, Generic, TypeVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from numerai.base.drafts import OpenDraft
from numerai.base.ids import uuid7

REVIEW = "verifier"  # the check of the answers, after the last question


@dataclass(slots=True)
class Answers:
    """What was typed at each step, kept even when it must be corrected, and what it means once it is right."""

    LONGEST: ClassVar = 3_000  # letters kept of one box
    MOST: ClassVar = 20  # ticks kept of one question

    typed: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    clear: dict[str, dict[str, Any]] = field(default_factory=dict)

    def path(self) -> list[str]:
        """The questions of this journey, as the answers so far open them."""
        raise NotImplementedError

    def of(self, step: str) -> dict[str, Any]:
        return self.clear.get(step, {})

    def keep(self, step: str, typed: dict[str, list[str]], clear: dict[str, Any] | None) -> None:
        """`clear` is None when something must be corrected: what was typed stays, its meaning goes."""
        self.typed[step] = {
            name: [value[: self.LONGEST] for value in values[: self.MOST]] for name, values in typed.items()
        }
        self.clear.pop(step, None)
        if clear is not None:
            self.clear[step] = clear

    @property
    def is_blank(self) -> bool:
        return not self.typed

    def is_answered(self, step: str) -> bool:
        """Answered, and still fitting what was changed since at another step."""
        return step in self.clear

    @property
    def gap(self) -> str:
        """The first question without an answer, or the check of the answers."""
        return next((step for step in self.path() if not self.is_answered(step)), REVIEW)

    def is_reachable(self, step: str) -> bool:
        """A question may be seen once all those before it are answered."""
        order = [*self.path(), REVIEW]
        return step in order and order.index(step) <= order.index(self.gap)

    def after(self, step: str, *, correcting: bool) -> str:
        """Where to go once a step is answered. Correcting leads back to the check, through what the change opened."""
        order = [*self.path(), REVIEW]
        return self.gap if correcting else order[order.index(step) + 1]

    def before(self, step: str) -> str:
        order = [*self.path(), REVIEW]
        return order[max(order.index(step) - 1, 0)]


Said = TypeVar("Said", bound=Answers)


@dataclass(slots=True)
class Visit(Generic[Said]):
    """One request of a journey: the draft behind the cookie, the answers so far."""

    MADE_ONCE: ClassVar[tuple[str, ...]] = ()  # identifiers that a draft keeps, so that sending twice opens one thing

    request: HttpRequest
    draft: OpenDraft
    answers: Said
    now: datetime

    def url(self, step: str) -> str:
        raise NotImplementedError

    @property
    def done(self) -> UUID | None:
        """What this draft became; nothing else is left in it."""
        done = self.draft.content.get("done")
        return UUID(done) if done else None

    @property
    def correcting(self) -> bool:
        """Came from the check of the answers, and goes back there."""
        return "modifier" in self.request.GET

    def identifier(self, name: str) -> UUID:
        return UUID(self.draft.content.setdefault(name, str(uuid7())))

    def keep(self) -> None:
        for name in self.MADE_ONCE:
            self.identifier(name)
        self.draft.content |= asdict(self.answers)
        self.draft.keep(self.now)

    def finish(self, identifier: UUID) -> None:
        """Only what it became stays, so that sending again shows it."""
        self.draft.content = {"done": str(identifier)}
        self.draft.keep(self.now)

    def restart(self) -> None:
        self.draft.forget()
        self.answers = type(self.answers)()

    def go(self, step: str, *, correcting: bool = False) -> HttpResponse:
        """Redirect, and renew the cookie."""
        response = redirect(self.url(step) + ("?modifier=1" if correcting and step != REVIEW else ""))
        self.draft.hand_over(response)
        return response


def said_so_far(kind: type[Said], draft: OpenDraft) -> Said:
    return kind(typed=draft.content.get("typed", {}), clear=draft.content.get("clear", {}))
