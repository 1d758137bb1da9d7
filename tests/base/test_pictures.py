"""Pictures received: whatever they hide, what is kept is a light picture drawn anew, or a refusal in time."""

import io

import pytest
from PIL import Image

from numerai.base import pictures
from numerai.base.pictures import Picture, PictureRefused, Refusal, read_picture, unpacked
from tests.support.pictures import GPS, SECRET, bomb, drawn, noise, with_place, word_bomb

SCRIPT = b"<script>alert(1)</script>"


def opened(picture: Picture) -> Image.Image:
    image = Image.open(io.BytesIO(picture.data))
    assert (image.format, image.size) == ("WEBP", (picture.width, picture.height))
    return image


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_good_picture_is_kept_twice(kind: str) -> None:
    kept = read_picture(drawn(1600, 1200, kind))
    assert opened(kept.large).size == (1200, 900)
    assert opened(kept.small).size == (400, 300)
    assert unpacked(kept.packed()) == kept


def test_where_it_was_taken_is_gone_and_it_stands_upright() -> None:
    sent = with_place()
    assert Image.open(io.BytesIO(sent)).getexif().get_ifd(GPS)
    assert SECRET.encode() in sent
    kept = read_picture(sent)
    for picture in (kept.large, kept.small):
        image = opened(picture)
        assert not image.getexif()
        assert not {"exif", "xmp", "icc_profile", "comment"} & set(image.info)
        assert not any(word in picture.data for word in (b"EXIF", b"XMP ", b"Exif", SECRET.encode()))
        assert image.height > image.width
    left, right = (opened(kept.large).convert("L").getpixel((x, 100)) for x in (20, kept.large.width - 20))
    assert int(left) < int(right)  # type: ignore[arg-type]  # one number: grey


def test_what_stands_behind_a_picture_is_not_kept() -> None:
    kept = read_picture(drawn() + SCRIPT)
    assert SCRIPT not in kept.large.data + kept.small.data


def test_the_heaviest_picture_becomes_light() -> None:
    kept = read_picture(noise())
    assert len(kept.large.data) <= pictures.LARGE_BYTES
    assert len(kept.small.data) <= pictures.SMALL_BYTES


def test_what_one_sees_through_becomes_white() -> None:
    stream = io.BytesIO()
    Image.new("RGBA", (240, 240), (0, 0, 0, 0)).save(stream, "PNG")
    assert opened(read_picture(stream.getvalue()).small).getpixel((9, 9)) == (255, 255, 255)


def animated() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (300, 300)).save(stream, "GIF", comment=SCRIPT)
    return stream.getvalue()


HOSTILE = {
    "nothing": (b"", Refusal.EMPTY),
    "bomb": (bomb(), Refusal.TOO_LARGE),
    "smaller bomb": (bomb(6_000), Refusal.TOO_LARGE),
    "bomb of words": (word_bomb(), Refusal.DAMAGED),
    "truncated": (drawn(900, 900)[:2_000], Refusal.DAMAGED),
    "truncated PNG": (drawn(900, 900, "PNG")[:1_500], Refusal.DAMAGED),
    "drawing with a script": (b'<svg xmlns="http://www.w3.org/2000/svg">' + SCRIPT + b"</svg>", Refusal.NOT_A_PICTURE),
    "GIF": (animated(), Refusal.NOT_A_PICTURE),
    "page": (b"<!doctype html>" + SCRIPT, Refusal.NOT_A_PICTURE),
    "head of a JPEG, then a page": (b"\xff\xd8\xff\xe0" + SCRIPT * 40, Refusal.DAMAGED),
    "commands": (b"%!PS-Adobe-3.0\n(x) run", Refusal.NOT_A_PICTURE),
    "stamp": (drawn(120, 600), Refusal.TOO_SMALL),
    "too heavy": (drawn() + bytes(pictures.MAX_BYTES), Refusal.TOO_HEAVY),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_the_rest_is_refused_with_its_reason(name: str) -> None:
    data, reason = HOSTILE[name]
    with pytest.raises(PictureRefused) as refused:
        read_picture(data)
    assert refused.value.reason == reason
