from django.apps import AppConfig


class AccessibilityConfig(AppConfig):
    name = "numerai.programme.accessibility"
    label = "accessibility"

    def ready(self) -> None:
        from numerai.programme.accessibility import audit  # noqa: F401  (registers)
