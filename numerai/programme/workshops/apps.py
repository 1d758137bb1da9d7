from django.apps import AppConfig


class WorkshopsConfig(AppConfig):
    name = "numerai.programme.workshops"
    label = "workshops"

    def ready(self) -> None:
        from numerai.programme.workshops import projections  # noqa: F401  (registers)
