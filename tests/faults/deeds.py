"""What tests of faults do in a server's data: run in a process of its own.

python -m tests.faults.deeds erase      erases the first person; prints « erased », or the trouble that prevented it
python -m tests.faults.deeds devices    prints how many devices wrote in the journal
python -m tests.faults.deeds venue      adds a venue; prints its identifier
python -m tests.faults.deeds later      writes a migration of a code of later; « sooner » takes it away
python -m tests.faults.deeds hidden WORD…    prints in how many photos one of these words is found
python -m tests.faults.deeds erased     prints how many people are erased, and how many keys of theirs are left
"""

import os
import sys


def erase() -> str:
    from numerai.base.dates import now
    from numerai.base.models import Programme
    from numerai.base.troubles import trouble_of
    from numerai.programme.people.models import Participant
    from numerai.programme.workshops.actions.erasure import erase_person

    person = Participant.objects.filter(erased_at=None).order_by("registered_at").first()
    assert person
    programme = Programme.objects.get(is_default=True)
    try:
        erase_person(programme, actor="test", now=now(), participant_id=person.id)
    except Exception as error:
        return str(trouble_of(error) or type(error).__name__)
    return "erased"


def erased() -> str:
    from numerai.base.journal.models import PersonKey
    from numerai.programme.people.models import Participant

    gone = Participant.objects.exclude(erased_at=None).values_list("id", flat=True)
    return f"{len(gone)} {PersonKey.objects.filter(person__in=list(gone)).count()}"


def devices() -> str:
    from numerai.base.journal.models import Event

    return str(Event.objects.values("device").distinct().count())


def venue() -> str:
    from numerai.base.dates import now
    from numerai.base.models import Programme
    from numerai.programme.places import actions
    from numerai.programme.places.rules import Description, Finding, VenueFeature

    findings = dict.fromkeys(VenueFeature, Finding())
    description = Description("98811", "Salle Exemple", "", findings)
    programme = Programme.objects.get(is_default=True)
    return str(actions.add_venue(programme, actor="test", now=now(), description=description))


def hidden() -> str:
    from numerai.programme.places.models import VenuePhoto

    words = [word.encode() for word in sys.argv[2:]]
    photos = [bytes(photo.large) + bytes(photo.small) for photo in VenuePhoto.objects.all()]
    assert photos
    return str(sum(any(word in photo for word in words) for photo in photos))


def later() -> str:
    from django.db.migrations.recorder import MigrationRecorder

    MigrationRecorder.Migration.objects.create(app="people", name="9999_later")
    return ""


def sooner() -> str:
    from django.db.migrations.recorder import MigrationRecorder

    MigrationRecorder.Migration.objects.filter(name="9999_later").delete()
    return ""


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "numerai.settings")
    import django

    django.setup()
    print({verb.__name__: verb for verb in (erase, erased, devices, venue, hidden, later, sooner)}[sys.argv[1]]())
