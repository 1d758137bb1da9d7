"""Someone who has a keyboard and nothing else: Tab, arrows, Space, Enter, and letters."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from tests.support.keyboard import Stop, focused

FARTHEST = 120  # stops of the longest page, the list of all that happens in a programme


class OutOfReach(AssertionError):
    """The keyboard does not lead there; the message says what was looked for, and where."""


@dataclass(frozen=True, slots=True)
class Hands:
    page: Page

    @property
    def heading(self) -> str:
        return self.words_of("h1")

    @property
    def focus(self) -> Stop:
        return focused(self.page)

    def words_of(self, selector: str) -> str:
        """As they are read, with plain spaces."""
        return " ".join(self.page.locator(selector).first.inner_text().split())

    def reach(self, words: str, *, group: str = "", kind: str = "") -> None:
        """Tab until the focus says these words, in the question `group`."""
        for _ in range(FARTHEST):
            self.page.keyboard.press("Tab")
            stop = self.focus
            if words in stop.words and group in stop.group and kind in stop.kind:
                return
        raise OutOfReach(f"« {words} » {group} on {self.page.url} ({self.heading})")

    def follow(self, words: str) -> None:
        """A link or a button that leads to another page."""
        self.reach(words)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def pick(self, label: str, file: Path) -> None:
        """A file, in the window that the browser opens."""
        with self.page.expect_file_chooser() as chooser:
            self.reach(label, kind="file")
            self.page.keyboard.press("Enter")
        chooser.value.set_files(file)

    def take(self, words: str) -> Path:
        """A button that gives a file; the page stays."""
        self.reach(words)
        with self.page.expect_download() as download:
            self.page.keyboard.press("Enter")
        return Path(
            shutil.copy(download.value.path(), download.value.path().with_name(download.value.suggested_filename))
        )

    def go_on(self) -> None:
        self.follow("Continuer")

    def write(self, label: str, text: str, *, group: str = "") -> None:
        self.reach(label, group=group)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def tick(self, label: str) -> None:
        self.reach(label, kind="checkbox")
        self.page.keyboard.press("Space")

    def choose(self, label: str, *, group: str = "") -> None:
        """One answer of a question: Tab leads to the question, the arrows from answer to answer."""
        self.reach("", group=group, kind="radio")
        for _ in range(FARTHEST):
            if label in self.focus.words:
                self.page.keyboard.press("Space")
                return
            self.page.keyboard.press("ArrowDown")
        raise OutOfReach(f"« {label} » among the answers of « {self.focus.group} »")
