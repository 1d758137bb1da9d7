"""Files that are imported: one row per column, which holds the hostile words; then the same in the names around."""

import csv
import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from numerai.programme.people.rules import Role
from numerai.programme.workshops.imports import presences, sessions
from tests.payloads.crawl import Step
from tests.payloads.forms import Box, Form
from tests.payloads.payload import Payload
from tests.payloads.product import FormProduct, Product
from tests.payloads.sending import Filling, Page, Sent, go_on, page_of
from tests.payloads.standing import Run, staff
from tests.screens.team.stage import Furnisher

KINDS = {"sessions": sessions.COLUMNS, "presences": presences.COLUMNS}
# What makes a row complete; a column that is not here may stay empty.
USUAL = {
    "day": "12/02/2026",
    "commune": "Koné",
    "theme": "cyber",
    "present": "4",
    "family_name": "Exemple",
    "given_name": "Corail",
    "presence": "oui",
}
EXTRA = ("name of a column",)


class FileProduct(FormProduct):
    """A file as one form: its columns are its boxes."""

    @classmethod
    def of(cls, product: Product, kind: str) -> "FileProduct":
        Furnisher(product.programme, product.now, "Exemple").furnish()
        clients = {"visitor": Client(), **staff(product.programme, *Role, name="toute-l-equipe")}
        sender = clients["toute-l-equipe"]
        columns = (*KINDS[kind].names, *EXTRA)
        form = Form(reverse("team:import"), "post", [Box(name, "text") for name in columns])
        product.totals.fields |= {f"{kind} {name}" for name in (*columns, "name of the file")}
        made = cls(product, f"file of {kind}", Page(200, b"", {}, reverse("team:import"), ""), form, sender, clients)
        made.kind = kind
        return made

    kind: str

    def _run(self, payload: Payload, choice: int, steps: list[Step], tries: dict[str, int] | None = None) -> Run:
        words = {box: payload.text + self.tags[box] for box in self.boxes}
        arrived = {box: text.encode("utf-8", "surrogatepass").decode(errors="replace") for box, text in words.items()}
        file = SimpleUploadedFile("fichier.csv", self._written(arrived))
        # As some program names it. Django drops what no folder takes: its words are not compared, what they do is.
        file._name = payload.text.encode("utf-8", "surrogatepass").decode(errors="replace") + ".csv"
        preview = page_of(self.sender.post(self.form.action, {"kind": self.kind, "file": file}, follow=True))
        met = go_on(self.sender, preview, frozenset({"team:import"})) if preview.status < 400 else []
        accepted = preview.status < 400 and "Erreur" not in preview.text[:2000]
        kept = frozenset(self.boxes) if accepted else frozenset()
        pages = {f"answer {number}": page for number, page in enumerate([preview, *met[:1]])}
        run = Run(Sent(kept, frozenset(self.boxes) - kept, [preview], accepted), pages, Filling(self.form, {}).tries)
        return self._with_outputs(run, steps)

    def _written(self, words: dict[str, str]) -> bytes:
        columns = KINDS[self.kind].names
        stream = io.StringIO(newline="")
        writer = csv.writer(stream, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_ALL)
        writer.writerow([*(names[0] for names in columns.values()), words["name of a column"]])
        for number, column in enumerate(columns, start=1):
            usual = {**USUAL, "day": f"{number:02}/02/2026", column: words[column]}
            writer.writerow([*(usual.get(name, "") for name in columns), ""])
        return stream.getvalue().encode()
