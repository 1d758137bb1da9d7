"""The only writers of concerns: each event of the register, and the row it leaves."""

from typing import Any

from numerai.base.journal.people_keys import open_for, seal_for
from numerai.base.journal.registry import Projected, Recorded, projected, projects
from numerai.programme.concerns.models import (
    Concern,
    ConcernLooked,
    ConcernNamed,
    ConcernPerson,
    ConcernReading,
    ConcernStep,
)
from numerai.programme.concerns.naming import How
from numerai.programme.concerns.rules import Status

projected(
    Projected(Concern, sealed=("sealed",), person="id"),
    Projected(ConcernNamed, ignored=("id",)),
    Projected(ConcernLooked, ignored=("id",)),
    Projected(ConcernReading, ignored=("id",)),
    Projected(ConcernPerson, ignored=("id",)),
    Projected(ConcernStep, ignored=("id",)),
)


@projects("concern.received", opens_file=True)
def received(event: Recorded) -> None:
    """A concern has a key like a person's, of its own: erasing one leaves the others."""
    facts = event.facts
    Concern.objects.create(
        id=event.subject,
        programme=event.programme,
        received_at=event.at,
        status=Status.RECEIVED,
        sealed=_sealed(event, event.personal or {}),
        session_id=facts.get("session"),
        **{name: facts[name] for name in ("kind", "about", "said_by", "answer_way", "code")},
        **{name: facts[name] for name in ("received_on", "acknowledge_by", "answer_by")},
    )
    _name(event, facts["named"])
    _looked(event)


@projects("concern.named")
def named(event: Recorded) -> None:
    """Whom it is about, said again as a whole, with the workshop when it is known."""
    ConcernNamed.objects.filter(concern_id=event.subject).delete()
    _name(event, event.facts["named"])
    Concern.objects.filter(id=event.subject).update(session_id=event.facts["session"])


@projects("concern.acknowledged")
def acknowledged(event: Recorded) -> None:
    Concern.objects.filter(id=event.subject).update(status=Status.ACKNOWLEDGED, acknowledged_at=event.at)


@projects("concern.answered")
def answered(event: Recorded) -> None:
    _update(event, status=Status.ANSWERED, answered_on=event.facts["on"], answered_by=event.facts["by"])


@projects("concern.appealed")
def appealed(event: Recorded) -> None:
    """New words: who is not of the team today will be looked for again if they come back."""
    _update(event, status=Status.APPEALED, appealed_on=event.facts["on"])
    ConcernLooked.objects.filter(concern_id=event.subject).delete()
    _name(event, _not_named_yet(event))
    _looked(event)


@projects("concern.looked")
def looked(event: Recorded) -> None:
    """Someone joined, came back or changed name: who reads is decided again."""
    _name(event, _not_named_yet(event))
    _looked(event)


@projects("concern.decided", "concern.closed")
def closed(event: Recorded) -> None:
    _update(event, status=Status.CLOSED, closed_at=event.at)


@projects("concern.erased", even_erased=True)
def erased(event: Recorded) -> None:
    Concern.objects.filter(id=event.subject).update(sealed=None, session_id=None, erased_at=event.at)
    ConcernPerson.objects.filter(concern_id=event.subject).delete()


@projects("concern.first_read")
def first_read(event: Recorded) -> None:
    ConcernReading.objects.create(
        programme=event.programme,
        concern_id=event.subject,
        organisation=event.facts["organisation"],
        first_at=event.at,
    )


@projects("concern.data_step")
def data_step(event: Recorded) -> None:
    ConcernStep.objects.create(
        programme=event.programme,
        concern_id=event.subject,
        step=event.facts["step"],
        at=event.at,
        by=event.account(),
    )


@projects("concern.linked")
def request_linked(event: Recorded) -> None:
    """Which request is sealed with the key of the person: once they are erased, nobody can tell whose it was."""
    if event.personal:
        ConcernPerson.objects.update_or_create(
            concern_id=event.personal["concern"],
            defaults={"programme": event.programme, "participant_id": event.subject},
        )


@projects("concern.unlinked")
def request_unlinked(event: Recorded) -> None:
    if event.personal:
        ConcernPerson.objects.filter(participant_id=event.subject, concern_id=event.personal["concern"]).delete()


@projects("participant.erased", even_erased=True)
def person_erased(event: Recorded) -> None:
    ConcernPerson.objects.filter(participant_id=event.subject).delete()


@projects("session.absorbed")
def session_absorbed(event: Recorded) -> None:
    """The workshop turned out to be another one."""
    Concern.objects.of(event.programme).filter(session_id=event.subject).update(session_id=event.facts["into"])


@projects("concern.read", "concern.searched")
def audit_only(event: Recorded) -> None:
    """Who opened the words, or looked for the person, and when."""


def _name(event: Recorded, accounts: list[str]) -> None:
    """A line written before this was noted says neither how nor by whom: the words, by nobody."""
    how, by = event.facts.get("how", {}), event.facts.get("named_by", {})
    ConcernNamed.objects.bulk_create(
        ConcernNamed(
            programme=event.programme,
            concern_id=event.subject,
            account_id=account,
            how=how.get(account, How.WORDS),
            named_by=by.get(account),
        )
        for account in accounts
    )


def _not_named_yet(event: Recorded) -> list[str]:
    before = ConcernNamed.objects.filter(concern_id=event.subject).values_list("account_id", flat=True)
    known = {str(account) for account in before}
    return [account for account in event.facts.get("named", ()) if account not in known]


def _looked(event: Recorded) -> None:
    for account, name in event.facts.get("looked", {}).items():
        ConcernLooked.objects.update_or_create(
            concern_id=event.subject,
            account_id=account,
            defaults={"programme": event.programme, "name": name},
        )


def _update(event: Recorded, **values: Any) -> None:
    """The new words join those already sealed."""
    rows = Concern.objects.filter(id=event.subject)
    if event.personal and event.key is not None:
        before = open_for(event.key, event.whose(), rows.get().sealed, Concern.SEALED) or {}
        values["sealed"] = _sealed(event, {**before, **event.personal})
    rows.update(**values)


def _sealed(event: Recorded, said: dict[str, Any]) -> bytes | None:
    """None when the journal is projected again after the key was destroyed."""
    return seal_for(event.key, event.whose(), said, Concern.SEALED) if event.key is not None else None
