"""Which files are one person, for sure (merged) or perhaps (proposed): people are counted, nothing is decided."""

from collections.abc import Collection, Iterable, Mapping
from typing import TypeVar

Key = TypeVar("Key")


def root_of(file: Key, merged_into: Mapping[Key, Key | None]) -> Key:
    """The file that stands for the person: the end of the aliases, even when an alias was merged again."""
    seen = {file}
    while (into := merged_into.get(file)) is not None and into not in seen:
        seen.add(into)
        file = into
    return file


def group_of(file: Key, merged_into: Mapping[Key, Key | None]) -> list[Key]:
    """All files of the person of this one, the main one first. `merged_into`: at least the files that are merged."""
    root = root_of(file, merged_into)
    return [root, *(alias for alias, into in merged_into.items() if into and root_of(alias, merged_into) == root)]


def fewest_people(people: Collection[Key], proposals: Iterable[tuple[Key, Key]]) -> int:
    """How many these people are at least: as if every proposal were accepted, also through someone else's file."""
    parent: dict[Key, Key | None] = {}
    for one, other in proposals:
        root, other_root = root_of(one, parent), root_of(other, parent)
        if root != other_root:
            parent[root] = other_root
    return len({root_of(person, parent) for person in people})
