from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "numerai.base.journal"
    label = "journal"
