"""What the team brings in and reads: files of the past, figures and the rows behind them."""

from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile

from numerai.programme.reporting.rules import Key
from tests.gate.scenes import furnished
from tests.support.pages import Response, Scene, not_a_page, page

not_a_page("team:import_confirm", "takes a POST and leads to the imports")
DATA = Path(__file__).resolve().parents[2] / "data"


def upload(scene: Scene, kind: str, name: str, data: bytes) -> Response:
    return scene.post("team:import", {"kind": kind, "file": SimpleUploadedFile(name, data)})


def example(scene: Scene, kind: str, name: str) -> Response:
    return upload(scene, kind, name, (DATA / name).read_bytes())


def confirmed(scene: Scene, preview: Response) -> Response:
    token = preview.context["token"]  # type: ignore[attr-defined]  # added by the test client
    return scene.post("team:import_confirm", {"token": token, "keep": "1"})


@page("team:import", "empty", role="coordinator")
def nothing_imported(scene: Scene) -> Response:
    return scene.get("team:import")


@page("team:import", "error", role="coordinator")
def no_file_chosen(scene: Scene) -> Response:
    return scene.post("team:import")


@page("team:import", "error", role="coordinator")
def a_file_that_is_no_table(scene: Scene) -> Response:
    return upload(scene, "sessions", "photo.xlsx", b"\x89PNG\r\n")


@page("team:import", role="coordinator")
def the_sessions_of_a_file(scene: Scene) -> Response:
    return example(scene, "sessions", "exemple-seances.csv")


@page("team:import", role="coordinator")
def the_sheets_of_a_file(scene: Scene) -> Response:
    return example(scene, "presences", "exemple-emargement.csv")


@page("team:import", "success", role="coordinator")
def a_file_imported(scene: Scene) -> Response:
    return confirmed(scene, example(scene, "sessions", "exemple-seances.csv"))


@page("team:figures", "empty", role="coordinator")
def figures_before_any_session(scene: Scene) -> Response:
    return scene.get("team:figures")


@page("team:figures", role="coordinator")
def figures_of_what_was_imported(scene: Scene) -> Response:
    confirmed(scene, example(scene, "sessions", "exemple-seances.csv"))
    confirmed(scene, example(scene, "presences", "exemple-emargement.csv"))
    return scene.get("team:figures")


@page("team:figures", role="reader")
def figures_without_the_rows(scene: Scene) -> Response:
    furnished(scene)
    return scene.get("team:figures")


@page("team:figure_rows", "empty", role="coordinator")
def no_row_behind_a_figure(scene: Scene) -> Response:
    return scene.get("team:figure_rows", Key.SESSIONS_HELD.value)


def _rows_behind(key: Key) -> None:
    def rows(scene: Scene) -> Response:
        furnished(scene)
        return scene.get("team:figure_rows", key.value)

    rows.__name__ = f"rows_behind_{key.value}"
    page("team:figure_rows", role="coordinator")(rows)


for _key in (Key.PEOPLE_DISTINCT, Key.SESSIONS_CANCELLED, Key.COMMUNES_WITHOUT_SESSION, Key.NEEDS_STATED):
    _rows_behind(_key)
