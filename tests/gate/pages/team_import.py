"""Rows of imported files that are corrected in place: in the preview, and for thirty days afterwards."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from numerai.programme.workshops.models import RefusedRow
from tests.support.pages import Response, Scene, not_a_page, page

not_a_page("team:kept_row_leave", "takes a POST and leads to the rows to correct")
not_a_page("team:kept_row_take_back", "takes a POST and leads to the rows to correct")
HEADER = "Date;Début;Fin;Commune;Lieu;Thème;Titre;Places;Présents;Remarques\n"
GOOD = "".join(
    f"{day:02}/03/2026;9h00;11h00;Koné;Maison commune;bureautique;Écrire une lettre;12;{day % 9};\n"
    for day in range(1, 29)
)
BAD = (
    "31/09/2026;9h00;11h00;Lifou;Maison de Wé;cyber;Reconnaître une arnaque;12;huit;Kaori absente\n"
    "14/05/2026;14h00;13h00;Kone;;jardin;;10;6;\n"
    "15/05/2026;9h00;11h00;Poindimier;Mairie;internet;;10;7;;note à côté\n"
)
REMARK = "16/05/2026;9h00;11h00;Koné;Mairie;jardin;;10;12;\n"
FILE = (HEADER + GOOD + BAD + REMARK).encode()
LINE = 30  # of the first bad row


def upload(scene: Scene) -> Any:
    return scene.post("team:import", {"kind": "sessions", "file": SimpleUploadedFile("seances-2026.csv", FILE)})


def ask(scene: Scene, **more: str) -> Any:
    token = upload(scene).context["token"]
    return scene.post("team:import_row", {"token": token, "line": str(LINE), **more})


def check(scene: Scene, **cells: str) -> Any:
    asked = ask(scene)
    typed = {name: asked.context["form"][name].value() for name in asked.context["form"].fields}
    hidden = {name: asked.context[name] for name in ("token", "line", "seen")}
    return scene.post("team:import_row", {**hidden, "check": "1", **typed, **cells})


def kept(scene: Scene) -> Any:
    scene.post("team:import_confirm", {"token": upload(scene).context["token"], "keep": "1"})
    return RefusedRow.objects.of(scene.programme).order_by("line")[0].id


@page("team:import", role="coordinator")
def a_file_with_rows_to_correct(scene: Scene) -> Response:
    return upload(scene)


@page("team:import_row", "error", role="coordinator")
def a_refused_row(scene: Scene) -> Response:
    return ask(scene)


@page("team:import_row", "error", role="coordinator")
def a_row_that_someone_corrected_meanwhile(scene: Scene) -> Response:
    return check(scene, seen="autre", case_0="30/09/2026")


@page("team:import_row", role="coordinator")
def a_row_accepted_with_a_remark(scene: Scene) -> Response:
    return ask(scene, line=str(LINE + 3))


@page("team:import_row", "success", role="coordinator")
def a_row_corrected(scene: Scene) -> Response:
    return check(scene, case_0="30/09/2026", case_8="8")


@page("team:import", "success", role="coordinator")
def rows_to_correct_later(scene: Scene) -> Response:
    kept(scene)
    return scene.get("team:import")


@page("team:import_rows", "empty", role="coordinator")
def no_row_to_correct(scene: Scene) -> Response:
    return scene.get("team:import_rows")


@page("team:import_rows", role="coordinator")
def three_rows_to_correct(scene: Scene) -> Response:
    kept(scene)
    return scene.get("team:import_rows")


@page("team:import_rows", "success", role="coordinator")
def a_row_left_aside(scene: Scene) -> Response:
    return scene.post("team:kept_row_leave", None, kept(scene))


@page("team:kept_row", "error", role="coordinator")
def a_row_kept_to_correct(scene: Scene) -> Response:
    return scene.get("team:kept_row", kept(scene))


@page("team:kept_row", "success", role="coordinator")
def a_kept_row_ready_to_import(scene: Scene) -> Response:
    row = kept(scene)
    form = scene.get("team:kept_row", row).context["form"]  # type: ignore[attr-defined]  # added by the test client
    typed = {name: form[name].value() for name in form.fields} | {"case_0": "30/09/2026", "case_8": "8"}
    return scene.post("team:kept_row", {**typed, "check": "1"}, row)


@page("team:import_rows", "success", role="coordinator")
def a_kept_row_imported(scene: Scene) -> Response:
    row = kept(scene)
    form = scene.get("team:kept_row", row).context["form"]  # type: ignore[attr-defined]  # added by the test client
    typed = {name: form[name].value() for name in form.fields} | {"case_0": "30/09/2026", "case_8": "8"}
    ready: Any = scene.post("team:kept_row", {**typed, "check": "1"}, row)
    return scene.post("team:kept_row", {**typed, "keep": "1", "checked": ready.context["ready"]["checked"]}, row)
