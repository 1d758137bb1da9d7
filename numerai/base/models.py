"""What everything stands on: the programme, drafts, counters of attempts."""

from typing import Any, Self

from django.db import models
from django.utils import timezone

from numerai.base.ids import uuid7


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    def for_host(self, host: str) -> "Programme | None":
        """The programme of that host name, else the default one. Few rows: compared in Python."""
        programmes = list(self.order_by("-is_default", "slug"))
        for programme in programmes:
            if host in programme.hosts:
                return programme
        return programmes[0] if programmes and programmes[0].is_default else None


class Programme(models.Model):
    """The root of all data: Numé-Raï is the first, other territories will run theirs beside it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=80)
    hosts = models.JSONField(default=list, help_text="host names that lead to this programme")
    is_default = models.BooleanField(default=False)
    time_zone = models.CharField(max_length=40, default="Pacific/Noumea")
    facts = models.JSONField(default=dict, help_text="carriers, contacts, targets with their sources")

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"], condition=models.Q(is_default=True), name="programme_one_default"
            )
        ]

    def __str__(self) -> str:
        return self.name


class OfProgramme(models.QuerySet[Any]):
    """Rows of one programme: every read of people, sessions or offers begins here."""

    def of(self, programme: Programme) -> Self:
        return self.filter(programme=programme)


def counted_together(programme: Programme, **rows: OfProgramme) -> dict[str, int]:
    """How many of each of these rows of the programme, in one query."""
    asked = {
        name: models.Subquery(of_one.order_by().values("programme").annotate(n=models.Count("pk")).values("n"))
        for name, of_one in rows.items()
    }
    found = Programme.objects.filter(id=programme.id).values_list(*asked.values()).get() if asked else ()
    return {name: count or 0 for name, count in zip(asked, found, strict=True)}


class Draft(models.Model):
    """Answers of a journey in progress, sealed by a key that only the visitor's cookie and the key ring make."""

    id = models.CharField(primary_key=True, max_length=64, help_text="keyed fingerprint of the cookie")
    sealed = models.BinaryField()
    updated_at = models.DateTimeField(default=timezone.now, db_index=True)


class Attempt(models.Model):
    """How often something was tried in a time window, by a keyed fingerprint of who tries."""

    scope = models.CharField(max_length=30)
    who = models.CharField(max_length=64)
    window = models.BigIntegerField(help_text="number of the time window since the epoch")
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scope", "who", "window"], name="attempt_once_per_window")]
        indexes = [models.Index(fields=["window"], name="attempt_window")]


class LostCode(models.Model):
    """A code given to someone after the backup that was put back: nobody else ever gets it."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=9)

    objects = OfProgramme.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "code"], name="lost_code_once")]
