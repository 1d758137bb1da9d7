"""The words that a PDF of ours draws, read back from its pages through the tables that screen readers use."""

import re
import zlib

_OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\s(.*?)endobj", re.S)
_STREAM = re.compile(rb"stream\r?\n(.*)\r?\nendstream", re.S)
_DRAWN = re.compile(rb"/(f\d+) [\d.]+ Tf|\(((?:[^()\\]|\\.)*)\)|(ET)", re.S)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def text_of(pdf: bytes) -> str:
    objects = {int(number): body for number, body in _OBJECT.findall(pdf)}
    fonts = {
        name.decode(): _signs(objects, int(font))
        for listed in re.findall(rb"/Font<<(.*?)>>", pdf)
        for name, font in re.findall(rb"/(f\d+) (\d+) 0 R", listed)
    }
    pages = [_opened(body) for body in objects.values()]
    return "\n".join(_page(page, fonts) for page in pages if b"TJ" in page)


def without_spaces(text: str) -> str:
    """A line that turns is the same words."""
    return "".join(text.split())


def _opened(body: bytes) -> bytes:
    found = _STREAM.search(body)
    if not found:
        return b""
    return zlib.decompress(found.group(1)) if b"/FlateDecode" in body[: found.start()] else found.group(1)


def _signs(objects: dict[int, bytes], font: int) -> dict[bytes, str]:
    table = re.search(rb"/ToUnicode (\d+) 0 R", objects[font])
    if not table:
        return {}
    pairs = re.findall(rb"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>", _opened(objects[int(table.group(1))]))
    return {bytes.fromhex(code.decode()): bytes.fromhex(sign.decode()).decode("utf-16-be") for code, sign in pairs}


def _page(page: bytes, fonts: dict[str, dict[bytes, str]]) -> str:
    signs: dict[bytes, str] = {}
    said = []
    for font, drawn, end in _DRAWN.findall(page):
        if font:
            signs = fonts[font.decode()]
        codes = re.sub(rb"\\([0-7]{3}|.)", _unescaped, drawn, flags=re.S)
        said += [signs.get(codes[place : place + 2], "?") for place in range(0, len(codes), 2)]
        said += ["\n"] if end else []
    return "".join(said)


def _unescaped(found: re.Match[bytes]) -> bytes:
    sign = found.group(1)
    return bytes([int(sign, 8)]) if len(sign) == 3 else _ESCAPES.get(sign, sign)
