"""Who may see a page behind a code: whoever said it, for half a day at most, until they close."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.db.models import Model
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from numerai.base.models import Programme
from numerai.base.throttle import Limit
from numerai.screens.components import errors
from numerai.screens.participant import limits

LIFETIME = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Door:
    """The cookie holds a signed identifier: neither the code, nor anything about the person."""

    cookie: str
    page: str  # the view behind it, and all below its address
    salt: str  # so that the cookie of one door opens no other
    limit: Limit  # how many codes may be tried

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

    def unlock(
        self, request: HttpRequest, form: Form, *, find: Callable[[Programme, str], Model | None], unknown: str
    ) -> HttpResponse | None:
        """Behind the door when the code is right; None when it is not, and the form says so.

        Every look-up counts as a guess until it succeeds.
        """
        if not limits.allowed(request, self.limit):
            return errors.too_many(request)
        found = find(request.programme, form.cleaned_data["code"])
        if found is None:
            form.add_error("code", unknown)
            return None
        limits.forgive(request, self.limit)
        response = redirect(self.page)
        self.grant(response, found.pk)
        return response


ENROLMENT = Door(cookie="billet", page="participant:mine", salt="numerai.participant.mine", limit=limits.CODE)
CONCERN = Door(
    cookie="suivi",
    page="participant:concern_follow",
    salt="numerai.participant.concern",
    limit=limits.CONCERN_CODE,
)
