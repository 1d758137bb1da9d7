"""Pages given to the browser without a server: each request of the page is answered inside the test.

No port, no thread, no second connection: the page sees the rows that the test made, in its own
transaction. Only the first request of a redirection is answered, so journeys need a real server.
"""

from collections.abc import Callable
from contextvars import copy_context
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Page, Request, Route


@dataclass(frozen=True, slots=True)
class Answer:
    body: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        return next((value for name, value in self.headers.items() if name.lower() == "content-type"), "text/html")


class Answers:
    """What the site answers at each path, and what it answered."""

    def __init__(self, origin: str, answer: Callable[[str, Request], Answer]) -> None:
        self.origin = origin
        self.bodies: dict[str, tuple[str, bytes]] = {}
        self._answer = answer
        self._context = copy_context()  # the browser asks from another one, where Django would open a second connection

    def serve(self, page: Page) -> None:
        page.route("**/*", self._route)

    def _route(self, route: Route, request: Request) -> None:
        parts = urlsplit(request.url)
        if not request.url.startswith(f"{self.origin}/"):
            route.abort("blockedbyclient")
            return
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        answer = self._context.run(self._answer, path, request)
        self.bodies[path] = (answer.kind, answer.body)
        route.fulfill(status=answer.status, headers=answer.headers, body=answer.body)
