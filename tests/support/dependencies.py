"""What the project stands on: locked, hashed, installed as locked, declared, used, under a licence joined to ours."""

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import metadata

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support.sources import ROOT, modules

# Ours is AGPL-3.0-or-later. Each of these may be joined to it; GPL only to what never runs with people's data.
FREE = set(
    "MIT MIT-0 MIT-CMU BSD BSD-2-Clause BSD-3-Clause Apache-2.0 MPL-2.0 PSF-2.0 LGPL-3.0-only CNRI-Python".split()
)
FOR_TOOLS = {"GPL-3.0-or-later"}
CLASSIFIERS = {
    "MIT License": "MIT",
    "BSD License": "BSD",
    "Apache Software License": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
# Needed without being named in our code: who asks for it.
ASKED_BY = {
    "argon2-cffi": "django.contrib.auth.hashers",
    "defusedxml": "openpyxl.xml",
    "fido2": "allauth.mfa.webauthn.internal.auth",
    "psycopg": "django.db.backends.postgresql.psycopg_any",
}
OURS, INSTALLERS = "numerai", {"pip"}


@dataclass(frozen=True, slots=True)
class Pin:
    name: str
    version: str
    applies: bool  # on this machine
    hashes: tuple[str, ...]


@dataclass(slots=True)
class Findings:
    """What is wrong, by the rule that it breaks."""

    of: dict[str, list[str]] = field(default_factory=dict)

    def add(self, rule: str, found: list[str]) -> None:
        self.of[rule] = sorted(found)


def pins(text: str) -> Iterator[Pin]:
    """The lines of a lock, as `pip` reads them."""
    for block in re.split(r"\n(?=\S)", text.replace("\\\n", " ").strip()):
        said = re.match(r"([\w.-]+)==(\S+?)(?: ; (.*?))?\s+(?=--hash|$)|([\w.-]+)==(\S+)$", block.strip() + " ")
        if said is None:
            continue
        marker = Marker(said[3]) if said[3] else None
        hashes = tuple(re.findall(r"--hash=sha256:([0-9a-f]{64})\b", block))
        yield Pin(canonicalize_name(said[1]), said[2], marker is None or marker.evaluate(), hashes)


def lock(name: str) -> list[Pin]:
    return list(pins((ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")))


def installed() -> dict[str, str]:
    return {canonicalize_name(one.metadata["Name"]): one.version for one in metadata.distributions()}


def without_a_hash(locked: list[Pin]) -> list[str]:
    return [pin.name for pin in locked if not pin.hashes]


def other_than_locked(locked: list[Pin], here: dict[str, str]) -> list[str]:
    """Installed at another version, missing, or installed without being locked."""
    wanted = {pin.name: pin.version for pin in locked if pin.applies}
    wrong = [
        f"{name} {here.get(name, 'absent')} ≠ {version}"
        for name, version in wanted.items()
        if here.get(name) != version
    ]
    return wrong + [f"{name} non verrouillé" for name in here if name not in {*wanted, OURS, *INSTALLERS}]


def licence(name: str) -> set[str]:
    """The licences among which one may choose, or that all hold; empty when nothing known is said."""
    said = metadata.metadata(name)
    expression = said.get("License-Expression") or ""
    if expression:
        return set(re.split(r"\s+(?:AND|OR)\s+", expression.replace("(", "").replace(")", "")))
    labels = [
        label.rpartition("::")[2].strip() for label in said.get_all("Classifier") or [] if label.startswith("License")
    ]
    return {CLASSIFIERS.get(label, label) for label in labels} or {str(said.get("License") or "?").splitlines()[0]}


def refused_licences(run: list[Pin], dev: list[Pin]) -> list[str]:
    running = {pin.name for pin in run}
    here = [pin for pin in [*run, *dev] if pin.applies]
    allowed = {pin.name: FREE if pin.name in running else FREE | FOR_TOOLS for pin in here}
    return [
        f"{name} : {', '.join(sorted(licence(name)))}" for name, free in allowed.items() if not licence(name) <= free
    ]


def declared() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [*project["dependencies"], *(name for extra in project["optional-dependencies"].values() for name in extra)]
    return {canonicalize_name(Requirement(line).name) for line in lines}


def imported() -> set[str]:
    """Top-level modules that our code imports, or names in a setting."""
    found: set[str] = set()
    for _, tree in modules():
        for node in _running(tree):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
            elif (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and re.fullmatch(r"\w+(\.\w+)+", node.value)
            ):
                found.add(node.value.partition(".")[0])
    return found


def _running(tree: ast.AST) -> Iterator[ast.AST]:
    """What runs: not the imports that only types read."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        yield node
        yield from _running(node)


def undeclared_and_unused(used: set[str], wanted: set[str]) -> tuple[list[str], list[str]]:
    """Imported without being declared; declared, and neither imported nor asked for by who is."""
    gives = {
        module: {canonicalize_name(name) for name in names}
        for module, names in metadata.packages_distributions().items()
    }
    reached = set().union(*(gives.get(module, set()) for module in used)) - {OURS}
    return sorted(reached - wanted), sorted(wanted - reached - set(ASKED_BY))


def audit() -> Findings:
    """All that can be known without a network."""
    run, dev, tools = lock("run"), lock("dev"), lock("audit")
    undeclared, unused = undeclared_and_unused(imported(), declared())
    found = Findings()
    found.add("sans empreinte", without_a_hash([*run, *dev, *tools]))
    found.add("autre que verrouillé", other_than_locked([*run, *dev], installed()))
    found.add(
        "deux versions", [one.name for one in run for two in dev if one.name == two.name and one.version != two.version]
    )
    found.add("licence à regarder", refused_licences(run, dev))
    found.add("utilisé sans être déclaré", undeclared)
    found.add("déclaré sans être utilisé", unused)
    return found
