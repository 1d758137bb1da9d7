"""Offers of help, projected from the journal. Who offers, and their words, are sealed with a key of their own."""

from enum import StrEnum

from django.db import models
from django.db.models import Q

from numerai.base.models import OfProgramme, Programme
from numerai.programme.support.rules import AnswerWay, OfferState, Way


def _one_of(field: str, values: type[StrEnum]) -> Q:
    return Q(**{f"{field}__in": [value.value for value in values]})


class Offer(models.Model):
    """Someone offers to teach, to fund, to lend or to give."""

    SEALED = "support_offer.sealed"  # the place that sealed bytes of this column are bound to

    id = models.UUIDField(primary_key=True)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT)
    way = models.CharField(max_length=5)
    gifts = models.JSONField(default=list, help_text="what is lent or given, see rules.Gift")
    communes = models.JSONField(default=list, help_text="INSEE codes of the communes it is about; none: not said")
    sealed = models.BinaryField(null=True, help_text="Proposal, see rules; null once erased")
    state = models.CharField(max_length=8, default=OfferState.NEW)
    answered_how = models.CharField(max_length=5, blank=True, help_text="the latest answer")
    answered_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)

    objects = OfProgramme.as_manager()

    class Meta:
        indexes = [models.Index(fields=["programme", "state", "received_at"], name="offer_to_answer")]
        constraints = [
            models.CheckConstraint(condition=_one_of("way", Way), name="offer_way_known"),
            models.CheckConstraint(condition=_one_of("state", OfferState), name="offer_state_known"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_how="")
                | Q(answered_at__isnull=False) & _one_of("answered_how", AnswerWay),
                name="offer_answered_says_how",
            ),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True) | Q(sealed__isnull=True), name="offer_erased_is_empty"
            ),
        ]
