"""Whether hostile words stayed words: an output is compared with the same output holding their harmless twin."""

import re
from dataclasses import dataclass

from numerai.base.documents import drawable
from numerai.programme.people.invitations import plain_username
from tests.payloads.payload import Payload, bare, tags_in
from tests.payloads.reading import Reading
from tests.payloads.sending import Page

_FILE_NAME = re.compile(r'attachment; filename="[\w.-]+"', re.ASCII)


@dataclass(frozen=True, slots=True)
class Finding:
    """One output whose meaning changed. `where`: how it was asked for."""

    field: str
    payload: str
    where: str
    words: str


def judge(hostile: Page, harmless: Page, payload: Payload, readings: tuple[Reading, ...]) -> list[str]:
    """Sentences that say what changed; none when only the words differ."""
    said = [*headers_of(hostile, harmless)]
    if hostile.status != harmless.status:
        return [*said, f"answers {hostile.status}, not {harmless.status}"]
    one, other = readings
    said += one.faults
    if one.shape != other.shape:
        said.append(f"is built otherwise: {_first_difference(one.shape, other.shape)}")
    return [*said, *_words(payload, one, other)]


def headers_of(hostile: Page, harmless: Page) -> list[str]:
    """Nothing that was typed is in a header, and a file keeps its plain name."""
    said = [f"the header {name} repeats it" for name, value in hostile.headers.items() if tags_in(str(value))]
    if hostile.headers.keys() != harmless.headers.keys():
        said.append(f"has other headers: {hostile.headers.keys() ^ harmless.headers.keys()}")
    name = hostile.headers.get("Content-Disposition")
    if name and not _FILE_NAME.fullmatch(name):
        said.append(f"proposes the file name {name!r}")
    return said


def _words(payload: Payload, one: Reading, other: Reading) -> list[str]:
    """Each box that shows in the one shows in the other, with all its words."""
    said = []
    arrived = payload.text.encode("utf-8", "surrogatepass").decode(errors="replace")
    # A sign that no font has is « ? », as is, for who reads the PDF back, a place where a long word may turn.
    expected = drawable(arrived).replace("?", "") if one.kind == "pdf" else arrived
    wanted = bare(expected)
    if tags_in(one.words) != tags_in(other.words):
        said.append(f"shows other boxes: {sorted(tags_in(one.words) ^ tags_in(other.words))}")
    for leaf in one.leaves:
        seen = bare(leaf)
        for tag in sorted(tags_in(leaf)):
            kept = seen.count(wanted + tag)
            made = seen.count(plain_username(payload.text + tag))  # of a name, a name to sign in with stands beside it
            if not kept or kept + made < seen.count(tag):
                said.append(f"says « {seen[max(seen.find(tag) - 60, 0) : seen.find(tag) + 7]!r} »")
    return said


def _first_difference(one: list[str], other: list[str]) -> str:
    for number, (mine, its) in enumerate(zip(one, other, strict=False)):
        if mine != its:
            return f"{one[max(number - 3, 0) : number + 2]!r}, not {other[max(number - 3, 0) : number + 2]!r}"
    return f"{len(one)} parts, not {len(other)}"
