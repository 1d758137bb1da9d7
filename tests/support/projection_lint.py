"""Finds writes to projected tables in Python source. It reads names, not types, so it follows simple assignments."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

WRITES = {
    "create", "get_or_create", "update_or_create", "bulk_create", "bulk_update", "update", "delete", "save",
    "add", "set", "remove", "clear",
}  # fmt: skip
ONLY_ON_MODELS = {"add", "set", "remove", "clear"}  # sets and dictionaries have these too: only after a relation


@dataclass(frozen=True, slots=True)
class Projected:
    """What the lint looks for: names of models, and names that lead to them from other rows."""

    models: frozenset[str]
    relations: frozenset[str]


def writes(tree: ast.Module, known: Projected) -> list[tuple[int, str]]:
    """Line and source of each write."""
    imported = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").endswith("models")
        for alias in node.names
        if alias.name in known.models
    }
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    found = {
        (call.lineno, ast.unparse(call))
        for scope in [tree, *functions]
        for call in _calls(scope, imported, known, _rows(scope, imported, known))
    }
    return sorted(found)


def _rows(scope: ast.AST, imported: set[str], known: Projected) -> set[str]:
    """Local names that hold rows of projected tables: assigned from, or looping over, something that reads them."""
    rows: set[str] = {name.lower() for name in imported}
    for node in ast.walk(scope):
        targets: list[ast.expr] = []
        value: ast.expr | None = None
        match node:
            case ast.Assign():
                targets, value = node.targets, node.value
            case ast.AnnAssign() | ast.NamedExpr():
                targets, value = [node.target], node.value
            case ast.For() | ast.comprehension():
                targets, value = [node.target], node.iter
        if value is not None and _reads(value, imported | rows, known):
            rows |= {name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)}
    return rows


def _reads(value: ast.expr, names: set[str], known: Projected) -> bool:
    root, steps = _chain(value)
    return root in names or bool(set(steps) & known.relations)


def _calls(scope: ast.AST, imported: set[str], known: Projected, rows: set[str]) -> Iterator[ast.Call]:
    for node in ast.walk(scope):
        if not isinstance(node, ast.Call):
            continue
        if not isinstance(node.func, ast.Attribute) or node.func.attr not in WRITES:
            continue
        root, steps = _chain(node.func.value)
        by_relation = bool(set(steps) & known.relations)
        if node.func.attr in ONLY_ON_MODELS and not by_relation:
            continue
        if node.func.attr == "update" and node.args:
            continue  # a dictionary's; a queryset's takes keywords only
        if by_relation or root in imported or root in rows:
            yield node


def _chain(value: ast.expr) -> tuple[str, list[str]]:
    """`session.enrolments.filter(…)[0]` → ("session", ["enrolments", "filter"])."""
    steps: list[str] = []
    while True:
        match value:
            case ast.Attribute():
                steps.append(value.attr)
                value = value.value
            case ast.Call():
                # A function such as lock_rows(queryset) answers what it was given.
                value = value.args[0] if isinstance(value.func, ast.Name) and value.args else value.func
            case ast.Subscript() | ast.Starred() | ast.Await():
                value = value.value
            case ast.Name():
                return value.id, steps[::-1]
            case _:
                return "", steps[::-1]
