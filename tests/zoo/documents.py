"""Documents and messages broken on purpose: each is caught by the checks that guard those we send."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage

from tests.support import outgoing
from tests.support.findings import Finding

BEFORE = '#set document(title: "Feuille")\n#set text(lang: "fr", region: "NC")\n'
EVENT = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:zoo\r\n{zone}BEGIN:VEVENT\r\n{name}DTSTAMP:20261101T000000Z\r\n"
    "{start}\r\nSUMMARY:{title}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
ZONE = (
    "BEGIN:VTIMEZONE\r\nTZID:Pacific/Noumea\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000Z\r\nTZOFFSETFROM:+1100\r\n"
    "TZOFFSETTO:+1100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
)
START = "DTSTART;TZID=Pacific/Noumea:20261208T090000"


@dataclass(frozen=True, slots=True)
class Animal:
    """`look` is what guards our own documents of that kind."""

    caught_by: set[str]
    look: Callable[[], list[Finding]]


def findings(name: str) -> list[Finding]:
    return ANIMALS[name].look()


def _pdf(source: str, *, before: str = BEFORE, tags: bool = True) -> Callable[[], list[Finding]]:
    def look() -> list[Finding]:
        import typst

        made = typst.compile((before + source).encode(), format="pdf", pdf_tags=tags)
        assert isinstance(made, bytes)
        return outgoing.pdf(made)

    return look


def _certified(source: str) -> Callable[[], list[Finding]]:
    """As we make them: the compiler itself refuses what it can see."""

    def look() -> list[Finding]:
        import typst

        made = typst.compile(source.encode(), format="pdf", pdf_standards=["ua-1"])
        assert isinstance(made, bytes)
        return outgoing.pdf(made)

    return look


def _mail(text: str, *, html: str = "", subject: str = "Votre place à Lifou") -> Callable[[], list[Finding]]:
    message = EmailMessage()
    if subject:
        message["Subject"] = subject
    if text:
        message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    return lambda: outgoing.mail(message)


def _sms(text: str) -> Callable[[], list[Finding]]:
    return lambda: outgoing.short_message(text)


def _csv(text: str, encoding: str = "utf-8-sig") -> Callable[[], list[Finding]]:
    return lambda: outgoing.comma_separated(text.encode(encoding))


def _xlsx(cell: str) -> Callable[[], list[Finding]]:
    def look() -> list[Finding]:
        from openpyxl import Workbook

        book, stream = Workbook(), io.BytesIO()
        book.active.append([cell, "Lifou"])  # type: ignore[union-attr]  # a new workbook has its sheet
        book.save(stream)
        return outgoing.workbook(stream.getvalue())

    return look


def _ics(*, zone: str = ZONE, name: str = "UID:1@zoo\r\n", start: str = START, title: str = "Atelier") -> Animal:
    body = EVENT.format(zone=zone, name=name, start=start, title=title).encode()
    return Animal(set(), lambda: outgoing.calendar(body))


def _caught(animal: Animal, *checks: str) -> Animal:
    return Animal(set(checks), animal.look)


ANIMALS = {
    "good-paper.pdf": Animal(
        set(), _certified(f"{BEFORE}= Feuille\n#table(columns: 2, table.header[Nom][Jour], [Corail], [Lundi])")
    ),
    "no-tags.pdf": Animal({"pdf-ua", "pdf-headings"}, _pdf("= Feuille\nBonjour", tags=False)),
    "no-title.pdf": Animal({"pdf-ua"}, _pdf("= Feuille\nBonjour", before='#set text(lang: "fr", region: "NC")\n')),
    "english.pdf": Animal(
        {"pdf-language"}, _certified('#set document(title: "Feuille")\n#set text(lang: "en")\n= Feuille\nBonjour')
    ),
    "no-headings.pdf": Animal({"pdf-headings"}, _certified(f"{BEFORE}Bonjour")),
    "table-without-headers.pdf": Animal(
        {"pdf-table-headers"}, _certified(f"{BEFORE}= Feuille\n#table(columns: 2, [Nom], [Jour], [Corail], [Lundi])")
    ),
    "good.sms": Animal(set(), _sms("Numé-Rai : votre place a Lifou est gardee, mardi a 9 h.")),
    "long.sms": Animal({"sms-length"}, _sms("Votre place est gardee. " * 8)),
    "sign-of-elsewhere.sms": Animal({"sms-alphabet"}, _sms("Numé-Raï : votre place est gardée.")),
    "good.eml": Animal(set(), _mail("Bonjour,\nVotre place est gardée.\nVoir l’atelier : https://exemple.invalid/a")),
    "only-html.eml": Animal({"mail-plain"}, _mail("", html="<p>Bonjour</p>")),
    "no-subject.eml": Animal({"mail-subject"}, _mail("Bonjour", subject="")),
    "click-here.eml": Animal({"mail-link"}, _mail("Bonjour,\nPour venir, cliquez ici : https://exemple.invalid/a")),
    "good.csv": Animal(set(), _csv("Nom;Jour\r\nCorail;lundi\r\n'=1+1;mardi\r\n")),
    "formula.csv": Animal({"csv-formula"}, _csv('Nom;Jour\r\n=HYPERLINK("http://exemple.invalid";"Voir");lundi\r\n')),
    "no-mark.csv": Animal({"csv-charset"}, _csv("Nom;Jour\r\nCorail;lundi\r\n", "utf-8")),
    "good.xlsx": Animal(set(), _xlsx("Corail")),
    "formula.xlsx": Animal({"xlsx-formula"}, _xlsx("=1+1")),
    "good.ics": _ics(),
    "no-zone.ics": _caught(_ics(zone=""), "ics-zone"),
    "floating-hour.ics": _caught(_ics(start="DTSTART:20261208T090000"), "ics-zone"),
    "no-name.ics": _caught(_ics(name=""), "ics-name"),
    "long-line.ics": _caught(_ics(title="é" * 60), "ics-lines"),
}
