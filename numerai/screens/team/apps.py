from django.apps import AppConfig


class TeamConfig(AppConfig):
    name = "numerai.screens.team"
    label = "team"
