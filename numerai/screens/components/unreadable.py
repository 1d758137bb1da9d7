"""The character NUL, that no one types and PostgreSQL refuses: stopped at the door, wherever an address holds it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from numerai.screens.components import errors

NUL = "\0"


class UnreadableAddressMiddleware:
    """Stands before sessions: a cookie that holds NUL is as good as none. An address that holds it is answered 400."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        for name in [name for name, value in request.COOKIES.items() if NUL in value]:
            del request.COOKIES[name]
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> HttpResponse | None:
        """Once the programme is known, so that the page can say whom to call."""
        query = request.META.get("QUERY_STRING", "")
        is_unreadable = NUL in request.path_info or NUL in query or "%00" in query
        return errors.bad_request(request) if is_unreadable else None
