from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "numerai.programme.reporting"
    label = "reporting"
