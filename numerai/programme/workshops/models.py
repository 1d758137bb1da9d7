"""Sessions, places, needs, presence, head-counts, tasks. All are projected from the journal."""

from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Q

from numerai.base.models import OfProgramme, Programme
from numerai.programme.people.models import Account, Participant
from numerai.programme.places.models import Commune, Venue
from numerai.programme.workshops.rules import (
    CancelCause,
    EnrolmentStatus,
    Line,
    NeedOutcome,
    Presence,
    RowOutcome,
    TaskKind,
)


def _one_of(field: str, values: type[StrEnum]) -> Q:
    return Q(**{f"{field}__in": [value.value for value in values]})


class Session(models.Model):
    """One workshop on one day in one place. Hours are local hours of the programme."""

    id = models.UUIDField(primary_key=True)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT)
    slug = models.SlugField(max_length=60)
    commune = models.ForeignKey(Commune, null=True, on_delete=models.PROTECT, help_text="null: not known yet")
    venue = models.ForeignKey(Venue, null=True, on_delete=models.PROTECT)
    place = models.CharField(max_length=160, blank=True, help_text="place, tribe, detail, in free words")
    line = models.CharField(max_length=14, blank=True, help_text="theme; empty while unknown")
    title = models.CharField(max_length=120, blank=True)
    activities = models.TextField(blank=True, help_text="what people will do, one per line")
    provided = models.TextField(blank=True, help_text="what is provided, one per line")
    directions = models.TextField(blank=True)
    trainers = models.CharField(max_length=200, blank=True)
    day = models.DateField()
    starts_at = models.TimeField(null=True)
    ends_at = models.TimeField(null=True)
    capacity = models.PositiveSmallIntegerField(null=True)
    sign_language = models.BooleanField(null=True, help_text="an interpreter comes; null: not known")
    contact_name = models.CharField(max_length=80, blank=True)
    contact_phone = models.CharField(max_length=20, blank=True)
    remarks = models.TextField(blank=True, help_text="for the team only")
    cancel_cause = models.CharField(max_length=16, blank=True)
    cancelled_at = models.DateTimeField(null=True)
    import_key = models.CharField(max_length=200, null=True)
    is_provisional = models.BooleanField(default=False, help_text="opened by a sign-in sheet, to be completed")
    edition = models.PositiveIntegerField(default=0, help_text="counts the changes; a calendar follows it")

    objects = OfProgramme.as_manager()

    class Meta:
        ordering = ["day", "starts_at", "id"]
        indexes = [
            models.Index(fields=["programme", "day"], name="session_by_day"),
            models.Index(fields=["programme", "commune", "day"], name="session_by_commune"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["programme", "slug"], name="session_slug_once"),
            models.UniqueConstraint(fields=["programme", "import_key"], name="session_import_once"),
            models.CheckConstraint(condition=Q(line="") | _one_of("line", Line), name="session_line_known"),
            models.CheckConstraint(
                condition=Q(cancel_cause="", cancelled_at__isnull=True)
                | Q(cancelled_at__isnull=False) & _one_of("cancel_cause", CancelCause),
                name="session_cancelled_with_cause",
                violation_error_message="Une séance annulée dit pourquoi.",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(starts_at__isnull=True) | Q(ends_at__gt=models.F("starts_at")),
                name="session_ends_after_start",
                violation_error_message="L’heure de fin vient après l’heure de début.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.title}"

    @property
    def trainer_accounts(self) -> list[str]:
        """Identifiers of the colleagues who animate it, as a plan or an edit names them."""
        return sorted(str(link.account_id) for link in self.trainer_links.all())

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None

    def start(self) -> datetime | None:
        """The moment it starts, in the programme's time zone; None while the hour is unknown."""
        if self.starts_at is None:
            return None
        return datetime.combine(self.day, self.starts_at, tzinfo=ZoneInfo(self.programme.time_zone))

    def end(self) -> datetime | None:
        if self.ends_at is None:
            return None
        return datetime.combine(self.day, self.ends_at, tzinfo=ZoneInfo(self.programme.time_zone))


class SessionTrainer(models.Model):
    """A colleague who animates a session, and so may open it. `Session.trainers` holds names without an account."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="trainer_links")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="trainer_links")

    objects = OfProgramme.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "account"], name="session_trainer_once")]
        indexes = [models.Index(fields=["programme", "account"], name="session_trainer_by_account")]


class Enrolment(models.Model):
    """A participant and a session: a numbered seat, or a number on the waiting list."""

    id = models.UUIDField(primary_key=True)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT)
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="enrolments")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="enrolments")
    status = models.CharField(max_length=9)
    seat = models.PositiveSmallIntegerField(null=True)
    waiting_number = models.PositiveIntegerField(null=True)
    forced = models.BooleanField(default=False, help_text="accepted beyond the capacity by the team")
    code = models.CharField(max_length=9)
    via = models.CharField(max_length=8, help_text="self, helper, team or import")
    enrolled_at = models.DateTimeField()
    registered_by = models.UUIDField(null=True, help_text="the account that enrolled them; null: nobody of the team")
    cancelled_at = models.DateTimeField(null=True)

    objects = OfProgramme.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], name="enrolment_code_once"),
            models.UniqueConstraint(fields=["session", "seat"], name="enrolment_seat_once"),
            models.UniqueConstraint(fields=["session", "waiting_number"], name="enrolment_waiting_once"),
            models.UniqueConstraint(
                fields=["session", "participant"], condition=~Q(status="cancelled"), name="enrolment_once_per_session"
            ),
            models.CheckConstraint(
                condition=Q(status=EnrolmentStatus.ENROLLED, seat__isnull=False, waiting_number__isnull=True)
                | Q(status=EnrolmentStatus.WAITING, seat__isnull=True, waiting_number__isnull=False)
                | Q(status=EnrolmentStatus.CANCELLED, seat__isnull=True, waiting_number__isnull=True),
                name="enrolment_seat_or_waiting",
            ),
        ]


class AccessNeed(models.Model):
    """What someone needs to take part in a session; its nature is sealed, only its outcome is countable."""

    SEALED = "workshops_accessneed.sealed"  # the place that sealed bytes of this column are bound to

    id = models.UUIDField(primary_key=True)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT)
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="needs")
    session = models.ForeignKey(Session, null=True, on_delete=models.PROTECT, related_name="needs")
    sealed = models.BinaryField(null=True, help_text="kind and words; null once erased")
    outcome = models.CharField(max_length=8, default=NeedOutcome.STATED)
    stated_at = models.DateTimeField()

    objects = OfProgramme.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=_one_of("outcome", NeedOutcome), name="access_need_outcome_known")
        ]


class Attendance(models.Model):
    """Whether a named person came. No row, or `unknown`: nobody said yet."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT)
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="attendances")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="attendances")
    presence = models.CharField(max_length=8)
    walk_in = models.BooleanField(default=False, help_text="came without enrolling")
    marked_at = models.DateTimeField()

    objects = OfProgramme.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "participant"], name="attendance_once"),
            models.CheckConstraint(condition=_one_of("presence", Presence), name="attendance_presence_known"),
        ]
        indexes = [models.Index(fields=["programme", "presence"], name="attendance_by_presence")]


class HeadCount(models.Model):
    """How many people came, counted without names: a total and margins that are never crossed."""

    session = models.OneToOneField(Session, primary_key=True, on_delete=models.PROTECT, related_name="head_count")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT)
    total = models.PositiveSmallIntegerField(null=True, help_text="everyone present, named or not; null: not counted")
    on_sheet = models.PositiveSmallIntegerField(default=0, help_text="ticks without a name on the sign-in sheet")
    margins = models.JSONField(default=dict, help_text="see rules.MARGINS; a missing name is unknown, not zero")
    counted_at = models.DateTimeField()

    objects = OfProgramme.as_manager()


class Task(models.Model):
    """Something a person of the team has to do, with the reason and the day it is due."""

    id = models.UUIDField(primary_key=True)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT)
    kind = models.CharField(max_length=16)
    participant = models.ForeignKey(Participant, null=True, on_delete=models.PROTECT, related_name="tasks")
    session = models.ForeignKey(Session, null=True, on_delete=models.PROTECT, related_name="tasks")
    owner = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")  # null: whoever is free
    due_on = models.DateField()
    opened_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    objects = OfProgramme.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=_one_of("kind", TaskKind), name="task_kind_known")]
        indexes = [models.Index(fields=["programme", "done_at", "due_on"], name="task_to_do")]


class ImportRun(models.Model):
    """That a file was imported, when, and its four counts; not the file."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT)
    kind = models.CharField(max_length=10)
    digest = models.CharField(max_length=64, help_text="keyed fingerprint of the file")
    counts = models.JSONField(default=dict)
    imported_at = models.DateTimeField()
    actor = models.CharField(max_length=60)

    objects = OfProgramme.as_manager()


class RefusedRow(models.Model):
    """A row of an imported file that could not be read: sealed, to be corrected here, kept for a time and no longer."""

    SEALED = "workshops_refusedrow.sealed"  # the place that sealed bytes of this column are bound to

    id = models.UUIDField(primary_key=True)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT)
    run = models.ForeignKey(ImportRun, on_delete=models.PROTECT, related_name="refused_rows")
    line = models.PositiveIntegerField(help_text="where it starts in the file")
    key = models.CharField(max_length=64, help_text="keyed fingerprint of the row: the same one is kept once")
    sealed = models.BinaryField(null=True, help_text="names of the columns, cells, reasons; null once settled")
    kept_until = models.DateTimeField()
    outcome = models.CharField(max_length=10, blank=True, help_text="empty while it is to correct")
    settled_at = models.DateTimeField(null=True)

    objects = OfProgramme.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "key"], name="refused_row_once"),
            models.CheckConstraint(
                condition=Q(outcome="", settled_at__isnull=True, sealed__isnull=False)
                | Q(settled_at__isnull=False) & _one_of("outcome", RowOutcome),
                name="refused_row_settled_with_outcome",
            ),
        ]
        indexes = [models.Index(fields=["programme", "outcome", "kept_until"], name="refused_row_to_correct")]
