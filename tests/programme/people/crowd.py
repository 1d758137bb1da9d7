"""Ten thousand invented files in a database, in two seconds: rows as they were before names left a trace, then what
`numerai prepare` does with them. They have no line in the journal."""

from datetime import datetime, timedelta

from numerai.base import keys
from numerai.base.database import learn_sizes
from numerai.base.ids import uuid7
from numerai.base.journal import people_keys
from numerai.base.journal.models import PersonKey
from numerai.base.models import Programme
from numerai.programme.people.models import Participant
from numerai.programme.people.projections import make_all_findable
from numerai.programme.people.rules import Identity, Origin
from tests.programme.people.invented import names

TWINS = 15  # pairs of files that are perhaps one person: the last ones repeat the first ones


def crowd(programme: Programme, count: int, *, now: datetime, beyond: int = 0) -> None:
    """`beyond`: how many of them are there already."""
    people = [_someone(rank, name) for rank, name in enumerate(names(count - TWINS))][beyond:]
    people += people[: 3 * TWINS : 3]
    opened, files = [], []
    for rank, identity in enumerate(people):
        person = uuid7()
        label = people_keys._label(person)
        wrapped = keys.new_wrapped_key(label)
        opened.append(PersonKey(person=person, programme=programme, wrapped=wrapped))
        sealed = people_keys.seal_for(keys.unwrap(wrapped, label), person, identity.to_dict(), Participant.SEALED)
        at = now - timedelta(minutes=count - rank)
        files.append(Participant(id=person, programme=programme, origin=Origin.IMPORT, sealed=sealed, registered_at=at))
    PersonKey.objects.bulk_create(opened, batch_size=1000)
    Participant.objects.bulk_create(files, batch_size=1000)
    make_all_findable(programme)
    learn_sizes()


def _someone(rank: int, name: str) -> Identity:
    """Of one in three, the telephone and the birth year are known."""
    given, _, family = name.partition(" ")
    return Identity(
        given_name=given,
        family_name=family,
        phone=None if rank % 3 else f"+6877{rank:05d}",
        birth_year=None if rank % 3 else 1940 + rank % 60,
        commune="98811",
    )
