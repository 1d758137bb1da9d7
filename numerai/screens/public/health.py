"""Is the service alive, for whoever watches it: no personal data, no programme needed."""

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse

from numerai import __version__


def health(request: HttpRequest) -> HttpResponse:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Exception:
        return JsonResponse({"etat": "panne", "base": "injoignable", "version": __version__}, status=503)
    return JsonResponse({"etat": "ok", "base": connection.vendor, "version": __version__})
