from django.apps import AppConfig


class ConcernsConfig(AppConfig):
    name = "numerai.programme.concerns"
    label = "concerns"

    def ready(self) -> None:
        from numerai.programme.concerns import permissions, projections  # noqa: F401  (register)
