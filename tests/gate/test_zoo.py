"""The gate is tested on broken pages and documents: each is caught by the checks it names, and by no other."""

import pytest
from playwright.sync_api import Browser

from tests.gate import mutations
from tests.support import zoo
from tests.support.findings import told
from tests.support.removal import without
from tests.zoo import documents

GOOD = {"good", "good-error"}
# One of each family: in the page, bent, by keyboard, of an engine, at its arrival, in Python; `make mutations` has all.
TAKEN_AWAY = {
    "close-targets": "target-gap",
    "button-without-edge": "forced-edge",
    "words-over-words": "text-overlap",
    "keyboard-trap": "keyboard",
    "grey-text": "axe:color-contrast-enhanced",
    "inline-script": "csp",
    "heavy": "weight",
}


@pytest.mark.browser
@pytest.mark.parametrize("name", zoo.PAGES)
def test_each_page_is_caught_by_the_checks_it_names_and_no_other(browser: Browser, name: str) -> None:
    findings = zoo.findings(browser, name)
    assert {finding.check for finding in findings} == zoo.expected(name), told(findings)


@pytest.mark.parametrize("name", documents.ANIMALS)
def test_each_document_is_caught_by_the_checks_it_names_and_no_other(name: str) -> None:
    findings = documents.findings(name)
    assert {finding.check for finding in findings} == documents.ANIMALS[name].caught_by, told(findings)


def test_the_zoo_is_large_and_holds_good_pages_too() -> None:
    assert {name for name in zoo.PAGES if not zoo.expected(name)} == GOOD
    assert len(zoo.PAGES) >= 70
    kinds = {name.rpartition(".")[2] for name, animal in documents.ANIMALS.items() if not animal.caught_by}
    assert kinds == {name.rpartition(".")[2] for name in documents.ANIMALS}


def test_every_check_of_ours_catches_an_animal_of_the_zoo() -> None:
    everybody = [*zoo.PAGES, *documents.ANIMALS]
    caught = {check for name in everybody for check in mutations.expected(name) if ":" not in check}
    assert zoo.own_checks() == caught


@pytest.mark.browser
@pytest.mark.parametrize(("name", "check"), TAKEN_AWAY.items())
def test_without_its_check_a_broken_page_escapes(browser: Browser, name: str, check: str) -> None:
    with without(check):
        assert zoo.findings(browser, name) == []
    assert {finding.check for finding in zoo.findings(browser, name)} == {check}


def test_without_its_check_a_broken_document_escapes() -> None:
    with without("pdf-language"):
        assert documents.findings("english.pdf") == []
