"""The part of `make payloads` in every run of the tests: two pages, and each protection taken away is seen."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from email.message import EmailMessage as Letter
from types import SimpleNamespace
from typing import Any

import pytest
from django.core import mail as outbox
from django.template.base import Template

import tests.gate.pages  # noqa: F401  (fills the register)
from numerai.base import mail, sms, tables_out
from numerai.base.models import Programme
from numerai.base.tables_out import CONTENT_TYPES, Format, TableOut, written
from tests.payloads.judging import Finding, judge
from tests.payloads.payload import PAYLOADS, Payload, bare, tag
from tests.payloads.product import Product
from tests.payloads.reading import calculates, of_calendar, of_csv, of_html, of_pdf, read
from tests.payloads.sending import Page
from tests.payloads.steady import Steady

BY_ID = {payload.id: payload for payload in PAYLOADS}
# One for each kind of output that the page of a quick test leads to.
FEW = ("script-tag", "end-of-value", "formula", "calendar-lines", "typst-read")
Tried = Callable[..., list[Finding]]


@pytest.fixture
def tried(programme: Programme, clock: datetime, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Tried:
    settings.MAIL = SimpleNamespace(host="exemple.invalid")

    def on(name: str, *payloads: str) -> list[Finding]:
        chosen = tuple(BY_ID[one] for one in payloads)
        product = Product(programme, clock, Steady(monkeypatch), chosen, lambda pages: [read(page) for page in pages])
        product.page(name)
        assert sum(product.totals.outputs.values()), "nothing came out: nothing was proven"
        return product.totals.findings

    return on


def test_there_are_payloads_of_every_kind() -> None:
    assert len(BY_ID) == len(PAYLOADS) >= 40
    assert {
        "script",
        "html",
        "attribute",
        "url",
        "svg",
        "template",
        "paper",
        "table",
        "lines",
        "control",
        "signs",
        "store",
    } == {payload.context for payload in PAYLOADS}
    assert [payload.id for payload in PAYLOADS if not payload.attempts] == []


@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda payload: payload.id)
def test_the_twin_is_harmless_and_alike(payload: Payload) -> None:
    twin = payload.harmless().text
    assert len(twin) == len(payload.text)
    assert not calculates(twin)
    assert not set(twin) & set("<>\"'&={}%#$\\;,:@|")


@pytest.mark.parametrize("name", ["public:offer", "team:session_new"])
def test_words_stay_words(name: str, tried: Tried) -> None:
    """A proposal, then a workshop: pages of each role, tables, calendars, the sheet to sign."""
    assert tried(name, *FEW) == []


# ── Each protection taken away ──────────────────────────────────────────────────────────────────────────────────


def test_a_template_that_escapes_nothing_is_seen(tried: Tried, monkeypatch: pytest.MonkeyPatch) -> None:
    render = Template.render

    def careless(self: Template, context: Any) -> Any:
        context.autoescape &= self.name != "team/offer.html"
        return render(self, context)

    monkeypatch.setattr(Template, "render", careless)
    assert {one.payload for one in tried("public:offer", "script-tag", "lines")} == {"script-tag"}


def test_a_table_of_formulas_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    assert faults_of_tables() == {}
    monkeypatch.setattr(tables_out, "marked", lambda text: text)
    monkeypatch.setattr(tables_out, "_write", lambda cell, value: setattr(cell, "value", tables_out.kept(str(value))))
    assert set(faults_of_tables()["csv"]) == {one.id for one in PAYLOADS if calculates(one.text)}
    assert "formula" in faults_of_tables()["xlsx"]


def faults_of_tables() -> dict[str, list[str]]:
    """Payloads that a table lets be calculated, or be another row, by format."""
    found: dict[str, list[str]] = {}
    for payload in PAYLOADS:
        for wanted in Format:
            pages = [_table(words, wanted) for words in (payload.text, payload.harmless().text)]
            if judge(pages[0], pages[1], payload, tuple(map(read, pages))) and payload.id != "lone-surrogate":
                found.setdefault(str(wanted), []).append(payload.id)
    return found


def _table(words: str, wanted: Format) -> Page:
    out = TableOut("essai", "Essai", ("Texte", "Après"), ((words + tag(0), "après"),), (("Filtre", "tout"),))
    return Page(200, written(out, wanted), {"Content-Type": CONTENT_TYPES[wanted]}, "", "")


def test_a_paper_that_takes_words_for_markup_is_seen() -> None:
    import typst

    def paper(source: str, words: str) -> bytes:
        head = '#set document(title: "Essai")\n'
        made = typst.compile(
            (head + source).encode(), sys_inputs={"words": words}, format="pdf", pdf_standards=["ua-1"]
        )
        assert isinstance(made, bytes)
        return made

    hostile, harmless = "= gras #sys.inputs.words " + tag(0), "· gras ·sys·inputs·words " + tag(0)
    kept, twin = (of_pdf(paper("#sys.inputs.words", words)) for words in (hostile, harmless))
    assert kept.shape == twin.shape
    assert bare("=gras#sys.inputs.words") in kept.words
    evaluated = of_pdf(paper('#eval(sys.inputs.words, mode: "markup")', hostile))
    assert evaluated.shape != twin.shape


@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda payload: payload.id)
def test_a_calendar_keeps_its_lines(payload: Payload) -> None:
    if payload.id == "lone-surrogate":
        payload = Payload(payload.id, payload.context, payload.attempts, "a\ufffdb")  # as it arrives
    one, other = (of_calendar(_calendar(words.text)) for words in (payload, payload.harmless()))
    assert (one.shape, one.faults) == (other.shape, [])


def test_a_calendar_that_escapes_nothing_is_seen() -> None:
    words = BY_ID["calendar-lines"].text + "\r\nEND:VALARM"
    kept = _calendar("mots")
    assert of_calendar(kept.replace(b"mots", words.encode())).shape != of_calendar(kept).shape


def _calendar(words: str) -> bytes:
    from icalendar import Calendar, Event

    calendar, event = Calendar(), Event()
    event.add("uid", "1@exemple")
    event.add("summary", words + tag(0))
    calendar.add_component(event)
    return calendar.to_ical()


# ── Letters and short messages ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda payload: payload.id)
def test_a_letter_keeps_its_headers_and_its_one_recipient(payload: Payload, settings: Any) -> None:
    """Sent with the words everywhere, or not sent; never to someone else."""
    settings.MAIL = SimpleNamespace(host="exemple.invalid")
    words = payload.text[:200]
    for to, subject in (("corail@exemple.nc", words), (words, "Essai")):
        outbox.outbox.clear()
        if mail.send(to=to, subject=subject, text=words):
            (letter,) = outbox.outbox
            assert to == "corail@exemple.nc"
            assert read(_letter(letter.message().as_bytes())).shape == read(_letter(_plain_letter())).shape


def _letter(body: bytes) -> Page:
    return Page(200, body, {"Content-Type": "message/rfc822"}, "", "")


def _plain_letter() -> bytes:
    return outbox.EmailMessage(subject="Essai", body="Essai", to=["corail@exemple.nc"]).message().as_bytes()


def test_a_letter_written_by_hand_is_seen() -> None:
    words = BY_ID["mail-header"].text
    by_hand = f"To: corail@exemple.nc\r\nSubject: {words}\r\n\r\nbonjour".encode()
    letter = Letter()
    letter["To"], letter["Subject"] = "corail@exemple.nc", "Essai"
    letter.set_content("bonjour")
    assert read(_letter(by_hand)).shape[:3] != read(_letter(letter.as_bytes())).shape[:2]
    assert "Bcc" in read(_letter(by_hand)).shape


@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda payload: payload.id)
def test_a_short_message_is_one_line_of_its_alphabet(payload: Payload) -> None:
    said = sms.gsm7(payload.text)
    assert sms.length(said) >= len(said)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f]", said)
    address = sms.address("+687751234", said)
    assert re.fullmatch(r"sms:\+687751234\?body=[A-Za-z0-9_.~%-]*", address)


# ── The judge itself ────────────────────────────────────────────────────────────────────────────────────────────


def test_an_attribute_a_row_a_word_that_changes_is_seen() -> None:
    payload = Payload("essai", "html", "", "<b>")
    calm = f"<p title=x>&lt;b&gt;{tag(0)}</p>"
    for changed in (
        f"<p title=x onclick=x>&lt;b&gt;{tag(0)}</p>",
        f"<p title=x><b>{tag(0)}</p>",
        f"<p title=x>&lt;b{tag(0)}</p>",
    ):
        one, other = (Page(200, body.encode(), {}, "", "") for body in (changed, calm))
        assert judge(one, other, payload, (of_html(one.body), of_html(other.body)))
    assert of_csv(b"=1+1;b\r\n").faults
    leaking = Page(200, b"", {"Location": f"/?q={tag(0)}"}, "", "")
    assert judge(leaking, Page(200, b"", {"Location": "/"}, "", ""), payload, (of_html(b""), of_html(b"")))


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    yield
    outbox.outbox = []
