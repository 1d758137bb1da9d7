"""Territory: provinces, communes, languages, calendar, travel, venues."""

from django.db import models

from numerai.base.ids import uuid7
from numerai.base.models import OfProgramme, Programme
from numerai.programme.places.rules import ALTERNATIVE_LONGEST, ContactKind, Known, PhotoSubject, VenueFeature


class Province(models.Model):
    code = models.CharField(primary_key=True, max_length=10)
    name = models.CharField(max_length=60)

    def __str__(self) -> str:
        return self.name


class Commune(models.Model):
    """One of the 33 communes. The key is the INSEE code, never the postal code: 98814 is Lifou here, Ouvéa there."""

    code = models.CharField(primary_key=True, max_length=5)
    name = models.CharField(max_length=60, help_text="usual name")
    official_name = models.CharField(max_length=60)
    slug = models.SlugField(unique=True)
    seat = models.CharField(max_length=60, blank=True)
    province = models.ForeignKey(Province, on_delete=models.PROTECT)
    postal_code = models.CharField(max_length=5)
    is_island = models.BooleanField()
    population = models.PositiveIntegerField(help_text="municipal population, decree 2025-966")
    latitude = models.FloatField()
    longitude = models.FloatField()
    customary_area = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class TargetCommune(models.Model):
    """A commune that a programme set out to reach, and where it stands on the programme's map."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE)
    commune = models.ForeignKey(Commune, on_delete=models.PROTECT)
    workshops_announced = models.BooleanField(help_text="the founding document lists workshops there")
    map_x = models.PositiveSmallIntegerField()
    map_y = models.PositiveSmallIntegerField()
    label_side = models.CharField(max_length=6)
    rank = models.PositiveSmallIntegerField()

    objects = OfProgramme.as_manager()

    class Meta:
        ordering = ["rank"]
        constraints = [models.UniqueConstraint(fields=["programme", "commune"], name="target_commune_once")]


class Language(models.Model):
    code = models.CharField(primary_key=True, max_length=3, help_text="ISO 639-3")
    name = models.CharField(max_length=60, help_text="name in French")
    glottocode = models.CharField(max_length=12, blank=True)
    communes = models.CharField(max_length=120, blank=True)
    customary_area = models.CharField(max_length=60, blank=True)


class Holiday(models.Model):
    day = models.DateField(primary_key=True)
    name = models.CharField(max_length=60)


class SchoolBreak(models.Model):
    year = models.PositiveSmallIntegerField()
    period = models.CharField(max_length=20)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, help_text="unknown: until the next school year is known")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["year", "period"], name="school_break_once")]


class TravelLeg(models.Model):
    """A usual trip; `is_estimate` says that nobody read the figure in a source."""

    origin = models.CharField(max_length=60)
    destination = models.CharField(max_length=60)
    mode = models.CharField(max_length=40)
    kilometres = models.PositiveSmallIntegerField(null=True)
    minutes = models.PositiveSmallIntegerField(null=True)
    price_xpf = models.PositiveIntegerField(null=True)
    is_estimate = models.BooleanField()
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["origin", "destination", "mode"], name="travel_leg_once")]


class DigitalPlace(models.Model):
    """A place that helps with digital tools, as a dated public source says: to check before relying on it."""

    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, related_name="digital_places")
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=80)
    year = models.PositiveSmallIntegerField(help_text="year of the source")
    source = models.CharField(max_length=200)
    is_checked = models.BooleanField(default=False)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["commune", "name"], name="digital_place_once")]


class UsefulNumber(models.Model):
    number = models.CharField(primary_key=True, max_length=10)
    name = models.CharField(max_length=120)
    purpose = models.CharField(max_length=120)
    verified_by = models.CharField(max_length=120)
    rank = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["rank"]


class Venue(models.Model):
    """Where sessions happen. Street addresses are rare: place, tribe and directions are free words."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT)
    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, related_name="venues")
    name = models.CharField(max_length=120)
    directions = models.TextField(blank=True, max_length=1000)

    objects = OfProgramme.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "commune", "name"],
                name="venue_once",
                violation_error_message="Ce lieu existe déjà dans cette commune.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class VenueFact(models.Model):
    """One thing known, or not, about a venue: who checked, and when."""

    venue = models.ForeignKey(Venue, on_delete=models.CASCADE, related_name="facts")
    feature = models.CharField(max_length=20, choices=[(f.value, f.value) for f in VenueFeature])
    state = models.CharField(max_length=7, choices=[(k.value, k.value) for k in Known], default=Known.UNKNOWN)
    checked_on = models.DateField(null=True)
    checked_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["venue", "feature"], name="venue_fact_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=[k.value for k in Known]), name="venue_fact_three_states"
            ),
            models.CheckConstraint(
                condition=models.Q(state=Known.UNKNOWN) | models.Q(checked_on__isnull=False),
                name="venue_fact_known_is_dated",
                violation_error_message="Dites quand cela a été vérifié.",
            ),
        ]


class VenueRoom(models.Model):
    """A room of a venue: chairs and computer posts apart; null: nobody counted."""

    venue = models.ForeignKey(Venue, on_delete=models.CASCADE, related_name="rooms")
    name = models.CharField(max_length=60)
    chairs = models.PositiveSmallIntegerField(null=True)
    posts = models.PositiveSmallIntegerField(null=True)
    rank = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["rank"]
        constraints = [models.UniqueConstraint(fields=["venue", "name"], name="venue_room_once")]


class VenueContact(models.Model):
    """Who holds the key, whom custom asks to greet: a person, sealed with a key of their own like any other."""

    SEALED = "places_venuecontact.sealed"  # the place that sealed bytes of this column are bound to

    id = models.UUIDField(primary_key=True, default=uuid7)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT)
    venue = models.ForeignKey(Venue, on_delete=models.CASCADE, related_name="contacts")
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in ContactKind])
    sealed = models.BinaryField()

    objects = OfProgramme.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["venue", "kind"], name="venue_contact_once")]


class VenuePhoto(models.Model):
    """What someone will see when they come, with the same in words. Its pixels are written once: another photo is
    another row, so that an address shows the same picture for ever. In the database, so that every backup holds it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT)
    venue = models.ForeignKey(Venue, on_delete=models.CASCADE, related_name="photos")
    subject = models.CharField(max_length=8, choices=[(subject.value, subject.value) for subject in PhotoSubject])
    alternative = models.CharField(max_length=ALTERNATIVE_LONGEST)
    large = models.BinaryField()
    large_width = models.PositiveSmallIntegerField()
    large_height = models.PositiveSmallIntegerField()
    large_bytes = models.PositiveIntegerField()
    small = models.BinaryField()
    small_width = models.PositiveSmallIntegerField()
    small_height = models.PositiveSmallIntegerField()
    small_bytes = models.PositiveIntegerField()
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=60, help_text="actor, as in the journal: never a name")

    objects = OfProgramme.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(alternative=""), name="venue_photo_has_alternative"),
        ]
