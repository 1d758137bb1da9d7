"""Pictures that tests send: good ones, and those that should harm whoever opens them."""

import io
import random
import struct
import zlib

from PIL import Image

GPS, ORIENTATION, CAMERA = 0x8825, 0x0112, 0x0110
SECRET = "Appareil de Corail"


def drawn(width: int = 320, height: int = 240, kind: str = "JPEG") -> bytes:
    """A wall and a floor: the upper half is light, the lower half is dark."""
    image = Image.new("RGB", (width, height), (214, 225, 230))
    image.paste((60, 70, 60), (0, height // 2, width, height))
    stream = io.BytesIO()
    image.save(stream, kind)
    return stream.getvalue()


def with_place() -> bytes:
    """Taken by a telephone held upright: lying pixels, where it was taken, which telephone."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[CAMERA] = 6, SECRET
    exif.get_ifd(GPS).update({1: "S", 2: (21.0, 3.0, 36.0), 3: "E", 4: (164.0, 51.0, 36.0)})
    stream = io.BytesIO()
    Image.open(io.BytesIO(drawn(640, 480))).save(stream, "JPEG", exif=exif, comment=SECRET.encode())
    return stream.getvalue()


def noise(side: int = 900) -> bytes:
    """Nothing weighs more once compressed."""
    image = Image.frombytes("RGB", (side, side), random.Random(1).randbytes(side * side * 3))
    stream = io.BytesIO()
    image.save(stream, "PNG", compress_level=0)
    return stream.getvalue()


def bomb(side: int = 20_000) -> bytes:
    """A few bytes that ask for more than a thousand million once opened."""
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + _chunk(b"IEND")


def word_bomb() -> bytes:
    """A small picture, with a note that swells to a hundred million signs."""
    good = drawn(kind="PNG")
    note = _chunk(b"zTXt", b"note\0\0" + zlib.compress(b"a" * 100_000_000, 9))
    return good[:33] + note + good[33:]


def _chunk(name: bytes, data: bytes = b"") -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
