"""Invented sessions in the database of the current data folder, for measures and screenshots. Nothing real.

python -m benchmarks.seed 30
"""

import os
import sys
from datetime import time, timedelta

TITLES = {
    "browsing": "Je découvre Internet avec mon téléphone",
    "office": "Je fais mon CV",
    "cybersecurity": "Les arnaques : je reconnais, je réagis",
    "collaboration": "Je partage un document",
    "ai": "L’intelligence artificielle : ce qu’elle sait, ce qu’elle invente",
}


def seed(count: int) -> list[str]:
    """Plan `count` sessions over the programme's communes, from tomorrow on; their slugs."""
    from numerai.base.dates import now, today
    from numerai.base.models import Programme
    from numerai.programme.places.models import TargetCommune
    from numerai.programme.workshops.actions.sessions import plan_session
    from numerai.programme.workshops.models import Session

    programme = Programme.objects.get(is_default=True)
    communes = list(TargetCommune.objects.of(programme).values_list("commune", flat=True))
    lines, ids = list(TITLES), []
    for place in range(count):
        line = lines[place % len(lines)]
        values = {
            "commune_id": communes[place % len(communes)],
            "place": "Maison de quartier (exemple inventé)",
            "line": line,
            "title": TITLES[line],
            "activities": "Regarder de vrais exemples.\nEssayer avec un formateur.\nPoser toutes vos questions.",
            "provided": "Un ordinateur par personne.\nUn goûter.",
            "directions": "Le bus s’arrête devant.",
            "day": today(programme.time_zone) + timedelta(days=1 + place),
            "starts_at": time(9, 0),
            "ends_at": time(11, 30),
            "capacity": 12,
        }
        ids.append(plan_session(programme, actor="benchmark", now=now(), values=values))
    return list(Session.objects.filter(id__in=ids).values_list("slug", flat=True))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "numerai.settings")
    import django

    django.setup()
    for slug in seed(int(sys.argv[1])):
        print(slug)
