"""Who of the team opens the register of concerns: referents, and nobody else, not even who coordinates; and the files
that requests about data open to them."""

from datetime import date

from django.db.models import Q

from numerai.programme.concerns.models import Concern, ConcernPerson
from numerai.programme.people.models import Account, Participant
from numerai.programme.people.permissions import Roles
from numerai.programme.people.rules import Role
from numerai.programme.workshops.permissions import bind


def may_read_concerns(roles: Roles) -> bool:
    """Which ones: see `ConcernQuerySet.readable_by`."""
    return Role.REFERENT in roles


def _people_of_open_requests(account: Account, _today: date) -> Q:
    """The files of those who asked about their data and wait for an answer; not in a request that names the account."""
    waiting = Concern.objects.all().readable_by(account).opening_a_file()
    linked = ConcernPerson.objects.filter(concern__in=waiting).values("participant")
    mains = Participant.objects.filter(id__in=linked, merged_into__isnull=False).values("merged_into")
    return Q(id__in=linked) | Q(id__in=mains)


bind(Participant, Role.REFERENT, _people_of_open_requests)
