"""One line of a sign-in sheet becomes a presence: a blank tick is unknown, an incomplete name is kept and shown."""

import re
from datetime import date

from numerai.base.tables import Table
from numerai.base.text import fold, words
from numerai.programme.workshops.imports.cells import NOTHING, RowReader, Unreadable, ignored, read_number, read_plain
from numerai.programme.workshops.imports.columns import Columns
from numerai.programme.workshops.imports.communes import Communes, Gazetteer
from numerai.programme.workshops.imports.days import Dated, find_day
from numerai.programme.workshops.imports.model import PresenceRecord, Reading, RowOutcome
from numerai.programme.workshops.imports.sheet import Kind, Record, read_sheet
from numerai.programme.workshops.imports.vocabulary import find_needs, find_presence
from numerai.programme.workshops.rules import Presence

NAME_LIMIT, SESSION_LIMIT = 80, 160
OLDEST, YOUNGEST = 110, 10  # ages, in years, that make a year of birth believable
COLUMNS = Columns(
    names={
        "session": ("Séance", "Session", "Atelier", "Séance atelier"),
        "day": ("Date", "Jour", "Date séance", "Date atelier"),
        "place": ("Lieu", "Salle", "Site"),
        "family_name": ("Nom", "Nom famille"),
        "given_name": ("Prénom",),
        "phone": ("Téléphone", "Tél", "Mobile", "Portable", "Numéro téléphone", "Contact"),
        "commune": ("Commune", "Ville", "Commune résidence"),
        "birth_year": ("Année naissance", "Naissance", "Né en", "Née en", "Date naissance"),
        "needs": ("Besoins", "Besoins particuliers", "Accessibilité", "Besoins accessibilité"),
        "presence": ("Présent", "Présence", "Émargement", "Signature"),
        "session_number": ("Numéro de séance",),
        "file_number": ("Numéro de dossier",),
    },
    required=(("session", "day"), ("family_name",), ("given_name",), ("presence",)),
)
_WHEN = ("day", "session", "place")  # the columns that say which session
_NOBODY = {"anonyme", "anonymes", "inconnu", "inconnue"}
_FULL_DATE = re.compile(r"(?:[0-9]{1,2}[-/.]){2}([0-9]{4})|([0-9]{4})(?:-[0-9]{2}){2}")


def read_presences(table: Table, *, communes: Communes, today: date) -> Reading:
    gazetteer = Gazetteer(communes)
    sheet = read_sheet(table, Kind(COLUMNS, lambda row: _read(row, gazetteer, today), _key))
    return Reading(tuple(sheet.outcomes), (), tuple(sheet.remarks), sheet.header)


def _key(record: Record) -> tuple[object, ...]:
    assert isinstance(record, PresenceRecord)
    names = fold(record.family_name), fold(record.given_name)
    numbers = record.session_number, record.file_number
    phone = re.sub(r"\D", "", record.phone)
    return (record.session_day, fold(record.session_hint), *names, phone, record.birth_year, *numbers)


def _read(row: RowReader, gazetteer: Gazetteer, today: date) -> RowOutcome:
    session = _session(row, today)
    family_name, given_name = row.name("family_name", NAME_LIMIT), row.name("given_name", NAME_LIMIT)
    presence = _presence(row)
    if session and presence is Presence.PRESENT and session.day > today:
        row.remark("La séance est dans le futur : cette présence n’est pas notée. Vérifiez la date.", *_WHEN)
        presence = Presence.UNKNOWN
    said = set(words(f"{family_name} {given_name}"))
    if session and not row.refusals and said and said <= _NOBODY:
        number = row.read("session_number", read_number)
        nobody = PresenceRecord(session.day, session.rest, presence, anonymous=True, session_number=number)
        return ignored(row.row.line, "Personne sans nom : comptée dans le total de la séance, sans fiche.", nobody)
    _check_names(row, family_name, given_name)
    commune, commune_code = _commune(row, gazetteer)
    birth_year, proposed = _birth_year(row, today)
    phone = row.read("phone", read_plain) or ""
    if session is None:
        return row.outcome(None)
    record = PresenceRecord(
        session_day=session.day,
        session_hint=session.rest,
        presence=presence,
        family_name=family_name,
        given_name=given_name,
        phone=phone,
        commune=commune,
        commune_code=commune_code,
        birth_year=birth_year,
        birth_year_proposed=proposed,
        needs=find_needs(row.text("needs")),
        session_number=row.read("session_number", read_number),
        file_number=row.read("file_number", read_number),
    )
    return row.outcome(record)


def _session(row: RowReader, today: date) -> Dated | None:
    """The day, and the words that say which session of that day, from one column or several."""
    said = " ".join(filter(None, (row.name(field, SESSION_LIMIT) for field in ("day", "session", "place"))))
    if not said:
        row.refuse("La séance n’est pas dite. Écrivez sa date et son lieu.", *_WHEN)
        return None
    try:
        return find_day(said, today)
    except Unreadable as reason:
        row.refuse(str(reason), *_WHEN)
        return None


def _check_names(row: RowReader, family_name: str, given_name: str) -> None:
    if not family_name and not given_name:
        row.refuse(
            "Ni nom ni prénom. Ajoutez un nom, ou écrivez « Anonyme » pour compter cette personne.", "family_name"
        )
    elif not given_name:
        row.remark("Le prénom manque.", "given_name")
    elif not family_name:
        row.remark("Le nom manque.", "family_name")


def _presence(row: RowReader) -> Presence | None:
    text = row.read("presence", read_plain)
    presence = find_presence(text) if text else None
    if text and presence is None:
        row.remark(f"« {text} » n’est ni présent, ni excusé, ni absent : la présence reste inconnue.", "presence")
    return presence


def _commune(row: RowReader, gazetteer: Gazetteer) -> tuple[str, str | None]:
    """Where someone lives is kept as it was said, even when it is not a commune of the table."""
    text = row.name("commune", NAME_LIMIT)
    if not text:
        return "", None
    try:
        return text, gazetteer.find(text).code
    except Unreadable:
        row.remark(f"La commune « {text} » n’est pas reconnue : elle est gardée telle quelle.", "commune")
        return text, None


def _birth_year(row: RowReader, today: date) -> tuple[int | None, bool]:
    """The year, and whether it is only proposed because two digits were written."""
    text = row.read("birth_year", read_plain)
    if not text or text in NOTHING:
        return None, False
    believable = range(today.year - OLDEST, today.year + 1)
    if re.fullmatch(r"[0-9]{2}", text):
        for year in (2000 + int(text), 1900 + int(text)):
            if year in believable and year <= today.year - YOUNGEST:
                row.remark(f"Année sur deux chiffres : « {text} », {year} est proposée.", "birth_year")
                return year, True
    if match := _FULL_DATE.fullmatch(text):
        row.remark("Date de naissance : seule l’année est gardée.", "birth_year")
        text = match[1] or match[2]
    if re.fullmatch(r"[0-9]{4}", text) and int(text) in believable:
        return int(text), False
    unreadable = f"« {row.text('birth_year')} » n’est pas une année de naissance possible : elle reste inconnue."
    row.remark(unreadable, "birth_year")
    return None, False
