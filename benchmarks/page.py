"""The page of results: where and when it was measured, one table for each subject, then how costs grow."""

import os
import platform
import re
import sqlite3
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.measure import Figure, growths, said

PAGE = Path(__file__).with_name("RESULTS.md")
TOO_FAST = 1.3  # an exponent above it asks why


def written(results: dict[str, list[Figure]], *, quick: bool) -> str:
    """`results`: the figures of each subject, by its title."""
    parts = [*_head(quick)]
    for title, figures in results.items():
        parts += [
            f"\n## {title}\n",
            "| measure | median | lowest – highest | limit | beside |",
            "|---|--:|--:|--:|---|",
        ]
        parts += [_row(figure) for figure in figures]
    parts += _growth([figure for figures in results.values() for figure in figures])
    return "\n".join(parts) + "\n"


def _head(quick: bool) -> list[str]:
    lines = [
        "# Measured",
        "",
        "Written by `make benchmark`: one run, one machine, medians. Nothing here is a promise unless it has a limit.",
        "",
        f"- {datetime.now(UTC):%d %B %Y, %H:%M} UTC, commit {_commit()}",
        f"- {_processor()}, {os.cpu_count()} cores, {_memory()} of memory, {platform.system()} {platform.release()}",
        f"- Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, PostgreSQL {_postgres()}",
    ]
    return [*lines, "- a quick run: small sizes, few repetitions; only a full run is worth quoting"] if quick else lines


def _row(figure: Figure) -> str:
    spread = f"{said(min(figure.values))} – {said(max(figure.values))}" if len(figure.values) > 1 else ""
    limit = ""
    if figure.limit is not None:
        sign = "≥" if figure.at_least else "≤"
        limit = f"{sign} {said(figure.limit)}{'' if figure.holds else ' **passed**'}"
    return f"| {figure.name} | {said(figure.median)} {figure.unit} | {spread} | {limit} | {figure.beside} |"


def _growth(figures: list[Figure]) -> list[str]:
    rows = []
    for name, points, power in growths(figures):
        costs = " · ".join(f"{size:,}: {said(cost)}" for size, cost in points.items())
        rows.append(f"| {name} | {costs} | {power:.2f}{' **look why**' if power > TOO_FAST else ''} |")
    if not rows:
        return []
    words = "An exponent of 0 is a cost that does not grow, 1 grows in proportion, 2 will break one day."
    return ["\n## How costs grow\n", f"{words}\n", "| series | size: median | exponent |", "|---|---|--:|", *rows]


def _commit() -> str:
    done = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, cwd=PAGE.parent)
    return done.stdout.strip() or "unknown"


def _processor() -> str:
    found = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(encoding="utf-8"), re.M)
    return found[1] if found else platform.machine()


def _memory() -> str:
    return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB"


def _postgres() -> str:
    from tests.support.postgres import NoPostgres, programs

    try:
        done = subprocess.run([programs() / "postgres", "--version"], capture_output=True, text=True)
    except NoPostgres:
        return "absent"
    return done.stdout.split()[2] if done.stdout else "absent"
