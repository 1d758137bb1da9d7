"""What a test of an older backup does in a server's data: run in a process of its own.

python -m tests.faults.past erase      erases the first person; prints « erased », or the trouble that prevented it
python -m tests.faults.past devices    prints how many devices wrote in the journal
python -m tests.faults.past erased     prints how many people are erased, and how many keys of theirs are left
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


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "numerai.settings")
    import django

    django.setup()
    print({"erase": erase, "erased": erased, "devices": devices}[sys.argv[1]]())
