from django.apps import AppConfig


class ParticipantConfig(AppConfig):
    name = "numerai.screens.participant"
    label = "participant"
