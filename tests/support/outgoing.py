"""What leaves as a file or a message: named checks, for our own documents and for the broken ones of the zoo."""

import csv
import io
import re
import zipfile
from email.message import EmailMessage

import page

from numerai.base import sms
from numerai.base.formulas import begins_like_a_formula
from tests.support.findings import Finding, found

LONGEST_ICS_LINE = 75  # bytes, RFC 5545
VAGUE = re.compile(r"\b(?:cliquez|cliquer)(?: ici)?\b|(?:^|\s)(?:ici|lien|en savoir plus|lire la suite)[\s:]*$", re.I)
LINK = re.compile(r"https?://\S+")


def pdf(body: bytes) -> list[Finding]:
    """PDF/UA-1 by a validator, then what it does not ask: our language, a heading, headers of tables."""
    report = page.validate_pdf_bytes(body, profile="ua1")
    findings = [one for failure in report.failures for one in found("pdf-ua", failure.rule_id, failure.message)]
    if not findings and not report.is_compliant:
        findings += found("pdf-ua", "document", "the validator refuses it")
    if not re.search(rb"/Lang\(fr\b", body):
        findings += found("pdf-language", "document", "its language is not French")
    if not re.search(rb"/S\s*/H1\b", body):
        findings += found("pdf-headings", "document", "no heading to move by")
    tables, heads = (len(re.findall(rb"/S\s*/%s\b" % kind, body)) for kind in (b"Table", b"TH"))
    if tables and not heads:
        findings += found("pdf-table-headers", "table", f"{tables} tables and no header cell")
    return findings


def short_message(text: str) -> list[Finding]:
    findings = []
    if sms.gsm7(text) != text:
        findings += found("sms-alphabet", "message", f"would be sent as « {sms.gsm7(text)} », or cost twice")
    if sms.length(text) > sms.ONE_SMS:
        findings += found("sms-length", "message", f"{sms.length(text)} signs, more than {sms.ONE_SMS}")
    return findings


def mail(message: EmailMessage) -> list[Finding]:
    """Read as plain text first: by an old telephone, by a screen reader, without pictures."""
    findings = []
    plain = message.get_body(("plain",))
    text = str(plain.get_content()) if plain else ""
    if not text.strip():
        findings += found("mail-plain", "message", "nothing to read without HTML")
    if not str(message["Subject"] or "").strip():
        findings += found("mail-subject", "message", "no subject")
    for line in text.splitlines():
        words = LINK.sub("", line)
        if VAGUE.search(words):
            findings += found("mail-link", "message", f"« {words.strip()} » does not say where the link leads")
    return findings


def comma_separated(body: bytes) -> list[Finding]:
    findings = []
    if not body.startswith(b"\xef\xbb\xbf"):
        findings += found("csv-charset", "file", "without its mark, spreadsheets read accents wrong")
    rows = csv.reader(io.StringIO(body.decode("utf-8-sig", "replace"), newline=""), delimiter=";")
    for number, row in enumerate(rows, 1):
        for cell in row:
            if begins_like_a_formula(cell):
                findings += found("csv-formula", f"line {number}", f"« {cell[:30]} » would be calculated")
    return findings


def workbook(body: bytes) -> list[Finding]:
    """Read without the library that wrote it."""
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        return [
            one
            for name in sheets
            if re.search(rb"<f[ >]", archive.read(name))
            for one in found("xlsx-formula", name, "a cell would be calculated")
        ]


def calendar(body: bytes) -> list[Finding]:
    findings = []
    text = re.sub(r"\r?\n[ \t]", "", body.decode("utf-8"))
    zones = set(re.findall(r"^TZID:(.+?)\r?$", text, re.M))
    for event in re.findall(r"BEGIN:VEVENT.*?END:VEVENT", text, re.S):
        findings += _event(event, zones)
    if any(len(line) > LONGEST_ICS_LINE for line in body.split(b"\r\n")):
        findings += found("ics-lines", "file", f"a line of more than {LONGEST_ICS_LINE} bytes")
    return findings


def _event(event: str, zones: set[str]) -> list[Finding]:
    findings = []
    if not re.search(r"^UID:\S", event, re.M):
        findings += found("ics-name", "event", "without its own name, it comes twice when it changes")
    for name, parameters, value in re.findall(r"^(DTSTART|DTEND)((?:;[^:]*)?):(.+?)\r?$", event, re.M):
        zone = re.search(r"TZID=([^;:]+)", parameters)
        known = (zone and zone[1] in zones) or (not zone and value.endswith("Z")) or "VALUE=DATE" in parameters
        if not known:
            findings += found("ics-zone", name, f"{value}: in which country is that hour?")
    return findings
