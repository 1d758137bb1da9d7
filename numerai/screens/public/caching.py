"""Pages that are the same for everyone: how long a browser, or a cache on the way, may show them again."""

from collections.abc import Callable

from django.http import HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.vary import vary_on_cookie

MINUTES = 5
View = Callable[..., HttpResponse]


def same_for_everyone(view: View) -> View:
    """Only the display settings, which stand in a cookie, change them."""
    kept: View = vary_on_cookie(cache_control(public=True, max_age=MINUTES * 60)(view))
    return kept
