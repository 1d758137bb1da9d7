"""Which programme a request is about."""

from collections.abc import Callable

from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse

from numerai.base.journal.work import PersonErased
from numerai.base.models import Programme
from numerai.screens.components import errors, known

WATCHED = "/sante"  # answers even when there is no programme, or no database


def host_of(request: HttpRequest) -> str:
    return request.get_host().partition(":")[0].lower()


class ErasedPersonMiddleware:
    """Someone was erased while a page about them was open: said as such, never as a failure."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return errors.gone(request) if isinstance(exception, PersonErased) else None


class ProgrammeMiddleware:
    """Sets `request.programme` before anything else runs; an unknown host sees nothing at all."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info != WATCHED:
            host = host_of(request)
            try:
                request.programme = Programme.objects.for_host(host)
            except DatabaseError:
                request.last_known_programme = known.last_known(host)  # for the page of trouble
                raise
            known.remember(request.programme)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> None:
        if request.path_info != WATCHED and request.programme is None:
            raise Http404("no programme for this host")
