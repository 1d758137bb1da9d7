"""The clock never goes back; a chain with any change, hole or missing end is seen."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from numerai.base.journal.rules import GENESIS, Clock, Link, check_chain, link_hash


@given(st.lists(st.integers(min_value=0, max_value=2**41), min_size=1, max_size=50))
def test_clock_always_moves_on_even_when_the_machine_clock_goes_back(wall: list[int]) -> None:
    clock, readings = Clock(0, 0), []
    for milliseconds in wall:
        clock = clock.after(milliseconds)
        readings.append(clock)
    assert [Clock.read(r.text()) for r in readings] == readings
    assert sorted(set(r.text() for r in readings)) == [r.text() for r in readings]


def chain(length: int) -> list[Link]:
    links, previous = [], GENESIS
    for number in range(1, length + 1):
        covered = (("number", number), ("kind", "test"))
        links.append(Link(number, previous, link_hash(previous, covered), covered))
        previous = links[-1].hash
    return links


def broken(links: list[Link], length: int) -> bool:
    whole = chain(length)
    return check_chain(links, last_number=length, last_hash=whole[-1].hash if whole else GENESIS) is not None


@given(st.integers(min_value=0, max_value=20))
def test_a_whole_chain_is_believed(length: int) -> None:
    assert not broken(chain(length), length)


@given(st.integers(min_value=1, max_value=20), st.data())
def test_any_change_removal_or_swap_is_seen(length: int, data: st.DataObject) -> None:
    place = data.draw(st.integers(min_value=0, max_value=length - 1))
    changed = chain(length)
    changed[place] = replace(changed[place], covered=(("number", place + 1), ("kind", "false")))
    assert broken(changed, length)
    shorter = chain(length)
    del shorter[place]
    assert broken(shorter, length)
    assert broken([*chain(length), *chain(1)], length)


def test_a_change_hashed_again_breaks_the_next_link() -> None:
    links = chain(3)
    covered = (("number", 2), ("kind", "false"))
    links[1] = Link(2, links[1].previous, link_hash(links[1].previous, covered), covered)
    found = check_chain(links, last_number=3, last_hash=links[2].hash)
    assert found is not None
    assert found.number == 3
