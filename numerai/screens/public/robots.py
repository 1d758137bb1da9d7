"""What search engines are asked to leave alone: journeys of people, the team's pages, invented data."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

WORDS = """\
# Les pages publiques sont ouvertes à tous.
User-agent: *
Disallow: /ateliers/*/inscription/
Disallow: /demonstration/
Disallow: /equipe/
Disallow: /mon-inscription/
"""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse(WORDS, content_type="text/plain; charset=utf-8")


robots.without_programme = True  # type: ignore[attr-defined]  # a mark read by ProgrammeMiddleware
