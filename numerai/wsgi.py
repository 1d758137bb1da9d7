"""The door: which of the two worlds a request enters, with which cookies.

What begins with /demonstration/ is the demonstration, everything else is the real programme. The demonstration's
cookies are called `demo-…` outside and keep their usual names inside, so that neither world ever sees the other's.
"""

import logging
import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextvars import Context, copy_context
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "numerai.settings")

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from numerai import environment
from numerai.base import processes, worlds
from numerai.base.logs import where
from numerai.base.reception import Reception

PREFIX = "/demonstration"
MARK = "demo-"
AT_ONCE = 4  # requests worked on at once, all workers together: a small machine has few cores and one database
LOG = logging.getLogger("numerai.wsgi")
LARGEST = 256 * 1024 * 1024  # bytes of a request; each form refuses far less, in its own words

Environ = dict[str, Any]
Headers = list[tuple[str, str]]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]


class Worlds:
    """Each request runs in a context of its own: what it says about its world ends with it."""

    def __init__(self, application: Application, *, has_demo: bool) -> None:
        self._application = application
        self._has_demo = has_demo

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if int(environ.get("CONTENT_LENGTH") or 0) > LARGEST:
            return plain(start_response, "413 Content Too Large", "Ce fichier est trop lourd.")
        path = environ.get("PATH_INFO", "")
        if self._has_demo and path == PREFIX:
            start_response("308 Permanent Redirect", [("Location", PREFIX + "/"), ("Content-Length", "0")])
            return []
        context = copy_context()
        try:
            return context.run(self._answered, context, environ, start_response)
        except Exception as error:  # outside of what Django catches: told without the words of the exception
            LOG.error(where(error))
            return plain(start_response, "500 Internal Server Error", "Le service a un souci. Réessayez plus tard.")

    def _answered(self, context: Context, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if not (self._has_demo and environ.get("PATH_INFO", "").startswith(f"{PREFIX}/")):
            environ = {**environ, "HTTP_COOKIE": real_cookies(environ.get("HTTP_COOKIE", ""))}
            return whole(context, self._application(environ, start_response))
        environ = {
            **environ,
            "SCRIPT_NAME": PREFIX,
            "PATH_INFO": environ["PATH_INFO"].removeprefix(PREFIX),
            "HTTP_COOKIE": demo_cookies(environ.get("HTTP_COOKIE", "")),
        }

        def start(status: str, headers: Headers, *error: Any) -> Any:
            return start_response(status, [(name, marked(name, value)) for name, value in headers], *error)

        with worlds.entered(worlds.DEMO):
            return whole(context, self._application(environ, start))


def whole(context: Context, response: Any) -> Iterable[bytes]:
    """The body while its world still holds. One that comes piece by piece takes its context along."""
    if getattr(response, "streaming", False):
        return Pieces(context, response)
    try:
        return [b"".join(response)]
    finally:
        response.close()


class CutShort(RuntimeError):
    """A streamed body that broke: its own words stay out of the logs."""


class Pieces:
    """A streamed body: each piece, and the closing, happen in the request's own context."""

    def __init__(self, context: Context, response: Any) -> None:
        self._context = context
        self._response = response
        self._world = worlds.current()

    def __iter__(self) -> Iterator[bytes]:
        pieces = self._context.run(iter, self._response)
        nothing = object()
        try:
            while (piece := self._in_its_world(next, pieces, nothing)) is not nothing:
                yield piece
        except Exception as error:
            raise CutShort(where(error)) from None

    def close(self) -> None:
        self._in_its_world(self._response.close)

    def _in_its_world(self, action: Callable[..., Any], *arguments: Any) -> Any:
        def act() -> Any:
            with worlds.entered(self._world):
                return action(*arguments)

        return self._context.run(act)


# ── Cookies ───────────────────────────────────────────────────────────────────────────────────────


def _cookies(header: str) -> Iterator[str]:
    """As Django takes them apart: at each semicolon, whatever the quotes."""
    return (cookie.strip() for cookie in header.split(";"))


def real_cookies(header: str) -> str:
    return "; ".join(cookie for cookie in _cookies(header) if not cookie.startswith(MARK))


def demo_cookies(header: str) -> str:
    return "; ".join(cookie.removeprefix(MARK) for cookie in _cookies(header) if cookie.startswith(MARK))


def marked(name: str, value: str) -> str:
    """A cookie set by the demonstration: another name, and sent back to the demonstration alone."""
    if name.lower() != "set-cookie":
        return value
    return MARK + re.sub(rf"(?i)(;\s*path=)(?!{PREFIX}/)/?", rf"\1{PREFIX}/", value.strip(), count=1)


def plain(start_response: StartResponse, status: str, words: str) -> Iterable[bytes]:
    body = words.encode()
    headers = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(body)))]
    start_response(status, headers)
    return [body]


processes.die_with_parent()
processes.leave_interruption_to_parent()
application = Reception(
    Worlds(get_wsgi_application(), has_demo=worlds.DEMO in settings.DATABASES),
    desks=max(1, AT_ONCE // environment.workers()),
)
