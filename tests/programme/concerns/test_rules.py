"""Steps, deadlines, names: decided without a database."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numerai.programme.concerns import rules
from numerai.programme.concerns.rules import Kind, Status, Step

DAY = date(2026, 11, 23)
NOTOU, BANIAN = UUID(int=1), UUID(int=2)


@pytest.mark.parametrize("kind", ["complaint", "incident", "data"])
def test_an_incident_is_read_before_the_rest(kind: str) -> None:
    assert rules.acknowledge_by(Kind("incident"), DAY) < rules.acknowledge_by(Kind("complaint"), DAY)
    assert rules.answer_by(Kind(kind), DAY) > rules.acknowledge_by(Kind(kind), DAY)


@pytest.mark.parametrize(
    ("status", "step", "today", "then"),
    [
        (Status.RECEIVED, Step.ACKNOWLEDGE, DAY, Status.ACKNOWLEDGED),
        (Status.ACKNOWLEDGED, Step.ACKNOWLEDGE, DAY, None),
        (Status.RECEIVED, Step.ANSWER, DAY, Status.ANSWERED),
        (Status.ANSWERED, Step.ANSWER, DAY, None),
        (Status.ANSWERED, Step.APPEAL, date(2026, 12, 23), Status.APPEALED),
        (Status.ANSWERED, Step.APPEAL, date(2026, 12, 24), None),
        (Status.ANSWERED, Step.CLOSE, date(2026, 12, 23), None),
        (Status.ANSWERED, Step.CLOSE, date(2026, 12, 24), Status.CLOSED),
        (Status.APPEALED, Step.CLOSE, date(2027, 12, 24), None),
        (Status.APPEALED, Step.DECIDE, DAY, Status.CLOSED),
        (Status.CLOSED, Step.APPEAL, DAY, None),
    ],
)
def test_each_step_has_its_time(status: Status, step: Step, today: date, then: Status | None) -> None:
    assert rules.after(status, step, answered_on=DAY, today=today) == then


def test_who_answered_does_not_judge_the_answer_unless_alone() -> None:
    assert not rules.may_decide(NOTOU, NOTOU, {NOTOU, BANIAN})
    assert rules.may_decide(BANIAN, NOTOU, {NOTOU, BANIAN})
    assert rules.may_decide(NOTOU, NOTOU, {NOTOU})


referents = st.sets(st.sampled_from([UUID(int=number) for number in range(1, 6)]))


@given(readers=referents, aside=referents, by=st.sampled_from([NOTOU, BANIAN]))
def test_naming_the_others_never_makes_anyone_the_judge_of_their_answer(
    readers: set[UUID], aside: set[UUID], by: UUID
) -> None:
    """Setting readers aside, by who answered, leaves the decision where it was."""
    before = rules.may_decide(by, by, readers)
    assert rules.may_decide(by, by, readers - aside, readers & aside) == before
    assert rules.may_decide(by, by, readers - aside) >= before  # the control: not counting them would
