from django.apps import AppConfig


class ComponentsConfig(AppConfig):
    name = "numerai.screens.components"
    label = "components"

    def ready(self) -> None:
        from numerai.screens.components.field_messages import speak_plainly

        speak_plainly()
