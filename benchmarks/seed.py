"""Invented sessions in the database of the current data folder, for measures and screenshots. Nothing real.

python -m benchmarks.seed 30            their slugs
python -m benchmarks.seed coordinator   the cookie of someone who coordinates
"""

import os
import sys
from datetime import time, timedelta
from typing import Any

TITLES = {
    "browsing": "Je découvre Internet avec mon téléphone",
    "office": "Je fais mon CV",
    "cybersecurity": "Les arnaques : je reconnais, je réagis",
    "collaboration": "Je partage un document",
    "ai": "L’intelligence artificielle : ce qu’elle sait, ce qu’elle invente",
}
A_YEAR = 360  # days over which they are spread


def seed(count: int, *, after: int = 0) -> list[str]:
    """Plan `count` sessions over the programme's communes, from tomorrow on; their slugs. `after`: those there are."""
    from numerai.base.dates import now, today
    from numerai.base.models import Programme
    from numerai.programme.places.models import TargetCommune
    from numerai.programme.workshops.actions.sessions import plan_session
    from numerai.programme.workshops.models import Session

    programme = Programme.objects.get(is_default=True)
    communes = list(TargetCommune.objects.of(programme).values_list("commune", flat=True))
    lines, ids = list(TITLES), []
    for place in range(after, after + count):
        line = lines[place % len(lines)]
        values = {
            "commune_id": communes[place % len(communes)],
            "place": "Maison de quartier (exemple inventé)",
            "line": line,
            "title": TITLES[line],
            "activities": "Regarder de vrais exemples.\nEssayer avec un formateur.\nPoser toutes vos questions.",
            "provided": "Un ordinateur par personne.\nUn goûter.",
            "directions": "Le bus s’arrête devant.",
            "day": today(programme.time_zone) + timedelta(days=1 + place % A_YEAR),
            "starts_at": time(9, 0),
            "ends_at": time(11, 30),
            "capacity": 12,
        }
        ids.append(plan_session(programme, actor="benchmark", now=now(), values=values))
    known = Session.objects.in_bulk(ids)
    return [known[identifier].slug for identifier in ids]


def coordinator() -> Any:
    """The account of someone who coordinates, the same at each call."""
    from numerai.base.models import Programme
    from numerai.programme.people.models import Account, Membership
    from numerai.programme.people.rules import Role

    account, _ = Account.objects.get_or_create(username="mesure", defaults={"display_name": "Mesure (inventée)"})
    programme = Programme.objects.get(is_default=True)
    Membership.objects.get_or_create(account=account, programme=programme, role=Role.COORDINATOR)
    return account


def cookie() -> str:
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(coordinator())
    return client.cookies[settings.SESSION_COOKIE_NAME].value


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "numerai.settings")
    import django

    django.setup()
    print(cookie() if sys.argv[1] == "coordinator" else "\n".join(seed(int(sys.argv[1]))))
