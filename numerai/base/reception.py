"""Between the web server and Django: each request is received whole, then waits for one of a few desks.

A telephone that stops in the middle of a form holds a thread that only listens. Few requests are worked on at once:
each desk keeps one connection to the database, and those who write do not trample each other.
"""

import io
import re
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

RECEIVED_WHOLE = 8 * 1024 * 1024  # bytes of a body; a longer one is refused by its form, in its own words

# Forms come in the charset of our pages. Python knows « charsets » that cannot read letters (hex, undefined…), and
# Django would fail on them before any page can answer.
CHARSET = re.compile(r""";\s*charset\s*=\s*("[^"]*"|[^;]*)""", re.IGNORECASE)

Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]


class Reception:
    """A WSGI application in front of another, which runs on `desks` threads of its own."""

    def __init__(self, application: Application, *, desks: int) -> None:
        self._application = application
        self._desks = ThreadPoolExecutor(desks, thread_name_prefix="desk")

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        length = int(environ.get("CONTENT_LENGTH") or 0)
        environ = {**environ, "CONTENT_TYPE": in_our_charset(environ.get("CONTENT_TYPE", ""))}
        if length > RECEIVED_WHOLE:
            return self._application(environ, start_response)
        body = environ["wsgi.input"].read(length) if length else b""
        if len(body) < length:  # gone before the end: half a form is not an answer
            start_response("400 Bad Request", [("Content-Length", "0")])
            return []
        return self._at_a_desk({**environ, "wsgi.input": io.BytesIO(body)}, start_response)

    def _at_a_desk(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        """The web server is answered from the thread that it called."""
        start: list[Any] = []
        answer = self._desks.submit(self._application, environ, lambda *words: start.extend(words)).result()
        start_response(*start)
        return answer


def in_our_charset(content_type: str) -> str:
    """The kind of what was sent, without the charset that it declares."""
    return CHARSET.sub("", content_type)
