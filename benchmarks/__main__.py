"""Every measure in one run, one after another, each in a process and a data folder of its own, thrown away afterwards.

    python -m benchmarks [SUBJECT…] [--quick]        (`make benchmark`)
Without a subject, the page `benchmarks/RESULTS.md` is written anew.
"""

import argparse
import importlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from benchmarks.measure import Figure, said
from benchmarks.page import PAGE, written

# A subject is a module with a TITLE and `run(quick)`, which yields figures; NEEDS_DJANGO: in a prepared folder.
SUBJECTS = ("thin_link", "pages", "enrolments", "search", "files", "papers", "memory_and_start")


def arguments(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.partition("\n")[0])
    parser.add_argument("subjects", nargs="*", metavar="SUBJECT", help=" ".join(SUBJECTS))
    parser.add_argument("--quick", action="store_true", help="small sizes, few repetitions")
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)  # the process of one subject
    given = parser.parse_args(words)
    if unknown := set(given.subjects) - set(SUBJECTS):
        parser.error(f"unknown: {', '.join(sorted(unknown))}; the subjects are {', '.join(SUBJECTS)}")
    return given


def module(subject: str):  # type: ignore[no-untyped-def]  # a module of this folder
    return importlib.import_module(f"benchmarks.{subject}")


def alone(subject: str, *, quick: bool) -> None:
    """In this process: figures go out one a line."""
    measured = module(subject)
    with tempfile.TemporaryDirectory(prefix="numerai-benchmark-") as name:
        if getattr(measured, "NEEDS_DJANGO", False):
            _prepare(Path(name) / "donnees")
        for figure in measured.run(quick):
            print(json.dumps(figure.to_dict()), flush=True)


def _prepare(folder: Path) -> None:
    from tests.support.ready import lay, settings_of

    os.environ |= settings_of(folder, lay(folder, ""), demo=False)
    import django

    django.setup()


def measured(subject: str, *, quick: bool) -> list[Figure]:
    command = [sys.executable, "-m", "benchmarks", subject, "--alone", *(["--quick"] if quick else [])]
    print(f"── {module(subject).TITLE}", flush=True)
    began, figures = time.monotonic(), []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout or ():
            figures.append(Figure.from_dict(json.loads(line)))
            print(f"   {_told(figures[-1])}", flush=True)
    if process.returncode:
        raise SystemExit(f"{subject}: ended with {process.returncode}; the lines above say why")
    print(f"   ({time.monotonic() - began:.0f} s)", flush=True)
    return figures


def _told(figure: Figure) -> str:
    limit = f", limit {said(figure.limit)}" if figure.limit is not None else ""
    spread = f"{said(min(figure.values))} to {said(max(figure.values))}{limit}"
    return f"{figure.name:<58} {said(figure.median):>8} {figure.unit:<8} ({spread}){'' if figure.holds else '  PASSED'}"


def main(words: Iterable[str]) -> int:
    given = arguments(list(words))
    if given.alone:
        alone(given.subjects[0], quick=given.quick)
        return 0
    chosen = given.subjects or SUBJECTS
    results = {module(subject).TITLE: measured(subject, quick=given.quick) for subject in chosen}
    if not given.subjects:
        PAGE.write_text(written(results, quick=given.quick), encoding="utf-8")
        print(f"── {PAGE.name} says it all")
    holds = all(figure.holds for figures in results.values() for figure in figures)
    return 0 if holds or given.quick else 1  # a quick run tries the measures, not the product


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
