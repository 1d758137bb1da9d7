from django.apps import AppConfig


class ComponentsConfig(AppConfig):
    name = "numerai.screens.components"
    label = "components"
