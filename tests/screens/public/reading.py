"""A public page as a browser reads it, and what it costs."""

import gzip
from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


@dataclass(frozen=True, slots=True)
class Read:
    """A page as it arrived: words without tags, addresses of its links, queries and bytes it cost."""

    status: int
    html: str
    words: str
    links: tuple[str, ...]
    assets: tuple[str, ...]
    queries: int
    transferred: int


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[str] = []
        self.assets: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._silent += tag in {"style", "script"}
        if tag == "a":
            self.links.append(given.get("href") or "")
        asset = given.get("src") or (given.get("href") if tag == "link" else "") or ""
        if asset and not asset.startswith("data:"):
            self.assets.append(asset)

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in {"style", "script"}

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words.append(data)


Reading = Callable[..., Read]


def read(client: Client, path: str, **extra: Any) -> Read:
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path, headers={"accept-encoding": "gzip"}, **extra)
    is_packed = response.headers.get("Content-Encoding") == "gzip"
    html = (gzip.decompress(response.content) if is_packed else response.content).decode()
    reader = _Reader()
    reader.feed(html)
    return Read(
        status=response.status_code,
        html=html,
        words=" ".join(" ".join(reader.words).split()),
        links=tuple(reader.links),
        assets=tuple(reader.assets),
        queries=len(queries),
        transferred=len(response.content),
    )
