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


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("NUMERAI_DATABASE_URL", "postgresql://nom:corail@127.0.0.1:cinq/base"),
        ("NUMERAI_DATABASE_URL", "postgresql://nom:corail@[::1/base"),
        ("NUMERAI_DATABASE_URL", "mysql://nom:corail@127.0.0.1/base"),
        ("NUMERAI_MAIL_URL", "smtp://nom:corail@127.0.0.1:beaucoup?from=a@b.nc"),
        ("NUMERAI_MAIL_URL", "smtp://nom:corail@[?from=a@b.nc"),
        ("NUMERAI_WORKERS", "9" * 5_000),
        ("NUMERAI_HOSTS", "http://ateliers.exemple.nc/"),
        ("NUMERAI_HOSTS", "ateliers.exemple.nc:8000"),
        ("NUMERAI_HOSTS", '"><script>'),
        ("NUMERAI_HOSTS", "ateliers..exemple.nc"),
        ("NUMERAI_DATA", "~personne-ici/donnees"),
    ],
)
def test_nonsense_is_refused_without_quoting_a_password(monkeypatch: pytest.MonkeyPatch, name: str, text: str) -> None:
    monkeypatch.setenv(name, text)
    read = {
        "NUMERAI_DATABASE_URL": environment.database_address,
        "NUMERAI_MAIL_URL": environment.mail_server,
        "NUMERAI_WORKERS": environment.workers,
        "NUMERAI_HOSTS": environment.hosts,
        "NUMERAI_DATA": environment.data_folder,
    }[name]
    with pytest.raises(environment.BadSetting, match=name) as refused:
        read()
    assert "corail" not in str(refused.value)
    assert len(str(refused.value)) < 250


@pytest.mark.parametrize("text", ["*", "ateliers.exemple.nc", ".exemple.nc", "127.0.0.1", "[::1]", "localhost"])
def test_names_of_the_site_are_read(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("NUMERAI_HOSTS", text)
    assert environment.hosts() == [text]
