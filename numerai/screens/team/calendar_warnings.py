"""What to know of a day before planning on it: public holiday, school break, cyclone season. It never blocks."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from numerai.programme.places.models import Holiday, SchoolBreak

CYCLONE_MONTHS = (11, 12, 1, 2, 3, 4)


def warnings_about(day: date) -> list[str]:
    found = []
    holiday = Holiday.objects.filter(day=day).first()
    if holiday:
        found.append(_("C’est un jour férié : %(name)s.") % {"name": holiday.name})
    if SchoolBreak.objects.filter(Q(ends_on__gte=day) | Q(ends_on__isnull=True), starts_on__lte=day).exists():
        found.append(_("C’est pendant les vacances scolaires."))
    if day.month in CYCLONE_MONTHS:
        found.append(_("C’est la saison des cyclones (novembre à avril) : gardez une autre date en tête."))
    return found
