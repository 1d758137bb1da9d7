"""Display settings, kept in a cookie; saving them leads back to the page one came from, never to another site."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.http import require_http_methods

from numerai.screens.components import display as choices
from numerai.screens.components.display_form import DisplayForm

A_YEAR = 365 * 24 * 3600
BACK = "retour"
SAVED = "garde"


@require_http_methods(["GET", "HEAD", "POST"])
def display(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return _saved(request)
    came_from = _own_path(request, request.headers.get("referer", ""))
    if BACK not in request.GET and SAVED not in request.GET and came_from:
        return redirect(f"{request.path}?{urlencode({BACK: came_from})}")
    form = DisplayForm(initial=choices.from_cookie(request.COOKIES.get(choices.COOKIE, "")))
    return render(request, "components/display.html", {"form": form, "saved": SAVED in request.GET})


def _saved(request: HttpRequest) -> HttpResponse:
    value = "" if "normal" in request.POST else choices.to_cookie(request.POST)
    response = redirect(_own_path(request, request.GET.get(BACK, "")) or f"{request.path}?{SAVED}=oui")
    response.set_cookie(
        choices.COOKIE,
        value,
        max_age=A_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def _own_path(request: HttpRequest, url: str) -> str:
    """The path of a page of this site; "" for any other address, and for the settings themselves."""
    if not url_has_allowed_host_and_scheme(url, allowed_hosts={request.get_host()}):
        return ""
    parts = urlsplit(url)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    is_page = path.startswith("/") and not path.startswith("//") and parts.path != reverse("public:display")
    return path if is_page and not path.startswith(_of_links()) else ""


def _of_links() -> str:
    """Where one-time links begin: such an address opens an account, so it is written in no other one."""
    return reverse("team:first_sign_in", args=["-"]).removesuffix("-/")
