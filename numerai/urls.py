"""Addresses, in French and readable. Each audience declares its own."""

from django.urls import include, path

from numerai.screens.public.health import health

urlpatterns = [
    path("sante", health, name="health"),
    path("", include("numerai.screens.public.urls")),
    path("", include("numerai.screens.participant.urls")),
    path("equipe/", include("numerai.screens.team.urls")),
    path("composants/", include("numerai.screens.components.showcase.urls")),
]

handler400 = "numerai.screens.components.errors.bad_request"
handler403 = "numerai.screens.components.errors.permission_denied"
handler404 = "numerai.screens.components.errors.not_found"
handler500 = "numerai.screens.components.errors.server_error"
