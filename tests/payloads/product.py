"""Every box of a page × every payload × every output: what is written, where it comes out, and what became of it."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from django.core import mail
from django.test import Client

from numerai.base.models import Programme
from numerai.programme.people.rules import Role
from tests.payloads.crawl import Crawl, Step, ask
from tests.payloads.forms import Form, refused_ids
from tests.payloads.judging import Finding, judge
from tests.payloads.payload import Payload, tag, tags_in
from tests.payloads.reading import Reading
from tests.payloads.sending import Filling, Page, go_on, page_of, send, submit
from tests.payloads.standing import Run, Totals, cookies_of, entries_of, letter, listening, staff, undone, writing
from tests.payloads.steady import Steady
from tests.support.pages import VISITOR, Entry, Scene, sign_in

JOURNEYS = frozenset(
    {"participant:start", "participant:step", "participant:concern", "participant:concern_step"}
    | {"team:import", "team:import_row", "team:kept_row"}
)
CHOICES = 4  # ways of choosing among radio buttons, when some words come out nowhere with the first
PROBE = Payload("probe", "", "", "mot")
Pairs = list[tuple[str, Page, Page]]
Readings = Callable[[list[Page]], list[Reading]]


@dataclass
class Product:
    """`readings`: how pages are read (by a browser, or by the standard library)."""

    programme: Programme
    now: datetime
    steady: Steady
    payloads: tuple[Payload, ...]
    readings: Readings
    totals: Totals = field(default_factory=Totals)
    shown: dict[tuple[str, str], Page] = field(default_factory=dict)  # (page, context) → one to open in a browser

    def page(self, name: str) -> None:
        """Every entry of the register for that page; a field already met on it is not tried again."""
        known: set[str] = set()
        for entry in entries_of(name):
            with undone():
                self._entry(entry, known)
        self.totals.fields |= {f"{name} {one}" for one in known}

    def _entry(self, entry: Entry, known: set[str]) -> None:
        others = staff(self.programme, Role.TRAINER, Role.RELAY)  # before the workshops, which they animate
        sender = Client(raise_request_exception=False)  # some pages stand where something broke on purpose
        sign_in(sender, self.programme, entry.role)
        page = page_of(entry.arrange(Scene(sender, self.programme, self.now)))
        sender.raise_request_exception = True  # from here on, what breaks was broken by the words
        reads = {"scene": sender} if entry.role == VISITOR else {"visitor": Client()}
        clients = {**reads, **staff(self.programme, *Role, name="toute-l-equipe"), **others}
        for form in page.forms:
            boxes = [*form.typed, *form.hidden] if form.typed else []
            new = {box.field for box in boxes} - known
            if new:
                known |= new
                FormProduct(self, entry.name, page, form, sender, clients).try_all()


class FormProduct:
    """One form of one page."""

    def __init__(
        self, product: Product, name: str, page: Page, form: Form, sender: Client, clients: dict[str, Client]
    ) -> None:
        self.product, self.name, self.page, self.form = product, name, page, form
        self.sender, self.clients = sender, clients
        self.boxes = list(dict.fromkeys(box.name for box in form.typed))
        self.tags = {box: tag(number) for number, box in enumerate(self.boxes)}
        self.fields = {box.name: f"{name} {box.field}" for box in [*form.typed, *form.hidden]}
        self.references: dict[tuple[object, ...], Run] = {}
        self.was_answered = False
        self.count = product.steady.count

    def try_all(self) -> None:
        variants = self._variants()
        if not self.was_answered:
            self._find(PROBE, "the form", "is neither accepted nor refused in words: its fields are not reached")
        for payload in self.product.payloads:
            for choice, steps in variants:
                self._try(payload, choice, steps)
            self._hidden(payload)

    def _variants(self) -> list[tuple[int, list[Step]]]:
        """Where the words come out, with the first choices and with others when some come out nowhere."""
        found: list[tuple[int, list[Step]]] = []
        seen: set[str] = set()
        for choice in range(CHOICES if any(box.is_ticked for box in self.form.boxes) else 1):
            run, steps = self._explore(choice)
            self.was_answered |= run.sent.accepted or refused_ids(run.sent.last.text) is not None
            new = set().union(*steps.values()) - seen if steps else set()
            if new or not choice:
                found.append((choice, list(steps)))
            seen |= new
            if {self.tags[box] for box in run.sent.kept} <= seen:
                break
        return found

    def _explore(self, choice: int) -> tuple[Run, dict[Step, frozenset[str]]]:
        with self._again():
            cookies = cookies_of(self.sender)
            with writing() as written:
                run = self._run(PROBE, choice, [])
            kept = bool(written) or cookies_of(self.sender) != cookies
            first = {who: [self.page.path, run.sent.last.path] for who in self.clients}
            crawl = Crawl(self.clients, frozenset(self.tags.values()), first, kept)
            steps = crawl.showing() if run.sent.accepted else {}
            return run, steps

    def _run(self, payload: Payload, choice: int, steps: list[Step], tries: dict[str, int] | None = None) -> Run:
        words = {box: payload.text + self.tags[box] for box in self.boxes}
        filling = Filling(self.form, words, choice, int(self.count))
        filling.tries |= tries or {}
        sent = send(self.sender, self.page, self.form, filling)
        tried = dict(filling.tries)
        met = go_on(self.sender, sent.last, JOURNEYS) if sent.accepted else []
        pages = {f"answer {number}": page for number, page in enumerate([*sent.answers, *met])}
        return self._with_outputs(Run(sent, pages, tried), steps)

    def _with_outputs(self, run: Run, steps: list[Step]) -> Run:
        run.pages |= {f"mail {number}": letter(one) for number, one in enumerate(mail.outbox)}
        run.pages |= {step.id: ask(self.clients, step) for step in steps}
        return run

    @contextmanager
    def _again(self) -> Iterator[None]:
        """The same start each time: rows, cookies, identifiers to come."""
        clients = [self.sender, *self.clients.values()]
        cookies = [client.cookies.copy() for client in clients]
        self.product.steady.count = self.count
        mail.outbox.clear()
        with undone():
            yield
        for client, kept in zip(clients, cookies, strict=True):
            client.cookies = kept

    def _try(self, payload: Payload, choice: int, steps: list[Step]) -> None:
        with self._again(), listening() as heard:
            run = self._run(payload, choice, steps)
        twin = self._twin(payload, choice, steps, run)
        pairs = [(where, page, twin.pages[where]) for where, page in run.pages.items() if where in twin.pages]
        if run.pages.keys() != twin.pages.keys() or run.sent.kept != twin.sent.kept:
            self._find(
                payload,
                "the way",
                f"is accepted otherwise: {run.sent.kept ^ twin.sent.kept}, {run.pages.keys() ^ twin.pages.keys()}",
            )
        for words in heard.said:
            self._find(payload, "the log", words)
        self._judge(payload, pairs, lambda where: self._closer(payload, choice, steps, where))
        if not choice:
            self.product.totals.counts["accepted"] += len(run.sent.kept)
            self.product.totals.counts["refused"] += len(self.boxes) - len(run.sent.kept)

    def _twin(self, payload: Payload, choice: int, steps: list[Step], run: Run) -> Run:
        """Harmless words with the same ends of line, refused where the hostile ones were: one run for many payloads."""
        lines = re.sub(r"[^\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+", "m", payload.text)
        key = (choice, lines, len(payload.text) > 200, run.sent.kept, len(run.sent.answers))
        twin = self._known(key, payload.harmless(), choice, steps)
        if twin.sent.kept == run.sent.kept:
            return twin
        with self._again():
            self.references[key] = self._run(payload.harmless(), choice, steps, run.tries)
        return self.references[key]

    def _known(self, key: tuple[object, ...], words: Payload, choice: int, steps: list[Step]) -> Run:
        if key not in self.references:
            with self._again():
                self.references[key] = self._run(words, choice, steps)
        return self.references[key]

    def _closer(self, payload: Payload, choice: int, steps: list[Step], where: str) -> Iterator[Page]:
        """The payload's own twin, sorted as it is in a list; then the same words without the signs of HTML alone, which
        a box that takes no free words refuses for the same reasons. Nothing else is asked for again."""
        asked = [step for step in steps if step.id == where]
        for twin in (payload.harmless(), payload.nearer()):
            run = self._known((choice, twin.id, *asked), twin, choice, asked)
            if where in run.pages:
                yield run.pages[where]

    def _judge(self, payload: Payload, pairs: Pairs, closer: Callable[[str], Iterator[Page]] | None = None) -> None:
        readings = self.product.readings([page for _, one, other in pairs for page in (one, other)])
        for number, (where, one, other) in enumerate(pairs):
            mine = readings[2 * number]
            said = judge(one, other, payload, (mine, readings[2 * number + 1]))
            for nearest in closer(where) if said and closer else ():
                said = judge(one, nearest, payload, (mine, *self.product.readings([nearest])))
                if not said:
                    break
            for words in said:
                self._find(payload, where, words)
            self._count(payload, one, mine)

    def _count(self, payload: Payload, page: Page, reading: Reading) -> None:
        if not tags_in(reading.words):
            return
        self.product.totals.outputs[reading.kind] += 1
        if reading.kind == "html":
            self.product.shown.setdefault((page.name or self.name, payload.id), page)

    def _hidden(self, payload: Payload) -> None:
        """A box that nobody sees, forged: the answer never holds more than those words."""
        for box in {one.field: one for one in self.form.hidden}.values():
            answers = []
            for words in (payload, payload.harmless()):
                with self._again(), listening() as heard:
                    data = [pair for pair in Filling(self.form, {}).data() if pair[0] != box.name]
                    answers.append(
                        submit(self.sender, self.page, self.form, [*data, (box.name, words.text + tag(999))])
                    )
                for line in heard.said:
                    self._find(payload, "the log", line)
            where = f"forged {box.name}"
            if answers[0].status >= 500:
                self._find(payload, where, "breaks the page")
            self._judge(payload, [(where, answers[0], answers[1])])
            self.product.totals.counts["forged"] += 1

    def _find(self, payload: Payload, where: str, words: str) -> None:
        fields = ", ".join(sorted(set(self.fields.values()))[:3])
        self.product.totals.findings.append(Finding(fields, payload.id, where, words))
