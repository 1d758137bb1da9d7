from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "numerai.base"
    label = "base"

    def ready(self) -> None:
        from numerai.base import worlds

        worlds.install()
