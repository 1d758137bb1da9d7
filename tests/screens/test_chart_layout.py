"""The map of venues: any commune has its place, a mark that a finger finds, and a name that covers no other."""

from itertools import combinations

import pytest

from numerai.programme.places.models import Commune, TargetCommune
from numerai.screens.components.chart import NAMES
from numerai.screens.components.chart_layout import Box, Place, _mark_box, _name_box, laid_out

GREAT_NOUMEA = ("Nouméa", "Dumbéa", "Mont-Dore", "Païta")
A_YEAR = (
    *GREAT_NOUMEA,
    "Koné",
    "Bourail",
    "La Foa",
    "Thio",
    "Hienghène",
    "Lifou",
    "Maré",
    "Ouvéa",
    "Poindimié",
    "Yaté",
)


def placed(names: tuple[str, ...]) -> list[Place]:
    rows = {row.name: row for row in Commune.objects.filter(name__in=names)}
    return [Place(rows[n].code, n, rows[n].latitude, rows[n].longitude, f"#{n}", "1 lieu") for n in names]


@pytest.mark.django_db
def test_the_nine_stops_stand_where_they_were_drawn() -> None:
    targets = {row.commune_id: row for row in TargetCommune.objects.select_related("commune")}
    assert set(targets) == set(NAMES)
    for stop in laid_out(placed(tuple(row.commune.name for row in targets.values()))):
        assert abs(stop.x - targets[stop.code].map_x) <= 1
        assert abs(stop.y - targets[stop.code].map_y) <= 1
        assert not stop.thread


@pytest.mark.django_db
@pytest.mark.parametrize("names", [GREAT_NOUMEA, A_YEAR, ("Bélep", "Poum", "Île des Pins")])
def test_marks_stay_apart_and_names_cover_nothing(names: tuple[str, ...]) -> None:
    names = tuple(name.replace("Bélep", "Belep") for name in names)
    stops = laid_out(placed(names))
    assert [stop.name for stop in stops] == list(names)
    boxes: list[tuple[str, Box]] = [(f"mark {stop.name}", _mark_box((stop.x, stop.y))) for stop in stops]
    boxes += [(f"name {s.name}", _name_box(s.name_at, s.name)) for s in stops if s.name_at and s.code not in NAMES]
    assert [(a, b) for (a, one), (b, other) in combinations(boxes, 2) if one.meets(other)] == []
    for stop in stops:
        if stop.code not in NAMES:
            assert _name_box(stop.name_at or (0, 0, "start"), stop.name).is_inside
