"""What the operator says through the environment, and what it becomes."""

import pytest

from numerai import environment


@pytest.mark.parametrize(
    ("hosts", "https", "expected"),
    [
        ("", "", None),
        ("*", "1", None),
        ("ateliers.exemple.nc", "", "http://ateliers.exemple.nc"),
        ("ateliers.exemple.nc autre.exemple.nc", "1", "https://ateliers.exemple.nc"),
    ],
)
def test_links_are_printed_for_the_site_that_people_type(
    monkeypatch: pytest.MonkeyPatch, hosts: str, https: str, expected: str | None
) -> None:
    monkeypatch.setenv("NUMERAI_HOSTS", hosts)
    monkeypatch.setenv("NUMERAI_HTTPS", https)
    assert environment.site_address() == expected


@pytest.mark.parametrize("text", ["0", "65", "deux", "-1"])
def test_workers_are_a_number_that_can_be(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("NUMERAI_WORKERS", text)
    with pytest.raises(environment.BadSetting, match="NUMERAI_WORKERS"):
        environment.workers()


def test_one_worker_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NUMERAI_WORKERS", raising=False)
    assert environment.workers() == 1
