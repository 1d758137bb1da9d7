"""The register of concerns: complaints, incidents, requests about one's data. Who is named in one never reads it."""

from typing import Self

from django.db import models

from numerai.base import keys
from numerai.base.models import OfProgramme, Programme
from numerai.base.text import fold
from numerai.programme.concerns.naming import How
from numerai.programme.concerns.rules import OWED, About, AnswerWay, DataStep, Kind, SaidBy, Status
from numerai.programme.people.models import Account, Participant
from numerai.programme.workshops.models import SessionTrainer


def print_of_name(display_name: str) -> str:
    """A fingerprint of a name: another name must be looked for again."""
    return keys.digest("concern-name", fold(display_name))


class ConcernQuerySet(OfProgramme):
    def readable_by(self, account: Account) -> Self:
        """The one place that decides which concerns exist for someone: never one that names them, nor one about a
        workshop that they lead, nor one where nobody looked yet for the name that they have now."""
        named = ConcernNamed.objects.filter(account=account).values("concern")
        led = SessionTrainer.objects.filter(account=account).values("session")
        return self.exclude(id__in=named).exclude(session_id__in=led).exclude(id__in=self.to_look_for(account))

    def to_look_for(self, account: Account) -> Self:
        """Concerns that still have words, where this account was not looked for under its present name."""
        looked = ConcernLooked.objects.filter(account=account, name=print_of_name(account.display_name))
        return self.filter(erased_at=None).exclude(id__in=looked.values("concern"))

    def opening_a_file(self) -> Self:
        """As `rules.opens_a_file`, for many rows."""
        return self.filter(kind=Kind.DATA, status__in=OWED)


class Concern(models.Model):
    """Something that someone said. What they wrote, and the answers, are sealed with a key of its own."""

    SEALED = "concerns_concern.sealed"  # the place that sealed bytes of this column are bound to

    id = models.UUIDField(primary_key=True)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT)
    kind = models.CharField(max_length=9, choices=[(k.value, k.value) for k in Kind])
    about = models.CharField(max_length=13, choices=[(a.value, a.value) for a in About])
    said_by = models.CharField(max_length=6, choices=[(s.value, s.value) for s in SaidBy])
    answer_way = models.CharField(max_length=6, choices=[(w.value, w.value) for w in AnswerWay])
    session_id = models.UUIDField(null=True, help_text="the workshop, once known; follows one that joins another")
    code = models.CharField(max_length=9, help_text="receipt number")
    sealed = models.BinaryField(null=True, help_text="Said, see rules; null once erased")
    status = models.CharField(max_length=12, choices=[(s.value, s.value) for s in Status])
    received_at = models.DateTimeField()
    received_on = models.DateField(help_text="day of the programme's territory; for paper, the day it was written")
    acknowledge_by = models.DateField()
    answer_by = models.DateField()
    acknowledged_at = models.DateTimeField(null=True)
    answered_on = models.DateField(null=True)
    answered_by = models.UUIDField(null=True, help_text="account of who answered")
    appealed_on = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)

    objects = ConcernQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["programme", "status", "answer_by"], name="concern_due")]
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], name="concern_code_once"),
            models.CheckConstraint(
                condition=models.Q(erased_at__isnull=True) | models.Q(sealed__isnull=True),
                name="concern_erased_is_empty",
            ),
        ]


class ConcernNamed(models.Model):
    """An account that a concern is about: it cannot list nor open it, whatever its roles."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT)
    concern = models.ForeignKey(Concern, on_delete=models.CASCADE, related_name="named")
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    how = models.CharField(max_length=8, choices=[(h.value, h.value) for h in How], default=How.WORDS)
    named_by = models.UUIDField(null=True, help_text="account of who noted it; null: the words, or the terminal")

    objects = OfProgramme.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["concern", "account"], name="concern_named_once")]


class ConcernLooked(models.Model):
    """An account whose name was looked for in the words of a concern: without this row, it does not read it."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT)
    concern = models.ForeignKey(Concern, on_delete=models.CASCADE, related_name="looked")
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=64, help_text="keyed fingerprint of the name that was looked for")

    objects = OfProgramme.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["concern", "account"], name="concern_looked_once")]


class ConcernReading(models.Model):
    """When an organisation first opened the words of a concern."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT)
    concern = models.ForeignKey(Concern, on_delete=models.CASCADE, related_name="readings")
    organisation = models.CharField(max_length=40, help_text="key of an organisation that the programme declares")
    first_at = models.DateTimeField()

    objects = OfProgramme.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["concern", "organisation"], name="concern_first_read_once")]


class ConcernPerson(models.Model):
    """The file that a request about data is about, once a referent found it; the row goes with the person."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT)
    concern = models.OneToOneField(Concern, on_delete=models.CASCADE, related_name="person")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")

    objects = OfProgramme.as_manager()


class ConcernStep(models.Model):
    """What was done about personal data, when and by whom; never about which file."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT)
    concern = models.ForeignKey(Concern, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(max_length=10, choices=[(s.value, s.value) for s in DataStep])
    at = models.DateTimeField()
    by = models.UUIDField(null=True, help_text="account of who did it")

    objects = OfProgramme.as_manager()

    class Meta:
        ordering = ("at", "id")
