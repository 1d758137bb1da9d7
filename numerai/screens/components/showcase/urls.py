"""Addresses of the components page."""

from django.urls import path

from numerai.screens.components.showcase.views import fields, index, pieces, question

app_name = "components"
urlpatterns = [
    path("", index, name="index"),
    path("formulaires/", fields, name="fields"),
    path("question/", question, name="question"),
    path("<slug:slug>/", pieces, name="family"),
]
