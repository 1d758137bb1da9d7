"""Reads about concerns: by receipt number, opened, and who of the team may read one."""

from collections.abc import Iterable
from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef

from numerai.base import database
from numerai.base.journal import people_keys
from numerai.base.journal.models import Event
from numerai.base.models import OfProgramme, Programme
from numerai.programme.concerns import rules
from numerai.programme.concerns.models import Concern, ConcernNamed, ConcernPerson, ConcernQuerySet
from numerai.programme.concerns.rules import Said, Status
from numerai.programme.people.models import Account, Membership
from numerai.programme.people.organisations import organisations_known
from numerai.programme.people.queries import files_of_person
from numerai.programme.people.rules import Role
from numerai.programme.workshops.models import SessionTrainer


def by_code(programme: Programme, code: str) -> Concern | None:
    return database.the_one(Concern.objects.of(programme).filter(code=code))


def said(concern: Concern) -> Said:
    """The words, opened; empty once erased."""
    key = people_keys.keys_of([concern.id]).get(concern.id)
    return Said.from_dict(people_keys.open_for(key, concern.id, concern.sealed, Concern.SEALED))


def team_of(programme: Programme) -> list[Account]:
    """Everyone who holds a role here, by name."""
    holders = Membership.objects.of(programme).values("account")
    return list(Account.objects.filter(id__in=holders, is_active=True).order_by("display_name", "username"))


def noted_accounts(concern_id: UUID) -> set[UUID]:
    """Those written down as named, also once they left the team."""
    return set(ConcernNamed.objects.filter(concern_id=concern_id).values_list("account_id", flat=True))


def named_accounts(concern_id: UUID) -> set[UUID]:
    """Whom it is about: those noted, and whoever leads its workshop today."""
    sessions = Concern.objects.filter(id=concern_id).values("session_id")
    leading = SessionTrainer.objects.filter(session__in=sessions).values_list("account_id", flat=True)
    return noted_accounts(concern_id) | set(leading)


def set_aside_by(concern: Concern, account: UUID | None) -> set[UUID]:
    """Referents whom this account noted as named."""
    noted = ConcernNamed.objects.filter(concern=concern, named_by=account) if account else ConcernNamed.objects.none()
    return set(noted.values_list("account_id", flat=True)) & readers(concern.programme, ())


def readers(programme: Programme, named: Iterable[UUID]) -> set[UUID]:
    """The referents whom it does not name. Empty: nobody can read it, and the page of the person says so."""
    return rules.readers(referents(programme), set(named))


def referents(programme: Programme) -> dict[UUID, str | None]:
    """Each with the organisation it works for; None: nobody said."""
    accounts = set(referents_at_work(programme).values_list("account_id", flat=True))
    known = organisations_known(programme, accounts)
    return {account: known[account].key if account in known else None for account in accounts}


def referents_at_work(programme: Programme) -> OfProgramme:
    return Membership.objects.of(programme).filter(role=Role.REFERENT, account__is_active=True)


def readers_of(concern: Concern) -> set[UUID]:
    return readers(concern.programme, named_accounts(concern.id))


def may_decide(concern: Concern, decider: UUID) -> bool:
    set_aside = set_aside_by(concern, concern.answered_by)
    return rules.may_decide(decider, concern.answered_by, readers_of(concern), set_aside)


def has_nobody(concern: Concern) -> bool:
    """Nobody may read it, or nobody who reads it may decide."""
    free = readers_of(concern)
    return not free or (concern.status == Status.APPEALED and not any(may_decide(concern, one) for one in free))


def was_read_on(programme: Programme, concern_id: UUID, actor: str, day: date) -> bool:
    """Whether they opened its words that day: one line of the journal says it, however often they look again."""
    midnight = datetime.combine(day, time(), tzinfo=ZoneInfo(programme.time_zone))
    lines = Event.objects.of(programme).filter(kind="concern.read", subject=concern_id, actor=actor)
    return lines.filter(recorded_at__gte=midnight).exists()


def without_reader(programme: Programme) -> ConcernQuerySet:
    """Those that wait and that no referent may read."""
    named = ConcernNamed.objects.filter(concern=OuterRef(OuterRef("id")), account=OuterRef("account"))
    leading = SessionTrainer.objects.filter(session=OuterRef(OuterRef("session_id")), account=OuterRef("account"))
    free = referents_at_work(programme).filter(~Exists(named), ~Exists(leading))
    return Concern.objects.of(programme).filter(~Exists(free), closed_at=None, erased_at=None)


def open_request_of(programme: Programme, participant: UUID, account: Account) -> Concern | None:
    """The request about data that this referent answers by working on that file; the earliest of several."""
    files = files_of_person(programme, participant)
    linked = ConcernPerson.objects.of(programme).filter(participant__in=files).values("concern")
    rows = Concern.objects.of(programme).readable_by(account).opening_a_file().filter(id__in=linked)
    return rows.order_by("answer_by", "id").first()
