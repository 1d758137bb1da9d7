"""The components page: every family in every display, so that a piece that is added joins the gate by itself."""

from numerai.screens.components.showcase.families import FAMILIES
from numerai.screens.components.showcase.pieces import Family
from tests.support.pages import Arrange, Response, Scene, page

HEAVIEST = 20_000
DISPLAYS = {
    "usual": "",
    "in_contrast": "scheme-contrast",
    "in_dark": "scheme-dark",
    "in_large": "size-huge.spaced.calm",
}


def shown(family: Family, display: str) -> Arrange:
    def arrange(scene: Scene) -> Response:
        return scene.get("components:family", family.slug, query=asked(display))

    return arrange


def asked(display: str) -> dict[str, str]:
    return {"affichage": display} if display else {}


for _family in FAMILIES:
    for _name, _display in DISPLAYS.items():
        _arrange = shown(_family, _display)
        _arrange.__name__ = f"{_family.slug}_{_name}".replace("-", "_")
        _state = "error" if _family.wrong else "filled"
        page("components:family", _state, simple=not _family.slug.startswith("equipe"), heaviest=HEAVIEST)(_arrange)


@page("components:index", heaviest=HEAVIEST)
def all_families(scene: Scene) -> Response:
    return scene.get("components:index")


@page("components:fields", "empty", heaviest=HEAVIEST)
def every_field_empty(scene: Scene) -> Response:
    return scene.get("components:fields")


@page("components:fields", heaviest=HEAVIEST)
def every_field_filled(scene: Scene) -> Response:
    return scene.get("components:fields", query={"rempli": ""})


@page("components:fields", "error", heaviest=HEAVIEST)
def every_field_to_correct(scene: Scene) -> Response:
    return scene.post("components:fields", {"day_day": "31", "day_month": "2", "day_year": "2026"})


@page("components:fields", "error", heaviest=HEAVIEST)
def every_field_to_correct_in_contrast(scene: Scene) -> Response:
    return scene.client.post("/composants/formulaires/?affichage=scheme-contrast", {})


@page("components:fields", "error", heaviest=HEAVIEST)
def every_field_to_correct_in_large(scene: Scene) -> Response:
    return scene.client.post("/composants/formulaires/?affichage=size-huge.spaced", {})


@page("components:question", heaviest=HEAVIEST)
def one_question(scene: Scene) -> Response:
    return scene.get("components:question")


@page("components:question", "error", heaviest=HEAVIEST)
def one_question_unanswered(scene: Scene) -> Response:
    return scene.post("components:question", {})


@page("components:question", "success", heaviest=HEAVIEST)
def one_question_answered(scene: Scene) -> Response:
    return scene.post("components:question", {"name": "Corail"})
