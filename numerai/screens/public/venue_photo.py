"""The pixels of a photo. An address always shows the same picture, so it is kept by whoever asked for it; a week at
most, since a photo that is taken away must be forgotten."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from numerai.base.pictures import KIND
from numerai.programme.places.queries import photo_pixels

KEPT = 7 * 24 * 3600  # seconds


@require_safe
def large(request: HttpRequest, photo_id: UUID) -> HttpResponse:
    return _shown(request, photo_id, is_small=False)


@require_safe
def small(request: HttpRequest, photo_id: UUID) -> HttpResponse:
    return _shown(request, photo_id, is_small=True)


def _shown(request: HttpRequest, photo_id: UUID, *, is_small: bool) -> HttpResponse:
    pixels = photo_pixels(request.programme, photo_id, is_small=is_small)
    if pixels is None:
        raise Http404("no such photo")
    kept = {"Cache-Control": f"public, max-age={KEPT}, immutable", "X-Content-Type-Options": "nosniff"}
    return HttpResponse(pixels, content_type=KIND, headers=kept)
