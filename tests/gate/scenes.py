"""What several entries of the register play with: a programme that is alive, someone who enrols, a furnished team."""

from dataclasses import dataclass
from typing import Any

from tests.screens.participant.walking import Walk, planned
from tests.screens.public.planning import Planner
from tests.screens.team.stage import Furnisher, Stage
from tests.support.pages import Scene


def planner(scene: Scene) -> Planner:
    return Planner(scene.programme, scene.now)


def alive(scene: Scene) -> Planner:
    """Sessions to come, one of them full, some past: reported, not reported, cancelled."""
    plan = planner(scene)
    plan.many(8)
    plan.enrol(plan.session(3, capacity=1))
    plan.came(plan.session(-40), 23)
    plan.session(-33)
    plan.cancel(plan.session(6))
    return plan


def walk(scene: Scene, days: int = 15, **values: Any) -> Walk:
    """A visitor in front of a workshop to come, with two places unless said otherwise."""
    return Walk(planned(scene.programme, scene.now, days, **values), client=scene.client)


def walk_when_full(scene: Scene) -> Walk:
    """The same; both places are taken."""
    visitor = walk(scene)
    planner(scene).enrol(visitor.session, 2)
    return visitor


@dataclass(frozen=True, slots=True)
class Furnished:
    """The programme of the team's tests, and what an entry may add to it."""

    by: Furnisher
    stage: Stage


def furnished(scene: Scene) -> Furnished:
    by = Furnisher(scene.programme, scene.now, "Exemple")
    return Furnished(by, by.furnish())
