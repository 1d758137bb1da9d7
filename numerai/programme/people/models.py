"""Accounts of the team; participants (no account needed), their consents, and what finds them again."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone

from numerai.base.ids import uuid7
from numerai.base.models import OfProgramme, Programme
from numerai.programme.people.rules import Asked, Origin, Purpose, Role


class AccountManager(BaseUserManager["Account"]):
    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(username__iexact=username)


class Account(AbstractBaseUser):
    """Someone of the team who signs in. Participants never need one."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    username = models.CharField(max_length=60, unique=True)
    display_name = models.CharField(max_length=80)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=20, blank=True)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = AccountManager()

    def __str__(self) -> str:
        return self.display_name


class Membership(models.Model):
    """A role of an account in a programme; one person may hold several."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="memberships")
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE)
    role = models.CharField(max_length=12, choices=[(role.value, role.value) for role in Role])
    named_by = models.UUIDField(null=True, help_text="of a referent: the account that named them; null: the terminal")
    agreed_by = models.UUIDField(null=True, help_text="of a referent: the other referent who agreed")
    named_at = models.DateTimeField(null=True)

    objects = OfProgramme.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "programme", "role"], name="membership_once")]


class ReferentRequest(models.Model):
    """What a coordinator may not do alone about a referent; another referent answers, then the row goes."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    asked = models.CharField(max_length=4, choices=[(asked.value, asked.value) for asked in Asked])
    asked_by = models.UUIDField(null=True, help_text="the account that asks")
    asked_at = models.DateTimeField()

    objects = OfProgramme.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "account", "asked"], name="referent_request_once")]


class Affiliation(models.Model):
    """The organisation that someone of the team works for, in one programme. Without a row, nobody said."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="affiliations")
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE)
    organisation = models.CharField(max_length=40, help_text="key of an organisation that the programme declares")

    objects = OfProgramme.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "programme"], name="affiliation_once")]


class SignInLink(models.Model):
    """A link that signs in once, for a first visit or a lost password. Only its fingerprint is kept."""

    digest = models.CharField(primary_key=True, max_length=64)
    account = models.ForeignKey(Account, on_delete=models.CASCADE)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class Participant(models.Model):
    """Someone who comes, or may come. All that names or describes them is sealed with their own key."""

    SEALED = "people_participant.sealed"  # the place that sealed bytes of this column are bound to

    id = models.UUIDField(primary_key=True)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT)
    origin = models.CharField(max_length=8, choices=[(o.value, o.value) for o in Origin])
    sealed = models.BinaryField(null=True, help_text="Identity, see rules; null once erased")
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="aliases")
    registered_at = models.DateTimeField()
    registered_by = models.UUIDField(null=True, help_text="the account that opened the file; null: nobody of the team")
    chosen_relay = models.UUIDField(null=True, help_text="the account of the relay whom the person chose")
    erased_at = models.DateTimeField(null=True)
    import_key = models.CharField(
        max_length=64,
        null=True,
        help_text="keyed fingerprint of the imported row; kept once erased, so that the same file brings nobody back",
    )

    objects = OfProgramme.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["programme", "registered_at"], name="participant_recent"),
            models.Index(fields=["programme", "registered_by"], name="participant_by_account"),
            models.Index(fields=["programme", "chosen_relay"], name="participant_by_relay"),
            models.Index(
                fields=["programme", "merged_into"],
                condition=models.Q(merged_into__isnull=False),
                name="participant_merged",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["programme", "import_key"], name="participant_import_once"),
            models.CheckConstraint(
                condition=models.Q(erased_at__isnull=True) | models.Q(sealed__isnull=True),
                name="participant_erased_is_empty",
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into__isnull=True) | ~models.Q(merged_into=models.F("id")),
                name="participant_not_own_alias",
            ),
        ]


class Lookup(models.Model):
    """Keyed fingerprint that goes with the person: of a telephone or e-mail, finds exact duplicates; of both names by
    ear with a telephone or a birth year, finds probable ones."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT)
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="lookups")
    kind = models.CharField(max_length=12)
    digest = models.CharField(max_length=64)

    objects = OfProgramme.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["participant", "kind"], name="lookup_once")]
        indexes = [models.Index(fields=["programme", "kind", "digest"], name="lookup_digest")]


class NameSounds(models.Model):
    """How the name of someone sounds, blurred with a key (see `sounds`): finds a few files to open, goes with them."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, db_index=False)
    participant = models.OneToOneField(Participant, on_delete=models.CASCADE, related_name="sounds")
    trace = models.CharField(max_length=22, help_text="in base 16: a class, then 80 marks")
    rules = models.CharField(max_length=8, help_text="which rules of the ear made it")

    objects = OfProgramme.as_manager()

    class Meta:
        # All that a search reads is in this index: ten thousand traces weigh less than a page with a photo.
        indexes = [models.Index(fields=["programme", "trace", "id"], name="name_sounds_read")]


class Consent(models.Model):
    """What someone agreed to, in which words (version), how, and until when."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT)
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=12, choices=[(p.value, p.value) for p in Purpose])
    granted = models.BooleanField()
    version = models.CharField(max_length=12, help_text="version of the text that was shown or read aloud")
    how = models.CharField(max_length=12, help_text="self, helper or team (spoken)")
    given_at = models.DateTimeField()

    objects = OfProgramme.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["participant", "purpose"], name="consent_latest_only")]


class DuplicateDecision(models.Model):
    """Two files that a person looked at and found to be two different people."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT)
    first = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")

    objects = OfProgramme.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["first", "second"], name="duplicate_decision_once")]


class ErasedMargin(models.Model):
    """Anonymous counts kept of erased people since the last `margins.closed` event; never about one person."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT)
    name = models.CharField(max_length=40)
    count = models.PositiveIntegerField(default=0)
    is_closed = models.BooleanField(default=False, help_text="already in a periodic event of the journal")

    objects = OfProgramme.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "name", "is_closed"], name="erased_margin_once")]
