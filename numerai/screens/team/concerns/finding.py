"""From a request about data to the file of who asks: a name, a telephone, an e-mail or the code of an enrolment."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from numerai.base import keys
from numerai.base.ids import read_code
from numerai.base.models import Programme
from numerai.base.phones import say_phone
from numerai.programme.concerns import rules
from numerai.programme.concerns.rules import Said
from numerai.programme.people import queries as people
from numerai.programme.people.models import Lookup, Participant
from numerai.programme.people.queries import Person
from numerai.programme.workshops.models import Enrolment
from numerai.screens.team.search_form import SearchForm

FEW = 8


class FindForm(SearchForm):
    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # as a form takes them
        self.fields["asked"].label = _("Nom, téléphone, e-mail ou code d’inscription")


def offered(said: Said) -> list[str]:
    """The request's own words, to search without typing them again: how to reach the person, and what may be names."""
    found = [say_phone(said.phone), said.email or "", said.name, *rules.names_said(said.words)]
    return list(dict.fromkeys(words for words in found if words))[:FEW]


def found_by(programme: Programme, asked: str) -> list[Person]:
    """Exact for a code or an e-mail, forgiving for the rest."""
    exact = _by_code(programme, asked) or _by_email(programme, asked)
    if exact:
        return people.open_files(Participant.objects.of(programme).filter(id__in=exact, erased_at=None))
    return people.search(programme, asked, limit=FEW)


def _by_code(programme: Programme, asked: str) -> list[UUID]:
    code = read_code(asked)
    rows = Enrolment.objects.of(programme).filter(code=code)
    return list(rows.values_list("participant_id", flat=True)) if code else []


def _by_email(programme: Programme, asked: str) -> list[UUID]:
    if "@" not in asked:
        return []
    digest = keys.digest("email", asked.strip().lower())
    return list(
        Lookup.objects.of(programme).filter(kind="email", digest=digest).values_list("participant_id", flat=True)
    )
