"""A workshop in the visitor's own calendar; the same event again follows its changes and its cancellation."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from numerai.base import dates
from numerai.programme.workshops.queries.session import public_session
from numerai.screens.public import ics


@require_safe
def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    session = public_session(request.programme, slug)
    if session is None:
        raise Http404("no such session")
    url = request.build_absolute_uri(reverse("public:session", args=[slug]))
    body = ics.calendar(request.programme, [(session, url)], stamp=dates.now()).to_ical()
    response = HttpResponse(body, content_type=ics.TYPE)
    response["Content-Disposition"] = f'attachment; filename="{slug}.ics"'
    return response
