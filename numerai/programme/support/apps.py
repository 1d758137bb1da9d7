from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "numerai.programme.support"
    label = "support"

    def ready(self) -> None:
        from numerai.programme.support import projections  # noqa: F401  (registers)
