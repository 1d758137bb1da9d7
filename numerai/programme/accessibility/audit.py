"""What the journal says of human checks: lines of audit alone, the tables are plain."""

from numerai.base.journal.registry import Recorded, projects


@projects("check.recorded", "check.withdrawn", "check.restored", "check.unnamed", "checkers.chosen")
def audit_only(event: Recorded) -> None:
    """The tables of checks are not projected."""
