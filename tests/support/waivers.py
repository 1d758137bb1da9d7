"""A doubt that a person looked at: which rule of which engine, on which page, why, who looks again, until when."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

WAIVERS = Path(__file__).resolve().parents[1] / "gate" / "waivers.toml"


@dataclass(frozen=True, slots=True)
class Waiver:
    """One doubt of one engine: `rule` begins with the name of the engine, as in `axe:color-contrast`."""

    rule: str
    page: str
    selector: str
    reason: str
    owner: str
    expires: date

    def covers(self, rule: str, page: str, selector: str) -> bool:
        return self.rule == rule and self.page in {page, "*"} and self.selector in selector


def read_waivers(path: Path = WAIVERS) -> list[Waiver]:
    rows: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8")).get("waiver", [])
    return [Waiver(**row) for row in rows]


def waived(waivers: list[Waiver], rule: str, page: str, selector: str, today: date) -> bool:
    return any(waiver.expires >= today and waiver.covers(rule, page, selector) for waiver in waivers)
