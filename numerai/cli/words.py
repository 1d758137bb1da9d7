"""`numerai mots`: what makes a text hard for people who read little, line by line. It needs no data and no Django."""

import argparse
import sys
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from numerai.base.plain_words import Measure, Reader, Remark, Weight, measure, remarks
from numerai.base.plain_words.files import Kind, kind_of, readable
from numerai.base.plain_words.vocabulary import table
from numerai.cli.options import add_format, print_json
from numerai.cli.outcome import CannotNow, Exit, Refused

LARGEST = 2_000_000
STANDARD_INPUT = "-"
NOT_TEXT = {
    b"%PDF": "est un PDF",
    b"PK\x03\x04": "est un document compressé (Word, LibreOffice…)",
    b"\xd0\xcf\x11\xe0": "est un document Word",
    b"\x89PNG": "est une image",
    b"\xff\xd8\xff": "est une image",
}
SAID = {Weight.FAULT: "à récrire", Weight.REMARK: "à revoir"}


@dataclass(frozen=True, slots=True)
class Read:
    """What was found in one file, with what it takes to say where."""

    name: str
    source: str
    figures: Measure
    found: list[Remark]

    def count(self, weight: Weight) -> int:
        return sum(remark.weight is weight for remark in self.found)


def declare(verbs: Any) -> None:
    parser = verbs.add_parser("mots", help="dire ce qui rend un texte difficile, et quoi écrire à la place")
    parser.add_argument(
        "files", metavar="FICHIER", nargs="*", help="texte, Markdown ou HTML ; « - » pour l’entrée standard"
    )
    parser.add_argument(
        "--equipe", action="store_true", help="le texte est pour l’équipe : seules les longueurs comptent"
    )
    parser.add_argument("--liste", action="store_true", help="montrer les mots à éviter, et ceux à écrire")
    add_format(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> Exit:
    if arguments.liste:
        return _show_list(as_json=arguments.format == "json")
    if not arguments.files:
        print("numerai : Dites quel fichier lire, par exemple : numerai mots invitation.md", file=sys.stderr)
        return Exit.USAGE
    reader = Reader.TEAM if arguments.equipe else Reader.PARTICIPANT
    read, ends = [], []
    for name in arguments.files:
        try:
            read.append(_read(name, reader))
            ends.append(Exit.FOUND if read[-1].count(Weight.FAULT) else Exit.DONE)
        except (CannotNow, Refused) as stop:
            print(f"numerai : {stop}", file=sys.stderr)
            ends.append(Exit.NOT_NOW if isinstance(stop, CannotNow) else Exit.FOUND)
    if arguments.format == "json":
        print_json([_as_json(one) for one in read])
    else:
        print("\n\n".join("\n".join(_told(one)) for one in read))
    return max(ends)


# ── Reading ───────────────────────────────────────────────────────────────────────────────────────


def _read(name: str, reader: Reader) -> Read:
    data, shown = _bytes(name)
    if len(data) > LARGEST:
        raise Refused(
            f"« {shown} » est trop grand : {LARGEST // 1_000_000} Mo au plus. Coupez-le en plusieurs fichiers."
        )
    source = _text(data, shown)
    kind = Kind.HTML if name == STANDARD_INPUT and source.lstrip()[:1] == "<" else kind_of(name)
    plain = readable(source, kind)
    return Read(shown, source, measure(plain), remarks(plain, reader))


def _bytes(name: str) -> tuple[bytes, str]:
    """No more than it takes to see that it is too large."""
    if name == STANDARD_INPUT:
        return sys.stdin.buffer.read(LARGEST + 1), "entrée standard"
    path = Path(name)
    if path.is_dir():
        raise CannotNow(f"« {name} » est un dossier. Donnez les fichiers, par exemple : {name}/*.md")
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1), name
    except FileNotFoundError as missing:
        raise CannotNow(f"Le fichier « {name} » n’existe pas. Vérifiez son nom et son dossier.") from missing
    except (OSError, ValueError) as closed:
        raise CannotNow(f"Le fichier « {name} » ne s’ouvre pas. Vérifiez vos droits.") from closed


def _text(data: bytes, shown: str) -> str:
    for beginning, what in NOT_TEXT.items():
        if data.startswith(beginning):
            raise Refused(f"« {shown} » {what}. Enregistrez-le comme texte (.txt), puis recommencez.")
    try:
        source = data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise Refused(f"« {shown} » n’est pas écrit en UTF-8. Enregistrez-le en UTF-8, puis recommencez.") from wrong
    if "\0" in source:
        raise Refused(f"« {shown} » n’est pas un texte. Enregistrez-le comme texte (.txt), puis recommencez.")
    return source


# ── Telling ───────────────────────────────────────────────────────────────────────────────────────


class _Places:
    """Lines and columns as editors count them, from 1."""

    def __init__(self, source: str) -> None:
        self._starts = [0, *(at + 1 for at, sign in enumerate(source) if sign == "\n")]

    def of(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def _told(read: Read) -> Iterator[str]:
    places = _Places(read.source)
    for remark in sorted(read.found, key=lambda remark: remark.start):
        if not remark.excerpt:
            yield f"{read.name} {SAID[remark.weight]} : tout le texte\n    {remark.advice}"
            continue
        line, column = places.of(remark.start)
        yield f"{read.name}:{line}:{column} {SAID[remark.weight]} : « {_excerpt(read, remark)} »"
        yield f"    {remark.advice}"
        if remark.rewrite is not None:
            yield f"    Proposition : « {remark.rewrite} »"
    yield _summary(read)


def _excerpt(read: Read, remark: Remark) -> str:
    words = " ".join(read.source[remark.start : remark.end].split())
    return words if len(words) <= 80 else words[:79].rstrip() + "…"


def _summary(read: Read) -> str:
    figures = read.figures
    if not figures.words:
        return f"{read.name} : aucun mot à lire."
    counts = ", ".join(f"{read.count(weight)} {SAID[weight]}" for weight in Weight)
    mean, ease = f"{figures.mean:.1f}".replace(".", ","), f"{figures.ease:.0f}"
    return (
        f"{read.name} : {_several(figures.sentences, 'phrase')}, {mean} mots par phrase, "
        f"la plus longue en a {figures.longest}. "
        f"Facilité de lecture (Kandel et Moles) : {ease}, {_judged(figures.ease)}. {counts}."
    )


def _several(count: int, word: str) -> str:
    return f"{count} {word}{'s' if count > 1 else ''}"


def _judged(ease: float) -> str:
    return "facile" if ease >= 70 else "moyen" if ease >= 50 else "difficile"


def _as_json(read: Read) -> dict[str, Any]:
    places = _Places(read.source)
    found = []
    for remark in read.found:
        line, column = places.of(remark.start)
        own = {**asdict(remark), "excerpt": read.source[remark.start : remark.end]}
        found.append({"line": line, "column": column, **own})
    return {"file": read.name, "measure": asdict(read.figures), "remarks": found}


def _show_list(*, as_json: bool) -> Exit:
    rows = table()
    if as_json:
        print_json(rows)
        return Exit.DONE
    for family in dict.fromkeys(row["famille"] for row in rows):
        print(f"\n{family}")
        for row in rows:
            if row["famille"] == family:
                print(f"  {row['éviter']} → {row['écrire']}")
    return Exit.DONE
