"""When nothing reaches someone, the colleague who knows them: the relay they chose, or who enrolled them."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from numerai.base.phones import read_phone, say_phone
from numerai.programme.people.models import Account
from numerai.programme.people.queries import Person
from numerai.programme.people.rules import Identity
from numerai.programme.workshops.models import Enrolment, Task
from numerai.screens.team.people_words import Reach


def who_knows(tasks: Iterable[Task], files: Mapping[UUID, Person]) -> dict[UUID, tuple[Reach, ...]]:
    """By task. Two queries, and none while everyone can be reached."""
    alone = [task for task in tasks if (file := files.get(task.participant_id)) and _is_unreachable(file.identity)]
    if not alone:
        return {}
    who = {task.id: _known_by(task, files[task.participant_id]) for task in alone}
    people = {task.participant_id for task in alone}
    enrolled = Enrolment.objects.filter(participant__in=people, registered_by__isnull=False)
    rows = {(row.participant_id, row.session_id): row.registered_by for row in enrolled}
    for task in alone:
        who[task.id] = who[task.id] or rows.get((task.participant_id, task.session_id))
    accounts = Account.objects.in_bulk([account for account in who.values() if account])
    return {task: (_say(accounts[account]),) for task, account in who.items() if account in accounts}


def _is_unreachable(known: Identity) -> bool:
    return not any((known.phone, known.phone_typed, known.email, known.trusted_phone, known.helper_phone))


def _known_by(task: Task, file: Person) -> UUID | None:
    return file.chosen_relay or file.registered_by


def _say(account: Account) -> Reach:
    number = read_phone(account.phone) if account.phone else None
    said = _("Passez par %(name)s") % {"name": account.display_name}
    return Reach(f"{said} {say_phone(number) if number else account.phone}".strip(), number or "")
