from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "numerai.programme.places"
    label = "places"
