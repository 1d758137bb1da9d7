from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "numerai.screens.public"
    label = "public"
