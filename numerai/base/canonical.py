"""One way of writing a value as text, so that equal values have equal bytes and equal hashes."""

import json
from datetime import date, datetime, time
from enum import Enum
from typing import Any
from uuid import UUID


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    raise TypeError(f"no canonical form for {type(value).__name__}")


def dumps(value: Any) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_plain)


def loads(text: str) -> Any:
    return json.loads(text)
