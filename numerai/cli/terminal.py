"""What a terminal receives is text: a sign that would drive it, or show words backwards, is written as its number."""

import contextlib
import re
import sys
from collections.abc import Iterator
from typing import IO, Any

# Controls but the tab and the end of line, and signs of direction; half-signs, which no terminal can write.
_DRIVES = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def plain(text: str) -> str:
    """« \\x1b[2J » → « \\u001b[2J », which JSON reads back as the same sign."""
    return _DRIVES.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


class Plain:
    """A stream that writes only text; for all the rest, the stream itself."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        self._stream.write(plain(text))
        return len(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


@contextlib.contextmanager
def only_text() -> Iterator[None]:
    """A file's name, its cells and the words of a command come from anyone: none reaches the terminal as an order."""
    with contextlib.redirect_stdout(Plain(sys.stdout)), contextlib.redirect_stderr(Plain(sys.stderr)):  # type: ignore[type-var]  # a stream in all it is asked
        yield
