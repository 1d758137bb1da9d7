"""The files that put the service on a server say only what the program understands."""

import re

import pytest

from tests.support.sources import ROOT

DEPLOYED = ("deploy/numerai.service", "README.md", "LISEZMOI.md")
SETTING = re.compile(r"NUMERAI_[A-Z_]+")


def settings_of(text: str) -> set[str]:
    return set(SETTING.findall(text))


@pytest.fixture(scope="module")
def known() -> set[str]:
    return settings_of("".join(path.read_text(encoding="utf-8") for path in (ROOT / "numerai").rglob("*.py")))


@pytest.mark.parametrize("name", DEPLOYED)
def test_only_settings_that_exist(name: str, known: set[str]) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert settings_of(text) - known == set()
    assert settings_of(text + " NUMERAI_INVENTED") - known == {"NUMERAI_INVENTED"}  # negative control


def test_the_two_readmes_give_the_same_commands() -> None:
    def commands(name: str) -> list[list[str]]:
        blocks = re.findall(r"```\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), re.S)
        return [line.partition("#")[0].split()[:3] for block in blocks for line in block.splitlines() if "sudo" in line]

    assert len(commands("README.md")) == 7
    assert commands("README.md") == commands("LISEZMOI.md")


def test_the_proxy_leads_to_the_service() -> None:
    proxy = (ROOT / "deploy" / "Caddyfile").read_text(encoding="utf-8")
    unit = (ROOT / "deploy" / "numerai.service").read_text(encoding="utf-8")
    (site,) = re.findall(r"^(\S+) \{", proxy, re.M)
    assert f"NUMERAI_HOSTS={site}\n" in unit
    assert "127.0.0.1:8000" in proxy
    assert "NUMERAI_PORT" not in unit  # the port that the proxy knows
