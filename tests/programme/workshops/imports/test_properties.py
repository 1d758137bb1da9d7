"""Whatever the bytes: a reading or a refusal, the same twice, and a blank that never becomes a figure."""

import io
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from numerai.base.tables import TableRefused
from numerai.programme.workshops.imports import PresenceRecord, Reading, SessionRecord, Verdict
from numerai.programme.workshops.imports.sessions import COLUMNS, COUNTS
from tests.base.made_workbooks import SHEET, with_part
from tests.programme.workshops.imports.samples import (
    PRESENCE_HEADER,
    PRESENCES,
    SESSION_HEADER,
    SESSIONS,
    as_workbook,
    presence_row,
    presences,
    presences_of,
    session_row,
    sessions,
    sessions_of,
)

READERS = [sessions, presences]
LABELS = dict(zip(COLUMNS.names, SESSION_HEADER.split(";")[:17], strict=False))
COUNT_LABELS = {"with_disability": "dont handicap", "job_seeking": "dont recherche emploi", **LABELS}
WORKBOOKS = [as_workbook(SESSIONS), as_workbook(PRESENCES)]
# Signs that mean something somewhere in the readers, beside ordinary ones.
CELL = st.text(alphabet="0123456789/-.:h=+@ xXéÀœ«»()'’?ANULabot\u00a0\u200b", max_size=14)


def hurt(original: bytes) -> st.SearchStrategy[bytes]:
    """A real file with some bytes replaced, cut out or added."""

    def apply(hurts: list[tuple[int, int, bytes]]) -> bytes:
        data = original
        for place, length, added in hurts:
            start = place % (len(data) + 1)
            data = data[:start] + added + data[start + length :]
        return data

    added = st.one_of(st.binary(max_size=8), st.sampled_from([b"", b"0", b";", b'"', b"9" * 9, b"=1"]))
    step = st.tuples(st.integers(0, len(original)), st.integers(0, 40), added)
    return st.lists(step, min_size=1, max_size=4).map(apply)


def read_or_refused(read: Callable[[bytes], Reading], data: bytes) -> Reading | str:
    try:
        return read(data)
    except TableRefused as refused:
        return str(refused)


def check(data: bytes) -> None:
    for read in READERS:
        first = read_or_refused(read, data)
        assert first == read_or_refused(read, data)
        if isinstance(first, Reading):
            assert sum(first.counts().values()) == len(first.outcomes)
            assert all(outcome.reasons for outcome in first.outcomes if outcome.verdict is not Verdict.ACCEPTED)


@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    check(data)


@given(st.one_of(hurt(SESSIONS), hurt(PRESENCES)))
def test_a_hurt_file(data: bytes) -> None:
    check(data)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.one_of(*map(hurt, WORKBOOKS)))
def test_a_hurt_workbook(data: bytes) -> None:
    check(data)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.sampled_from(WORKBOOKS), st.data())
def test_a_workbook_with_a_hurt_sheet(workbook: bytes, data: st.DataObject) -> None:
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        sheet = archive.read(SHEET)
    check(with_part(workbook, SHEET, data.draw(hurt(sheet))))


@pytest.mark.parametrize("header", [SESSION_HEADER, PRESENCE_HEADER])
@given(rows=st.lists(st.lists(CELL, max_size=19), max_size=6))
def test_any_cells_under_a_header(header: str, rows: list[list[str]]) -> None:
    check("\n".join([header, *(";".join(row) for row in rows), ""]).encode())


@given(st.dictionaries(st.sampled_from(COUNTS), st.integers(0, 9)))
def test_a_blank_count_is_unknown_and_a_written_zero_is_zero(written: dict[str, int]) -> None:
    cells = {COUNT_LABELS[field]: str(written.get(field, "")) for field in COUNTS}
    record = sessions_of(session_row(**cells)).outcomes[0].record
    assert isinstance(record, SessionRecord)
    assert {field: getattr(record, field) for field in COUNTS} == {field: written.get(field) for field in COUNTS}


@given(st.text(alphabet=" \u00a0\u200b", max_size=5))
def test_a_blank_tick_is_never_an_absence(blank: str) -> None:
    record = presences_of(presence_row(Présent=blank)).outcomes[0].record
    assert isinstance(record, PresenceRecord)
    assert record.presence is None
