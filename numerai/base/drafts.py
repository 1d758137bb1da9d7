"""Answers of a journey in progress: only who holds the cookie can open them, and for one day.

The row is named by a keyed fingerprint of the cookie and sealed with a key that the cookie and the key ring
make together: the database and the key ring alone open nothing.
"""

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse

from numerai.base import canonical, database, keys
from numerai.base.models import Draft

LIFETIME = timedelta(hours=24)
LEFT_ALONE = timedelta(days=3)  # older ones are for the daily work, which knows when a clock is not to be believed
LARGEST = 64_000  # bytes: a story of 4,000 signs of up to 6 bytes, as typed and as understood, and all the rest


class DraftTooLarge(SuspiciousOperation):
    """More than any journey asks: nobody typed that by hand."""


@dataclass(slots=True)
class OpenDraft:
    """What one visitor answered so far in one journey.

    `journey`: what the answers are about; sealed bytes open for nothing else. `path`: where the cookie is sent.
    """

    journey: str
    path: str
    token: str = ""  # empty while nothing was kept
    content: dict[str, Any] = field(default_factory=dict)

    @property
    def cookie(self) -> str:
        """One name per journey: two sessions open in two tabs never share an answer."""
        return "brouillon_" + keys.digest("journey", self.journey)[:10]

    def keep(self, now: datetime) -> None:
        """Write the answers; the first time, make the token and drop the drafts that nobody came back to."""
        clear = canonical.dumps(self.content).encode()
        if len(clear) > LARGEST:
            raise DraftTooLarge
        if not self.token:
            purge_lately(now)
            self.token = secrets.token_urlsafe(32)
        sealed = keys.seal(self._key(), clear, self._label())
        if not Draft.objects.filter(id=_row(self.token)).update(sealed=sealed, updated_at=now):
            Draft.objects.create(id=_row(self.token), sealed=sealed, updated_at=now)

    def forget(self) -> None:
        if self.token:
            Draft.objects.filter(id=_row(self.token)).delete()
        self.token, self.content = "", {}

    def hand_over(self, response: HttpResponse) -> None:
        """Give the visitor the only key to their answers, or take it back when nothing is kept any more."""
        if not self.token:
            response.delete_cookie(self.cookie, path=self.path, samesite="Lax")
            return
        response.set_cookie(
            self.cookie,
            self.token,
            max_age=LIFETIME,
            path=self.path,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )

    def _key(self) -> bytes:
        return keys.derived("draft", self.token)

    def _label(self) -> str:
        return f"draft:{self.journey}"


def opened(request: HttpRequest, *, journey: str, path: str, now: datetime) -> OpenDraft:
    """The visitor's draft; a blank one without cookie, after a day, or when the cookie belongs to another journey.

    A token that opens nothing is never adopted: only `keep` makes them.
    """
    draft = OpenDraft(journey=journey, path=path)
    token = request.COOKIES.get(draft.cookie, "")
    if not token:
        return draft
    row = database.the_one(Draft.objects.filter(id=_row(token), updated_at__gt=now - LIFETIME))
    if row is None:
        return draft
    draft.token = token
    try:
        draft.content = canonical.loads(keys.unseal(draft._key(), bytes(row.sealed), draft._label()).decode())
    except keys.CannotOpen:
        draft.token = ""
    return draft


def purge(now: datetime) -> int:
    """Delete the drafts that nobody touched for a day."""
    return Draft.objects.filter(updated_at__lte=now - LIFETIME).delete()[0]


def purge_lately(now: datetime) -> int:
    """Those of the last days alone: a clock that jumped a year ahead takes no answer from whoever is typing."""
    return Draft.objects.filter(updated_at__lte=now - LIFETIME, updated_at__gt=now - LEFT_ALONE).delete()[0]


def _row(token: str) -> str:
    return keys.digest("draft", token)
