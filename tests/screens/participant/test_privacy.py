"""Nothing of what people answer is in clear in a table, a cookie, a log line or an address."""

import pytest
from django.apps import apps
from django.db import connection

from numerai.base.models import Draft
from numerai.screens.participant.enrolment import sending
from tests.screens.participant.walking import HELPER, Walk, html, where

# Words that no page and no table holds by itself.
CANARY = {
    **HELPER,
    "aidant": {"helper_name": "Canariqueaidante", "helper_phone": "75.12.35"},
    "nom": {"given_name": "Canariqueprenom", "family_name": "Canariquenom"},
    "joindre": {"way": "email"},
    "coordonnees": {"email": "canarique@exemple.invalid"},
    "commune": {"commune_typed": "Canariquetribu"},
    "brousse": {"rural_or_island": "yes"},
    "besoins": {"needs": ["braille"], "words": "Canariquebesoin"},
}


def all_rows() -> str:
    """Every column of every table, bytes read as they are."""
    held = []
    with connection.cursor() as cursor:
        for table in sorted({model._meta.db_table for model in apps.get_models(include_auto_created=True)}):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            held += [_readable(value) for row in cursor.fetchall() for value in row]
    return "\n".join(held).lower()


def _readable(value: object) -> str:
    raw = bytes(value) if isinstance(value, memoryview) else value
    return raw.decode("latin-1") if isinstance(raw, bytes) else str(raw)


@pytest.mark.parametrize("last", ["verifier", "sent"])
def test_no_table_holds_an_answer_in_clear(walk: Walk, last: str) -> None:
    walk.until("verifier", CANARY)
    if last == "sent":
        assert where(walk.send()) == "confirmation"
    held = all_rows()
    assert str(walk.session.id) in held or walk.session.id.hex in held  # the reading works
    assert [word for word in ("canarique", "751235", "75.12.35") if word in held] == []


def test_no_cookie_holds_an_answer(walk: Walk) -> None:
    walk.until("verifier", CANARY)
    walk.send()
    assert [name for name, cookie in walk.client.cookies.items() if "canarique" in cookie.value.lower()] == []


def test_no_address_and_no_title_holds_an_answer(walk: Walk) -> None:
    walk.until("verifier", CANARY)
    for step in CANARY:
        head = html(walk.see(step)).partition("</head>")[0]
        assert "canarique" not in head.lower()


def test_a_crash_logs_where_and_not_whom(
    walk: Walk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("Canariqueprenom Canariquenom")

    walk.until("verifier", CANARY)
    monkeypatch.setattr(sending, "enrol", fail)
    walk.client.raise_request_exception = False
    page = walk.send()
    assert page.status_code == 500
    assert "RuntimeError" in caplog.text
    assert "canarique" not in (caplog.text + html(page)).lower()
    # Nothing was lost: the answers are still in the draft.
    assert Draft.objects.count() == 1
    assert 'value="Canariqueprenom"' in html(walk.see("nom"))
