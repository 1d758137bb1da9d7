"""A referent answers what coordination asks about another: agreed, it is done, and they give the link themselves."""

from datetime import datetime
from uuid import UUID

from numerai.base import database
from numerai.base.journal.work import UnitOfWork, unit_of_work
from numerai.base.models import Programme
from numerai.programme.people import referents
from numerai.programme.people.colleagues import close_web_sessions, close_without_role
from numerai.programme.people.invitations import Invitation, fresh_token
from numerai.programme.people.memberships import account_of, locked_account, record_staff, works_elsewhere
from numerai.programme.people.models import Account, Membership, ReferentRequest
from numerai.programme.people.rules import Asked, Role


class NotTheirs(ValueError):
    """Answered already, or not for this referent to answer."""


def agree(programme: Programme, *, actor: str, now: datetime, request_id: UUID) -> Invitation | None:
    """None when there is no link to give: a role ended, or the account serves another programme too."""
    with unit_of_work(programme, actor=actor, now=now) as work:
        row = _taken(work, request_id)
        account = row.account
        if row.asked == Asked.END:
            Membership.objects.of(programme).filter(account=account, role=Role.REFERENT).delete()
            close_without_role(programme, account)
        elif row.asked == Asked.ROLE:
            referents.seat(work, account, named_by=row.asked_by, agreed_by=account_of(actor))
        record_staff(work, account, change="referent_agreed", asked=row.asked)
        if row.asked == Asked.END or works_elsewhere(programme, account):
            return None
        return _handed_over(work, account)


def _handed_over(work: UnitOfWork, account: Account) -> Invitation:
    """Who invited them held their first link, and may hold their password: nothing of before opens the account."""
    account.set_unusable_password()
    account.save(update_fields=["password"])
    close_web_sessions(account, work.now)
    return Invitation(account, fresh_token(account, work.now), is_new=False)


def refuse(programme: Programme, *, actor: str, now: datetime, request_id: UUID) -> None:
    with unit_of_work(programme, actor=actor, now=now) as work:
        row = _taken(work, request_id)
        close_without_role(programme, row.account)
        record_staff(work, row.account, change="referent_refused", asked=row.asked)


def _taken(work: UnitOfWork, request_id: UUID) -> ReferentRequest:
    """The request, which goes: two referents who answer at once do not both decide."""
    rows = ReferentRequest.objects.of(work.programme).filter(id=request_id).select_related("account")
    about = database.the_one(rows)
    if about is not None:
        locked_account(about.account_id)  # first, as everywhere
    row: ReferentRequest | None = database.the_one(database.lock_rows(rows))
    if row is None or account_of(work.actor) not in referents.seated(work.programme) - {row.asked_by, row.account_id}:
        raise NotTheirs(request_id)
    row.delete()
    return row
