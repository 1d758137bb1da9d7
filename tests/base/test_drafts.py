"""Answers in progress: the cookie is their only key, they last a day, and the table says nothing."""

from datetime import datetime, timedelta

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from numerai.base import drafts, keys
from numerai.base.drafts import DraftTooLarge, OpenDraft
from numerai.base.models import Draft

CANARY = "Corail Exemple +687751234"
PATH = "/ateliers/kone/inscription/"


def opened(now: datetime, *, cookie: tuple[str, str] | None = None, journey: str = "enrol:kone") -> OpenDraft:
    request = RequestFactory().get(PATH)
    if cookie:
        request.COOKIES[cookie[0]] = cookie[1]
    return drafts.opened(request, journey=journey, path=PATH, now=now)


@pytest.fixture
def kept(db: None, now: datetime) -> OpenDraft:
    draft = opened(now)
    draft.content = {"nom": CANARY}
    draft.keep(now)
    return draft


def test_what_is_kept_is_found_again_with_the_cookie(kept: OpenDraft, now: datetime) -> None:
    assert opened(now, cookie=(kept.cookie, kept.token)).content == {"nom": CANARY}


def test_nothing_is_found_without_it(kept: OpenDraft, now: datetime) -> None:
    blank = opened(now)
    assert (blank.token, blank.content) == ("", {})


def test_the_table_holds_neither_the_words_nor_the_token(kept: OpenDraft) -> None:
    row = Draft.objects.get()
    held = row.id.encode() + bytes(row.sealed)
    for secret in ("Corail", "751234", kept.token):
        assert secret.encode() not in held


def test_database_and_key_ring_without_the_cookie_open_nothing(kept: OpenDraft) -> None:
    """What the row itself offers as a token does not make its key."""
    row = Draft.objects.get()
    for guess in ("", row.id, kept.journey):
        with pytest.raises(keys.CannotOpen):
            keys.unseal(keys.derived("draft", guess), bytes(row.sealed), f"draft:{kept.journey}")


def test_the_cookie_of_another_journey_opens_nothing_and_spoils_nothing(kept: OpenDraft, now: datetime) -> None:
    stolen = opened(now, journey="enrol:lifou")
    stolen = opened(now, cookie=(stolen.cookie, kept.token), journey="enrol:lifou")
    assert (stolen.token, stolen.content) == ("", {})
    stolen.content = {"nom": "Banian"}
    stolen.keep(now)
    assert opened(now, cookie=(kept.cookie, kept.token)).content == {"nom": CANARY}


def test_a_token_made_elsewhere_is_never_adopted(db: None, now: datetime) -> None:
    draft = opened(now, cookie=(opened(now).cookie, "chosen-by-someone-else"))
    draft.keep(now)
    assert draft.token != "chosen-by-someone-else"


def test_keeping_again_stays_one_row(kept: OpenDraft, now: datetime) -> None:
    kept.content["joindre"] = "sms"
    kept.keep(now)
    assert Draft.objects.count() == 1
    assert opened(now, cookie=(kept.cookie, kept.token)).content["joindre"] == "sms"


def test_a_day_untouched_and_it_is_gone(kept: OpenDraft, now: datetime) -> None:
    later = now + drafts.LIFETIME
    assert opened(later - timedelta(seconds=1), cookie=(kept.cookie, kept.token)).content
    assert opened(later, cookie=(kept.cookie, kept.token)).content == {}
    assert drafts.purge(later) == 1
    assert not Draft.objects.exists()


def test_a_new_draft_takes_the_old_ones_away(kept: OpenDraft, now: datetime) -> None:
    opened(now).keep(now + 2 * drafts.LIFETIME)
    assert Draft.objects.count() == 1


def test_forgetting_empties_the_row_and_takes_the_cookie_back(kept: OpenDraft) -> None:
    kept.forget()
    response = HttpResponse()
    kept.hand_over(response)
    assert not Draft.objects.exists()
    assert response.cookies[kept.cookie]["max-age"] == 0


def test_the_cookie_is_for_its_journey_and_for_no_script(kept: OpenDraft) -> None:
    response = HttpResponse()
    kept.hand_over(response)
    cookie = response.cookies[kept.cookie]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (PATH, True, "Lax")
    assert cookie["max-age"] == 24 * 3600
    assert "kone" not in cookie.key


def test_two_journeys_have_two_cookies(now: datetime) -> None:
    one, other = (OpenDraft(journey=f"enrol:{slug}", path=PATH) for slug in ("kone", "lifou"))
    assert one.cookie != other.cookie


def test_nobody_fills_the_table_with_one_draft(db: None, now: datetime) -> None:
    draft = opened(now)
    draft.content = {"besoins": "x" * drafts.LARGEST}
    with pytest.raises(DraftTooLarge):
        draft.keep(now)
    assert not Draft.objects.exists()


def test_a_clock_a_year_ahead_takes_no_draft_away(kept: OpenDraft, now: datetime) -> None:
    opened(now).keep(now + timedelta(days=365))
    assert opened(now, cookie=(kept.cookie, kept.token)).content, "the clock was put right again"
