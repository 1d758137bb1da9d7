"""Who may see a page behind a code: whoever said it, for half a day at most, until they close."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

LIFETIME = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Door:
    """The cookie holds a signed identifier: neither the code, nor anything about the person."""

    cookie: str
    page: str  # the view behind it, and all below its address
    salt: str  # so that the cookie of one door opens no other

    def grant(self, response: HttpResponse, identifier: UUID) -> None:
        response.set_cookie(
            self.cookie,
            signing.dumps(identifier.hex, salt=self.salt),
            max_age=LIFETIME,
            path=reverse(self.page),
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )

    def revoke(self, response: HttpResponse) -> None:
        response.delete_cookie(self.cookie, path=reverse(self.page), samesite="Lax")

    def granted(self, request: HttpRequest) -> UUID | None:
        try:
            return UUID(signing.loads(request.COOKIES.get(self.cookie, ""), salt=self.salt, max_age=LIFETIME))
        except (signing.BadSignature, ValueError, TypeError):
            return None


ENROLMENT = Door(cookie="billet", page="participant:mine", salt="numerai.participant.mine")
CONCERN = Door(cookie="suivi", page="participant:concern_follow", salt="numerai.participant.concern")
