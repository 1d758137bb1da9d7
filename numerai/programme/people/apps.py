from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "numerai.programme.people"
    label = "people"

    def ready(self) -> None:
        from numerai.programme.people import projections  # noqa: F401  (registers)
