"""What a rule says about a text: which words, how serious, why, and what to write instead."""

from dataclasses import dataclass
from enum import StrEnum


class Reader(StrEnum):
    PARTICIPANT = "participant"
    TEAM = "team"


class Weight(StrEnum):
    FAULT = "fault"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Remark:
    """`text[start:end]` is the excerpt; `rewrite`, when there is one, may take its place as it stands."""

    rule: str
    weight: Weight
    excerpt: str
    advice: str
    start: int = 0
    end: int = 0
    rewrite: str | None = None
