"""How often the lint is right, on 200 sentences labelled before its rules: `python -m tests.base.words_figures`.

A pair is one sentence and one rule. Precision: how many of the pairs told are expected. Recall: how many of the
expected ones are told.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from numerai.base.plain_words import remarks

FOLDER = Path(__file__).parents[1] / "data" / "words"
FILES = {"open": "140 phrases vues pendant les réglages", "held-out": "60 phrases gardées à part"}
TRAPS = {"traps": "40 pièges écrits après les règles, pour trouver ce qui leur échappe"}


@dataclass(slots=True)
class Figures:
    sentences: int = 0
    good: int = 0
    good_and_silent: int = 0
    told_and_expected: int = 0
    told_only: list[str] = field(default_factory=list)
    expected_only: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.told_and_expected / (self.told_and_expected + len(self.told_only))

    @property
    def recall(self) -> float:
        return self.told_and_expected / (self.told_and_expected + len(self.expected_only))


def sentences_of(name: str) -> Iterator[tuple[set[str], str]]:
    """The rules that each sentence breaks, and the sentence."""
    for line in (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            broken, sentence = line.split("\t")
            yield set(broken.split()) - {"-"}, sentence


def figures(name: str) -> Figures:
    found = Figures()
    for expected, sentence in sentences_of(name):
        told = {remark.rule for remark in remarks(sentence)}
        found.sentences += 1
        found.good += not expected
        found.good_and_silent += not expected and not told
        found.told_and_expected += len(told & expected)
        found.told_only += [f"{rule} : {sentence}" for rule in sorted(told - expected)]
        found.expected_only += [f"{rule} : {sentence}" for rule in sorted(expected - told)]
    return found


def by_rule() -> dict[str, list[int]]:
    """For each rule, over both files: expected, found, told in excess."""
    counts: dict[str, list[int]] = {}
    for name in FILES:
        for expected, sentence in sentences_of(name):
            told = {remark.rule for remark in remarks(sentence)}
            for rule in expected | told:
                row = counts.setdefault(rule, [0, 0, 0])
                row[0] += rule in expected
                row[1] += rule in expected & told
                row[2] += rule in told - expected
    return counts


def main() -> None:
    for name, what in (FILES | TRAPS).items():
        found = figures(name)
        said = f"{what} : précision {found.precision:.1%}, rappel {found.recall:.1%}"
        print(said.replace(".", ",").replace("%", " %"))
        print(f"  {found.good_and_silent} bonnes phrases sur {found.good} sans remarque")
        for title, cases in (("en trop", found.told_only), ("manqué", found.expected_only)):
            for case in cases:
                print(f"  {title} : {case}")
    print(f"\n{'règle':<18}{'attendues':>10}{'trouvées':>10}{'en trop':>10}")
    for rule, row in sorted(by_rule().items()):
        print(f"{rule:<18}" + "".join(f"{count:>10}" for count in row))


if __name__ == "__main__":
    main()
