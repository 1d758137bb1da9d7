"""What a picture received may be: JPEG, PNG or WebP by its content, within limits. What is kept is drawn anew: neither
the place where it was taken nor anything hidden in the file remains."""

import io
import struct
import threading
import zlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_BYTES = 7 * 1024 * 1024
FORMATS = ("JPEG", "PNG", "WEBP")
# A JPEG is opened at the scale that is needed; the others are opened whole: four bytes per pixel.
MOST_PIXELS = {"JPEG": 64_000_000}
MOST_PIXELS_WHOLE = 24_000_000
LEAST_SIDE = 200
LARGE, LARGE_BYTES = 1200, 150_000
SMALL, SMALL_BYTES = 400, 20_000
KIND = "image/webp"  # a third lighter than JPEG; known by telephones since 2014 (Android) and 2020 (iPhone)

_QUALITIES = (80, 60, 40)
_SHRINK = 0.6
_HEAD = struct.Struct(">5I")
_DAMAGED = (OSError, ValueError, SyntaxError, EOFError, struct.error, zlib.error, IndexError, KeyError, TypeError)
_one_at_a_time = threading.Lock()  # on a small machine, two large pictures at once would take the memory of all


class Refusal(StrEnum):
    EMPTY = "empty"
    TOO_HEAVY = "too_heavy"
    NOT_A_PICTURE = "not_a_picture"
    TOO_LARGE = "too_large"
    TOO_SMALL = "too_small"
    DAMAGED = "damaged"


class PictureRefused(Exception):
    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Picture:
    data: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Pictures:
    """The same picture twice: to look at closely, and to show on a page."""

    large: Picture
    small: Picture

    def packed(self) -> bytes:
        """For a sealed draft."""
        large, small = self.large, self.small
        head = _HEAD.pack(large.width, large.height, small.width, small.height, len(large.data))
        return head + large.data + small.data


def unpacked(data: bytes) -> Pictures:
    width, height, small_width, small_height, size = _HEAD.unpack_from(data)
    large, small = data[_HEAD.size : _HEAD.size + size], data[_HEAD.size + size :]
    return Pictures(Picture(large, width, height), Picture(small, small_width, small_height))


def read_picture(data: bytes) -> Pictures:
    """The name of the file says nothing: only its content is looked at."""
    if not data:
        raise PictureRefused(Refusal.EMPTY)
    if len(data) > MAX_BYTES:
        raise PictureRefused(Refusal.TOO_HEAVY)
    with _one_at_a_time:
        image = _drawn_anew(data)
        return Pictures(_lightened(image, LARGE, LARGE_BYTES), _lightened(image, SMALL, SMALL_BYTES))


def _drawn_anew(data: bytes) -> "Image":
    from PIL import Image, ImageOps, UnidentifiedImageError  # loaded only when a picture comes

    try:
        image = Image.open(io.BytesIO(data), formats=FORMATS)  # reads the head alone
    except UnidentifiedImageError as error:
        raise PictureRefused(Refusal.NOT_A_PICTURE) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureRefused(Refusal.TOO_LARGE) from error
    except _DAMAGED as error:
        raise PictureRefused(Refusal.DAMAGED) from error
    _check_size(image)
    try:
        image.draft("RGB", (LARGE, LARGE))
        return _without_metadata(ImageOps.exif_transpose(image))
    except (*_DAMAGED, Image.DecompressionBombError) as error:
        raise PictureRefused(Refusal.DAMAGED) from error


def _check_size(image: "Image") -> None:
    width, height = image.size
    most = MOST_PIXELS.get(image.format or "", MOST_PIXELS_WHOLE)
    if width * height > most:
        raise PictureRefused(Refusal.TOO_LARGE)
    if min(width, height) < LEAST_SIDE:
        raise PictureRefused(Refusal.TOO_SMALL)


def _without_metadata(image: "Image") -> "Image":
    """Pixels alone, on white where one could see through."""
    from PIL import Image

    clear = image.convert("RGBA" if image.has_transparency_data else "RGB")
    clear.thumbnail((LARGE, LARGE), reducing_gap=2.0)
    anew = Image.new("RGB", clear.size, "white")
    anew.paste(clear, mask=clear if clear.mode == "RGBA" else None)
    return anew


def _lightened(image: "Image", side: int, heaviest: int) -> Picture:
    """As fine as its weight allows: first less fine, then smaller."""
    drawn = image.copy()
    drawn.thumbnail((side, side))
    while True:
        for quality in _QUALITIES:
            data = _encoded(drawn, quality)
            if len(data) <= heaviest:
                return Picture(data, *drawn.size)
        drawn.thumbnail((int(drawn.width * _SHRINK), int(drawn.height * _SHRINK)))


def _encoded(image: "Image", quality: int) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "WEBP", quality=quality, method=3)
    return stream.getvalue()
