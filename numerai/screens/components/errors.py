"""Pages for what went wrong: they say what to do next and whom to call, and nothing about anyone."""

import sys
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers

from numerai.base.troubles import Trouble, trouble_of
from numerai.screens.components.context import site

# The change was undone whole. Otherwise the line broke, perhaps after the last word was heard.
SURE = {Trouble.FULL, Trouble.READ_ONLY, Trouble.FORBIDDEN, Trouble.BUSY}
SECONDS = "120"  # before a browser or a machine tries again


def page(request: HttpRequest, status: HTTPStatus, **context: object) -> HttpResponse:
    """Never kept by a browser: who was refused, where, and when, is nobody else's business."""
    response = render(request, f"{status.value}.html", context, status=status.value)
    add_never_cache_headers(response)
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Mostly cookies refused, or a page left open for a day: said as such, never as an attack."""
    return page(request, HTTPStatus.FORBIDDEN, cookies_needed=True)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, HTTPStatus.BAD_REQUEST)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, HTTPStatus.FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, HTTPStatus.NOT_FOUND)


def gone(request: HttpRequest) -> HttpResponse:
    return page(request, HTTPStatus.GONE)


def too_many(request: HttpRequest) -> HttpResponse:
    response = page(request, HTTPStatus.TOO_MANY_REQUESTS)
    response["Retry-After"] = "600"
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """Without the context of other pages: what broke may be what builds it."""
    trouble = trouble_of(sys.exc_info()[1])
    return unavailable(request, trouble) if trouble else HttpResponse(render_to_string("500.html"), status=500)


def unavailable(request: HttpRequest, trouble: Trouble) -> HttpResponse:
    """The disk or the database refuses: what was sent is said to be kept or not. Asks them nothing more."""
    context = {"sent": request.method == "POST", "is_sure": trouble in SURE, **site(request)}
    response = HttpResponse(render_to_string("503.html", context), status=503)
    response["Retry-After"] = SECONDS
    add_never_cache_headers(response)
    return response
