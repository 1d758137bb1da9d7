"""Who may follow a concern: whoever said its number, for half a day at most, until they close."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

COOKIE = "suivi"
LIFETIME = timedelta(hours=12)
_SALT = "numerai.participant.concern"


def grant(response: HttpResponse, concern: UUID) -> None:
    """The cookie holds a signed identifier: neither the number, nor anything that was written."""
    response.set_cookie(
        COOKIE,
        signing.dumps(concern.hex, salt=_SALT),
        max_age=LIFETIME,
        path=reverse("participant:concern_follow"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def revoke(response: HttpResponse) -> None:
    response.delete_cookie(COOKIE, path=reverse("participant:concern_follow"), samesite="Lax")


def granted(request: HttpRequest) -> UUID | None:
    try:
        return UUID(signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=LIFETIME))
    except (signing.BadSignature, ValueError, TypeError):
        return None
