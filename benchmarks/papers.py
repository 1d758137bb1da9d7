"""What it costs to make a document, once its library is loaded."""

from collections.abc import Iterator

from benchmarks.measure import Figure, repeated

TITLE = "Documents (PDF/UA-1), processor"
NEEDS_DJANGO = True
PEOPLE = 12


def run(quick: bool) -> Iterator[Figure]:
    from django.test import Client
    from django.urls import reverse

    from benchmarks.seed import coordinator
    from numerai.base.dates import now
    from numerai.base.models import Programme
    from tests.screens.team.stage import Furnisher

    team = Client()
    team.force_login(coordinator())
    stage = Furnisher(Programme.objects.get(is_default=True), now(), "Exemple").furnish()
    papers = {
        "sign-in sheet": reverse("team:sign_in_sheet", args=[stage.full]),
        "certificates of a session": reverse("team:session_certificates", args=[stage.held]),
        "two pages of figures": reverse("team:figures_paper"),
    }
    for name, url in papers.items():
        response = team.post(url)
        assert response["Content-Type"] == "application/pdf", (url, response.status_code)
        yield Figure(name, "ms", repeated(lambda url=url: team.post(url), 2 if quick else 9))
