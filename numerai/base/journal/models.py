"""Tables of the journal: events, the head of each chain, the key of each person."""

from datetime import UTC, datetime, timedelta

from django.db import models

from numerai.base import canonical
from numerai.base.ids import uuid7
from numerai.base.journal import rules
from numerai.base.models import OfProgramme, Programme

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Event(models.Model):
    """One line of the journal. Triggers refuse every update and delete."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    number = models.BigIntegerField(help_text="position in the programme's chain, without gaps")
    device = models.UUIDField()
    sequence = models.BigIntegerField(help_text="position on its device, without gaps")
    clock = models.CharField(max_length=24, help_text="hybrid logical clock")
    actor = models.CharField(max_length=60)
    kind = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField(default=1)
    subject = models.UUIDField(null=True)
    person = models.UUIDField(null=True, help_text="whose key seals the personal part")
    replaces = models.TextField(default="{}", help_text="canonical JSON: field to the event it replaces")
    facts = models.TextField(default="{}", help_text="canonical JSON, never personal")
    personal = models.BinaryField(null=True)
    recorded_at = models.DateTimeField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = OfProgramme.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="event_one_per_number"),
            models.UniqueConstraint(fields=["programme", "device", "sequence"], name="event_one_per_sequence"),
        ]
        indexes = [
            models.Index(fields=["programme", "subject", "number"], name="event_of_subject"),
            models.Index(fields=["programme", "person", "number"], name="event_of_person"),
        ]

    def covered(self) -> tuple[tuple[str, object], ...]:
        """What the hash covers: all columns but the hash itself."""
        return (
            ("id", str(self.id)),
            ("programme", str(self.programme_id)),
            ("number", self.number),
            ("device", str(self.device)),
            ("sequence", self.sequence),
            ("clock", self.clock),
            ("actor", self.actor),
            ("kind", self.kind),
            ("version", self.version),
            ("subject", str(self.subject or "")),
            ("person", str(self.person or "")),
            ("replaces", self.replaces),
            ("facts", self.facts),
            ("personal", bytes(self.personal).hex() if self.personal is not None else ""),
            ("recorded_at", (self.recorded_at - EPOCH) // timedelta(microseconds=1)),
        )

    def link(self) -> rules.Link:
        return rules.Link(self.number, self.previous, self.hash, self.covered())

    def facts_read(self) -> dict[str, object]:
        return dict(canonical.loads(self.facts))


class Head(models.Model):
    """The end of a programme's chain, and the server's own place as a device. Locked last by every writer."""

    programme = models.OneToOneField(Programme, primary_key=True, on_delete=models.PROTECT, related_name="+")
    number = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default=rules.GENESIS)
    device = models.UUIDField(default=uuid7)
    sequence = models.BigIntegerField(default=0)
    clock = models.CharField(max_length=24, default="000000000000000-000000")


class PersonKey(models.Model):
    """The wrapped key of one person. Deleting this row is what erasing a person means."""

    person = models.UUIDField(primary_key=True)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    wrapped = models.BinaryField()

    objects = OfProgramme.as_manager()
