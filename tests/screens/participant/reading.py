"""What was recorded, opened again with the keys."""

from numerai.base.journal.people_keys import keys_of, open_for
from numerai.programme.workshops.models import AccessNeed, Enrolment


def needs_of(enrolment: Enrolment) -> set[tuple[str, str]]:
    """(kind, words) of each need of that person for that session."""
    person = enrolment.participant_id
    key = keys_of([person])[person]
    rows = AccessNeed.objects.filter(session_id=enrolment.session_id, participant_id=person)
    opened = [open_for(key, person, row.sealed, AccessNeed.SEALED) or {} for row in rows]
    return {(need["kind"], need["words"]) for need in opened}
