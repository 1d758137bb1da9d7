"""People that a journey meets, in the data of a server: run in a process of its own.

python -m tests.journeys.scenes twice FAMILY     two files, one person: same year, names that sound alike
"""

import os
import sys


def twice(family: str) -> None:
    from numerai.base.dates import now
    from numerai.base.journal.work import unit_of_work
    from numerai.base.models import Programme
    from numerai.programme.people.actions import register
    from numerai.programme.people.rules import Identity, Origin

    programme = Programme.objects.get(is_default=True)
    with unit_of_work(programme, actor="test", now=now()) as work:
        for given in ("Corail", "Koraille"):
            identity = Identity(given_name=given, family_name=family, phone="+687751234", birth_year=1971)
            register(work, identity=identity, origin=Origin.TEAM)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "numerai.settings")
    import django

    django.setup()
    {"twice": twice}[sys.argv[1]](sys.argv[2])
