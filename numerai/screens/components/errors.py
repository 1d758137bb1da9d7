"""Pages for what went wrong: they say what to do next and whom to call, and nothing about anyone."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def page(request: HttpRequest, status: HTTPStatus) -> HttpResponse:
    return render(request, f"{status.value}.html", status=status.value)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Mostly cookies refused, or a page left open for a day: said as such, never as an attack."""
    return render(request, "403.html", {"cookies_needed": True}, status=403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "400.html", status=400)


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
    return HttpResponse(render_to_string("500.html"), status=500)
