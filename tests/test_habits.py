"""The repository checks its own habits, so that nobody has to remember them."""

import ast
import os
import re
import tomllib

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

from tests.support.sources import PACKAGE, ROOT, modules, project_files, shown

# Each app may only point at those before it.
ORDER = [
    "base",
    "journal",
    "places",
    "people",
    "library",
    "workshops",
    "support",
    "tours",
    "concerns",
    "accessibility",
    "followup",
    "reporting",
]
LIBRARIES = {"auth", "contenttypes", "sessions", "account", "mfa"}
JUNK_DRAWERS = {"utils", "helpers", "common", "misc"}
CLOCKS = {"now", "today", "utcnow", "localdate", "localtime", "time", "time_ns"}
CLOCK_OWNERS = {"datetime", "date", "timezone", "time", "dates"}
USUAL_FILE, LONGEST_FILE, LONGEST_FUNCTION = 250, 400, 50


def our_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("numerai.")]


# ── Data ──────────────────────────────────────────────────────────────────────────────────────────


def test_foreign_keys_point_down_the_order() -> None:
    upward = [
        f"{model.__name__}.{field.name} → {field.related_model.__name__}"
        for model in our_models()
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation and field.related_model._meta.app_label not in LIBRARIES
        if ORDER.index(field.related_model._meta.app_label) > ORDER.index(model._meta.app_label)
    ]
    assert upward == []


def test_each_model_is_in_the_glossary() -> None:
    glossary = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    assert [model.__name__ for model in our_models() if f"`{model.__name__}`" not in glossary] == []


@pytest.mark.django_db
def test_migrations_are_complete() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_migrations_are_named_by_hand() -> None:
    assert [shown(path) for path in project_files() if "migrations" in path.parts and "_auto_" in path.name] == []


def test_dates_are_given_never_stamped() -> None:
    fields = [
        f"{model.__name__}.{field.name}"
        for model in our_models()
        for field in model._meta.get_fields()
        if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)
    ]
    assert fields == []


def test_requests_are_not_transactions() -> None:
    from django.conf import settings

    assert [name for name, base in settings.DATABASES.items() if base.get("ATOMIC_REQUESTS")] == []


# ── Code ──────────────────────────────────────────────────────────────────────────────────────────


def clock_calls(tree: ast.AST) -> list[int]:
    """Lines that read a clock: `datetime.now()`, `dates.today()`… A default that is only named passes."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in CLOCKS
        and isinstance(node.func.value, ast.Name | ast.Attribute)
        and ast.unparse(node.func.value).rpartition(".")[2] in CLOCK_OWNERS
    ]


def test_the_programme_is_told_the_time() -> None:
    deciding = [(path, tree) for of in ("numerai/programme", "numerai/base/journal") for path, tree in modules(of=of)]
    assert deciding
    assert {shown(path): lines for path, tree in deciding if (lines := clock_calls(tree))} == {}


@pytest.mark.parametrize("source", ["datetime.now()", "date.today()", "timezone.now()", "dates.today()", "time.time()"])
def test_each_clock_is_seen(source: str) -> None:
    assert clock_calls(ast.parse(source)) == [1]


def test_no_junk_drawer() -> None:
    code = [path for path in project_files() if path.is_relative_to(PACKAGE) or path.is_relative_to(ROOT / "tests")]
    assert [shown(path) for path in code if JUNK_DRAWERS & {path.stem, *path.parent.parts}] == []


def test_files_stay_short() -> None:
    code = [*modules(), *modules(of="tests"), *modules(of="tools")]
    lengths = {shown(path): len(path.read_text(encoding="utf-8").splitlines()) for path, _ in code}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}
    assert sum(length > USUAL_FILE for length in lengths.values()) <= len(lengths) / 10


def test_functions_stay_short() -> None:
    long = [
        f"{shown(path)}:{node.name} {length}"
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        if (length := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
    ]
    assert long == []


def test_each_module_says_what_it_decides() -> None:
    silent = [
        shown(path)
        for path, tree in modules()
        if tree.body and path.name not in {"apps.py", "urls.py", "__init__.py"} and ast.get_docstring(tree) is None
    ]
    assert silent == []


# ── The repository ────────────────────────────────────────────────────────────────────────────────

# Written in pieces, so that this file does not hold what it forbids.
MACHINE_PATHS = ["/" + name + "/" for name in ("work", "root", "home", "tmp")]
REGISTRIES = [
    ".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"))
]


def own_registries() -> list[str]:
    """Those that this machine is set to use must not leak either."""
    names = ("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "UV_INDEX_URL", "UV_DEFAULT_INDEX", "NPM_CONFIG_REGISTRY")
    return [host for name in names for host in re.findall(r"//([^/\s:]+)", os.environ.get(name, ""))]


def test_no_file_names_a_machine_or_a_registry() -> None:
    forbidden = re.compile(
        "|".join([rf"(?<![\w.}}])(?:{'|'.join(MACHINE_PATHS)})", *map(re.escape, REGISTRIES + own_registries())])
    )
    found = {}
    for path in project_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture, a catalogue: no words
        if leak := forbidden.search(text):
            found[shown(path)] = leak.group()
    assert found == {}


def test_each_dependency_says_why_it_is_there() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)["project"]
    wanted = [
        *project["dependencies"],
        *(name for extra in project["optional-dependencies"].values() for name in extra),
    ]
    silent = [name for name in wanted if not re.search(rf'"{re.escape(name)}"[\],]*\s+#\s\w', text)]
    assert silent == []


def test_locks_record_no_download_address() -> None:
    locks = [ROOT / "package-lock.json", *(ROOT / "requirements").glob("*.txt")]
    assert [
        shown(lock) for lock in locks if re.search(r"https?://|\"resolved\"", lock.read_text(encoding="utf-8"))
    ] == []
