"""The project's own files, as git sees them: tracked, or new and not ignored."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "numerai"


@cache
def project_files() -> tuple[Path, ...]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    paths = (ROOT / name for name in listed.stdout.split("\0") if name)
    return tuple(sorted(path for path in paths if path.is_file()))


@dataclass(frozen=True, slots=True)
class Template:
    """`name` is what a view or a tag calls it."""

    path: Path
    name: str

    @property
    def source(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @property
    def audience(self) -> str:
        return self.path.relative_to(PACKAGE).parts[1]


@cache
def templates() -> tuple[Template, ...]:
    found = []
    for path in project_files():
        parts = path.relative_to(ROOT).parts
        if parts[0] == "numerai" and "templates" in parts:
            found.append(Template(path, "/".join(parts[parts.index("templates") + 1 :])))
    return tuple(found)


def pages() -> list[Template]:
    return [template for template in templates() if template.path.suffix == ".html"]


@cache
def modules(*, of: str = "numerai") -> tuple[tuple[Path, ast.Module], ...]:
    """Each Python file under that folder, parsed; migrations are generated, so they are left out."""
    chosen = (
        path
        for path in project_files()
        if path.suffix == ".py"
        and path.relative_to(ROOT).as_posix().startswith(f"{of}/")
        and "migrations" not in path.parts
    )
    return tuple((path, ast.parse(path.read_text(encoding="utf-8"))) for path in chosen)


def texts_in(tree: ast.AST) -> Iterator[str]:
    """Every literal text; an f-string gives `*` where a value comes."""
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
            yield node.value


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
