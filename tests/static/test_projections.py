"""Projected tables are written by projections.py alone: what the journal says is what the tables hold."""

import ast
import re

import pytest

from numerai.base.journal import registry
from tests.support.projection_lint import Projected, writes
from tests.support.sources import ROOT, modules, shown

WRITERS = {"projections.py"}
REBUILD = "numerai/base/journal/"  # empties the tables before it projects everything again


def known() -> Projected:
    models = [table.model for table in registry.projected_tables()]
    relations = {relation.get_accessor_name() for model in models for relation in _leading_to(model)}
    return Projected(frozenset(model.__name__ for model in models), frozenset(filter(None, relations)))


def _leading_to(model: type) -> list:
    """Reverse relations of other tables that end at this one."""
    forward = [field for field in model._meta.get_fields() if field.many_to_one or field.one_to_one]
    return [field.remote_field for field in forward if field.concrete and not field.remote_field.hidden]


def test_no_other_module_writes_them() -> None:
    found = {
        f"{shown(path)}:{line}": source
        for path, tree in modules()
        if path.name not in WRITERS and not shown(path).startswith(REBUILD)
        for line, source in writes(tree, known())
    }
    assert found == {}


def test_the_projections_do_write_them() -> None:
    """The lint sees the writes where they belong: it is not blind."""
    seen = [writes(tree, known()) for path, tree in modules() if path.name in WRITERS]
    assert seen
    assert all(seen)


SAMPLE = Projected(frozenset({"Enrolment", "Session"}), frozenset({"enrolments", "head_count"}))
IMPORT = "from numerai.programme.workshops.models import Enrolment, Session, Note\n"


@pytest.mark.parametrize(
    "source",
    [
        "Enrolment.objects.create(status='x')",
        "Enrolment.objects.filter(id=1).update(status='x')",
        "Enrolment.objects.of(programme).delete()",
        "Enrolment(status='x').save()",
        "def f():\n    row = Enrolment(status='x')\n    row.save()",
        "def f():\n    seat = Enrolment.objects.get(id=1)\n    seat.save()",
        "def f():\n    for seat in lock_rows(Enrolment.objects.all()):\n        seat.delete()",
        "def f(session):\n    session.enrolments.update(status='x')",
        "def f(session):\n    session.save()",
        "def f(session):\n    count = session.head_count\n    count.save()",
        "def f(session, people):\n    session.enrolments.set(people)",
    ],
)
def test_each_way_to_write_is_seen(source: str) -> None:
    assert len(writes(ast.parse(IMPORT + source), SAMPLE)) == 1


@pytest.mark.parametrize(
    "source",
    [
        "Note.objects.create(text='x')",
        "rows = Enrolment.objects.filter(id=1).values_list('id')",
        "def f():\n    counts = {}\n    counts.update({'a': 1})\n    seen = set()\n    seen.add(1)",
        "def f(session):\n    return session.enrolments.count()",
        "def f(session):\n    return Enrolment(session=session)",
    ],
)
def test_reads_and_other_tables_pass(source: str) -> None:
    assert writes(ast.parse(IMPORT + source), SAMPLE) == []


def test_the_architecture_names_them_all() -> None:
    told = re.search(r"Projected tables:(.*?)\n\n", (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8"), re.S)
    assert told
    assert set(re.findall(r"[A-Z][A-Za-z]+", re.sub(r"\(.*?\)|All other.*", "", told.group(1), flags=re.S))) == set(
        known().models
    )
