"""Which programme a request is about."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse

from numerai.base.models import Programme


class ProgrammeMiddleware:
    """Sets `request.programme` before any view runs; an unknown host sees nothing at all."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> None:
        if getattr(view, "without_programme", False):
            return
        programme = Programme.objects.for_host(request.get_host().partition(":")[0].lower())
        if programme is None:
            raise Http404("no programme for this host")
        request.programme = programme
