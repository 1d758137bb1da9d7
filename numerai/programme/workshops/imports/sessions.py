"""One row of a coordination's table becomes a session: what refuses it, what is only worth a remark."""

from datetime import date

from numerai.base.tables import Table
from numerai.base.text import fold, words
from numerai.programme.workshops.imports.cells import RowReader, read_list, read_name, read_number
from numerai.programme.workshops.imports.columns import Columns
from numerai.programme.workshops.imports.communes import Communes, Gazetteer
from numerai.programme.workshops.imports.controls import compare_totals
from numerai.programme.workshops.imports.days import read_day, read_hour
from numerai.programme.workshops.imports.model import Reading, RowOutcome, SessionRecord
from numerai.programme.workshops.imports.sheet import Kind, Record, read_sheet
from numerai.programme.workshops.imports.vocabulary import (
    find_cause,
    find_said_cause,
    find_theme,
    may_be_cancelled,
    says_cancelled,
)
from numerai.programme.workshops.rules import CancelCause, Line

PLACE_LIMIT, TITLE_LIMIT, TRAINERS_LIMIT = 160, 120, 200
PARTS_OF_PRESENT = ("with_disability", "job_seeking", "women", "men", "gender_unstated")
COUNTS = ("capacity", "enrolled", "present", *PARTS_OF_PRESENT)
COLUMNS = Columns(
    names={
        "day": ("Date", "Jour", "Date séance", "Date atelier"),
        "start": ("Début", "Heure début", "Heure", "Horaire"),
        "end": ("Fin", "Heure fin"),
        "commune": ("Commune", "Ville"),
        "place": ("Lieu", "Salle", "Site", "Endroit", "Lieu atelier"),
        "theme": ("Thème", "Thématique", "Thème atelier"),
        "title": ("Titre", "Intitulé", "Atelier", "Nom atelier", "Titre atelier"),
        "trainers": ("Animateurs", "Animatrices", "Formateurs", "Formatrices", "Intervenants", "Animé par"),
        "capacity": ("Places", "Capacité", "Jauge"),
        "enrolled": ("Inscrits", "Inscriptions"),
        "present": ("Présents", "Présences", "Participants", "Participations"),
        "with_disability": ("Handicap", "PSH", "Personnes situation handicap", "Situation handicap"),
        "job_seeking": ("Recherche emploi", "Personnes recherche emploi", "Demandeurs emploi"),
        "women": ("F", "Femmes"),
        "men": ("H", "Hommes"),
        "gender_unstated": ("NR", "Non renseigné", "Genre non renseigné", "Sexe non renseigné"),
        "sign_language": ("LSF", "Langue signes", "Interprète LSF", "Interprétation LSF"),
        "status": ("Statut", "État"),
        "remarks": ("Remarques", "Observations", "Commentaires", "Notes"),
        "number": ("Numéro de séance",),
    },
    required=(("day",), ("commune",), ("theme",), ("present",)),
)


def read_sessions(table: Table, *, communes: Communes, today: date) -> Reading:
    gazetteer = Gazetteer(communes)
    sheet = read_sheet(table, Kind(COLUMNS, lambda row: _read(row, gazetteer, today), _key))
    return Reading(tuple(sheet.outcomes), tuple(compare_totals(sheet, COUNTS)), tuple(sheet.remarks), sheet.header)


def _key(record: Record) -> tuple[object, ...]:
    assert isinstance(record, SessionRecord)
    return (record.day, record.commune_code, record.start, fold(record.place), record.number)


def _read(row: RowReader, gazetteer: Gazetteer, today: date) -> RowOutcome:
    day = row.required("day", lambda text: read_day(text, today))
    commune, place = _where(row, gazetteer)
    start, end = row.read("start", read_hour), row.read("end", read_hour)
    if start and end and end <= start:
        hours = f"L’heure de fin ({row.text('end')}) ne vient pas après l’heure de début ({row.text('start')})."
        row.refuse(hours, "end")
    theme, title, trainers = _theme(row), row.name("title", TITLE_LIMIT), _trainers(row)
    counts = {field: row.count(field) for field in COUNTS}
    sign_language = row.yes_or_no("sign_language")
    cancel_cause = _cancel_cause(row, counts["present"])
    number = row.read("number", read_number)
    if day is None or commune is None:
        return row.outcome(None)
    record = SessionRecord(
        day=day,
        start=start,
        end=end,
        commune_code=commune,
        place=place,
        theme=theme,
        title=title,
        trainers=trainers,
        **counts,
        sign_language=sign_language,
        cancelled=cancel_cause is not None,
        cancel_cause=cancel_cause,
        remarks=row.text("remarks"),
        number=number,
    )
    _compare(row, record, today)
    return row.outcome(record)


def _where(row: RowReader, gazetteer: Gazetteer) -> tuple[str | None, str]:
    """The commune, and the place with what the commune's cell said beside the commune."""
    place = row.name("place", PLACE_LIMIT)
    found = row.required("commune", lambda text: gazetteer.find(read_name(text, PLACE_LIMIT)))
    if found is None or not found.precision:
        return (found.code if found else None), place
    row.remark(f"« {row.text('commune')} » : la précision « {found.precision} » passe dans le lieu.", "commune")
    if not set(words(found.precision)) <= set(words(place)):
        place = f"{place} ({found.precision})" if place else found.precision
    if len(place) > PLACE_LIMIT:
        row.refuse(f"Le lieu dépasse {PLACE_LIMIT} caractères. Raccourcissez-le.", "place")
    return found.code, place


def _theme(row: RowReader) -> Line | None:
    text = row.name("theme", TITLE_LIMIT)
    theme = find_theme(text)
    if theme is None:
        unknown = f"Le thème « {text} » n’est pas reconnu : à choisir." if text else "Le thème manque : à choisir."
        row.remark(unknown, "theme")
    return theme


def _trainers(row: RowReader) -> tuple[str, ...]:
    return read_list(row.name("trainers", TRAINERS_LIMIT))


def _cancel_cause(row: RowReader, present: int | None) -> CancelCause | None:
    """None: the session is not said to be cancelled."""
    said = " ".join(filter(None, (row.text("status"), row.text("remarks"))))
    if not says_cancelled(said):
        if may_be_cancelled(said):
            row.remark(
                "La remarque parle d’annulation ou de report : vérifiez si la séance a eu lieu.", "status", "remarks"
            )
        return None
    if present:
        row.refuse(f"La séance est dite annulée et compte {present} présents. Corrigez l’un des deux.", "present")
    cause = find_said_cause(row.text("status")) or find_cause(said)
    if cause is CancelCause.OTHER and not find_said_cause(row.text("status")):
        row.remark("La cause de l’annulation n’est pas reconnue : elle est rangée dans « autre ».", "status")
    return cause


def _compare(row: RowReader, session: SessionRecord, today: date) -> None:
    """Figures that do not go together are kept as they are written, and shown."""
    enrolled, present, capacity = session.enrolled, session.present, session.capacity
    if _above(enrolled, capacity):
        row.remark(f"Plus d’inscrits que de places : {enrolled} inscrits pour {capacity} places.", "enrolled")
    if _above(present, capacity):
        row.remark(f"Plus de présents que de places : {present} présents pour {capacity} places.", "present")
    if _above(present, enrolled):
        row.remark(f"Plus de présents que d’inscrits : {present} présents pour {enrolled} inscrits.", "present")
    for field in PARTS_OF_PRESENT:
        if _above(getattr(session, field), present):
            row.remark(f"« {row.header.labels[field]} » : {getattr(session, field)} pour {present} présents.", field)
    _compare_gender(row, session)
    if present and session.day > today:
        row.remark(f"La séance est dans le futur et compte déjà {present} présents : vérifiez la date.", "day")
    if present is None and not session.cancelled and session.day <= today:
        row.remark("Le nombre de présents n’est pas noté : il reste inconnu.", "present")


def _compare_gender(row: RowReader, session: SessionRecord) -> None:
    """Blank counts are unknown: a sum is only too small when women and men are both written."""
    if session.present is None:
        return
    written = [count for count in (session.women, session.men, session.gender_unstated) if count is not None]
    complete = session.women is not None and session.men is not None
    if sum(written) > session.present or (complete and sum(written) < session.present):
        row.remark(f"Femmes, hommes et non renseignés font {sum(written)} pour {session.present} présents.", "women")


def _above(count: int | None, limit: int | None) -> bool:
    return count is not None and limit is not None and count > limit
