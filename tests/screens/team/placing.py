"""Giving a session to whoever animates it, as the form of the session does."""

from datetime import datetime
from uuid import UUID

from numerai.base.models import Programme
from numerai.programme.people.models import Account
from numerai.programme.workshops.actions.sessions import edit_session


def animated_by(programme: Programme, now: datetime, account: Account, *sessions: UUID) -> None:
    for session in sessions:
        values = {"trainer_accounts": [str(account.id)]}
        edit_session(programme, actor="test", now=now, session_id=session, values=values)
