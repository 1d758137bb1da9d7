"""Checks that people made by hand: who, when, with which tool, what each step gave. Plain tables, with an audit line.

A name stands here only as the person agrees to see it published, and leaves when they ask.
"""

from django.db import models
from django.db.models import Q

from numerai.base.ids import uuid7
from numerai.base.models import OfProgramme, Programme
from numerai.programme.accessibility.rules import Outcome
from numerai.programme.people.models import Account


class HumanCheck(models.Model):
    """One protocol followed once. `withdrawn_at`: it was a mistake, and counts no more."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT)
    protocol = models.SlugField(max_length=40, help_text="slug of the protocol, in the reference data")
    edition = models.PositiveSmallIntegerField(help_text="of the protocol that was followed")
    day = models.DateField()
    checked_by = models.CharField(max_length=80, blank=True, help_text="name or initials to publish; blank: nobody")
    organisation = models.CharField(max_length=80, blank=True)
    tool = models.CharField(max_length=80)
    tool_version = models.CharField(max_length=40)
    device = models.CharField(max_length=120)
    pages = models.CharField(max_length=300, help_text="what was looked at")
    recorded_by = models.UUIDField(null=True, help_text="the account that wrote it down")
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    objects = OfProgramme.as_manager()

    class Meta:
        indexes = [models.Index(fields=["programme", "day", "recorded_at"], name="check_in_order")]


class CheckedStep(models.Model):
    """What one step gave. `words`: for the team alone."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT)
    check_made = models.ForeignKey(HumanCheck, on_delete=models.CASCADE, related_name="steps")
    step = models.SlugField(max_length=40)
    outcome = models.CharField(max_length=9)
    words = models.CharField(max_length=1000, blank=True)

    objects = OfProgramme.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["check_made", "step"], name="checked_step_once"),
            models.CheckConstraint(
                condition=Q(outcome__in=[outcome.value for outcome in Outcome]), name="checked_step_outcome_known"
            ),
        ]


class Checker(models.Model):
    """An account that coordination chose to write checks down."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")

    objects = OfProgramme.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "account"], name="checker_once")]
