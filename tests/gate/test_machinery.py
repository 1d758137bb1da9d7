"""The machinery of the tests does what the other tests believe it does."""

import runpy
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import Error, transaction
from django.template import Context, Origin, Template
from django.template.engine import Engine
from playwright.sync_api import Browser, Page

from numerai.base.journal.models import Event
from numerai.base.journal.work import unit_of_work
from numerai.base.models import Programme
from numerai.programme.people import actions as people
from numerai.programme.people.rules import Identity
from numerai.programme.people.rules import Origin as HowTheyCame
from numerai.programme.places.models import Commune
from tests.support import axe, engines, ibm, markup, trees, vnu
from tests.support.browser import PHONE, kept_page, opened_page
from tests.support.keyboard import tab_to
from tests.support.people import CORAIL
from tests.support.servers import Server, stop
from tests.support.sources import PACKAGE, ROOT
from tests.support.templates import UndefinedVariable
from tests.support.waivers import Waiver, read_waivers

LONGEST_WAIVER = timedelta(days=183)
TODAY = date(2026, 11, 23)
DOUBT = {"kind": "incomplete", "rule": "color-contrast", "selector": ".map text", "words": "?"}


def waiver(**changes: object) -> Waiver:
    values = {
        "rule": "axe:color-contrast", "page": "public:home", "selector": ".map", "reason": "looked at",
        "owner": "Notou", "expires": TODAY, **changes,
    }  # fmt: skip
    return Waiver(**values)  # type: ignore[arg-type]  # the values of a test


def test_waivers_say_why_who_and_until_when(browser: Browser) -> None:
    page = browser.new_page()
    rules = {f"axe:{rule}" for rule in axe.rule_names(page)} | {f"ibm:{rule}" for rule in ibm.rule_names()}
    page.close()
    for one in read_waivers():
        assert one.rule in rules
        assert len(one.reason) > 20
        assert one.owner
        assert date.today() <= one.expires <= date.today() + LONGEST_WAIVER


def test_a_waiver_in_force_covers_its_doubt() -> None:
    assert axe.judged([DOUBT], "public:home", [waiver()], TODAY) == []


@pytest.mark.parametrize(
    "other",
    [
        waiver(expires=TODAY - timedelta(days=1)),
        waiver(rule="axe:label"),
        waiver(rule="ibm:color-contrast"),
        waiver(page="public:contact"),
        waiver(selector=".logo"),
    ],
    ids=["expired", "other rule", "other engine", "other page", "other element"],
)
def test_another_waiver_does_not(other: Waiver) -> None:
    assert [found.check for found in axe.judged([DOUBT], "public:home", [other], TODAY)] == ["axe?:color-contrast"]


def test_a_violation_is_never_waived() -> None:
    violation = {**DOUBT, "kind": "violations"}
    assert [f.check for f in axe.judged([violation], "public:home", [waiver()], TODAY)] == ["axe:color-contrast"]


def test_a_doubt_of_the_other_engine_is_waived_too_and_its_failures_never() -> None:
    doubt = {"rule": "text_quoted_correctly", "sure": "", "path": "/html/main/textarea", "words": "?"}
    own = [waiver(rule="ibm:text_quoted_correctly", selector="textarea")]
    assert ibm.judged([doubt], "public:home", own, TODAY) == []
    assert [one.check for one in ibm.judged([doubt], "public:home", [], TODAY)] == ["ibm?:text_quoted_correctly"]
    failure = {**doubt, "sure": "yes"}
    assert [one.check for one in ibm.judged([failure], "public:home", own, TODAY)] == ["ibm:text_quoted_correctly"]


def test_what_is_answered_once_for_all_names_real_rules() -> None:
    assert {*ibm.DUTIES, *ibm.ANSWERS} <= ibm.rule_names()
    assert all(len(reason) > 20 for reason in {**ibm.DUTIES, **vnu.RULED_OUT}.values())


def test_pages_that_differ_by_what_is_drawn_by_lot_are_read_once() -> None:
    one, other = (b"0000000%d-0000-4000-8000-000000000000" % rank for rank in (1, 2))
    page = b'<p id="%s"></p><p id="%s"></p>'
    assert engines.fingerprint(page % (one, other)) == engines.fingerprint(page % (other, one))
    assert engines.fingerprint(page % (one, other)) != engines.fingerprint(page % (one, one))


def test_a_tree_is_compared_with_the_one_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trees, "FOLDER", tmp_path)
    monkeypatch.delenv(trees.WRITE, raising=False)
    trees.read.cache_clear()
    home, twin = (trees.Tree(name, "public", "public", '- banner:\n  - link "A"\n- main: Oui') for name in ("a", "b"))
    assert "make snapshots" in trees.check(home)[0].words
    trees.write([home, twin], {"a", "b"})
    assert trees.check(home) == trees.check(twin) == []
    assert trees.read("public")["b"] == "= a"
    changed = replace(home, text=home.text.replace("Oui", "Non"))
    assert "+- main: Non" in trees.check(changed)[0].words
    trees.write([changed], {"a", "b"})
    assert trees.check(changed) == trees.check(twin) == []
    trees.write([changed], {"a"})
    assert "no snapshot" in trees.check(twin)[0].words
    trees.read.cache_clear()


def printed(source: str, folder: Path) -> str:
    engine = Engine(string_if_invalid=UndefinedVariable())
    template = Template(source, origin=Origin(str(folder / "page.html")), engine=engine)
    return template.render(Context({"known": "oui"}))


@pytest.mark.parametrize("source", ["{{ unknown }}", "{{ known.unknown|upper }}", "{% with x=unknown %}{% endwith %}"])
def test_an_undefined_variable_of_ours_fails(source: str) -> None:
    with pytest.raises(pytest.fail.Exception, match="unknown"):
        printed(source, PACKAGE)
    assert printed(source, Path("elsewhere")) == ""


@pytest.mark.parametrize(
    ("source", "text"),
    [("{{ known }}", "oui"), ('{{ unknown|default:"non" }}', "non"), ("{% if unknown %}oui{% endif %}", "")],
)
def test_an_expected_absence_passes(source: str, text: str) -> None:
    assert printed(source, PACKAGE) == text


@pytest.mark.django_db(transaction=True)
def test_tests_that_commit_leave_an_empty_journal_its_triggers_and_the_reference_data(now: datetime) -> None:
    programme = Programme.objects.get(is_default=True)
    with unit_of_work(programme, actor="test", now=now) as work:
        people.register(work, identity=Identity(given_name=CORAIL.given_name), origin=HowTheyCame.TEAM)
    assert Event.objects.count() == 1
    with pytest.raises(Error), transaction.atomic():
        Event.objects.all().delete()
    call_command("flush", interactive=False, verbosity=0)
    assert (Event.objects.count(), Commune.objects.count()) == (0, 33)
    programme = Programme.objects.get(is_default=True)
    with unit_of_work(programme, actor="test", now=now) as work:
        people.register(work, identity=Identity(given_name=CORAIL.given_name), origin=HowTheyCame.TEAM)
    with pytest.raises(Error), transaction.atomic():
        Event.objects.all().delete()


def test_an_outline_is_read_from_html() -> None:
    outline = markup.read(
        '<title>Aide – Numé-Raï</title><header><nav><a href="/a">A</a><br><a href="/b">B</a></nav><a href="tel:1">1</a>'
        '</header><main><a href="tel:2">2</a><nav><a href="/c">C</a></nav><svg><title>x</title></svg></main>'
    )
    assert (outline.title, outline.menu, outline.help) == ("Aide – Numé-Raï", ("/a", "/b"), "tel:1")
    assert not outline.asks


@pytest.mark.parametrize(
    ("content", "asks"),
    [
        ("<main><form><input name=a></form></main>", True),
        ("<main><form><select></select></form></main>", True),
        ("<main><form><input type=hidden><button>Oui</button></form></main>", False),
        ("<header><form><input name=a></form></header><main></main>", False),
    ],
)
def test_a_page_that_asks_is_known(content: str, asks: bool) -> None:
    assert markup.read(content).asks is asks


def test_a_page_that_meets_a_third_party_or_an_error_is_seen(browser: Browser) -> None:
    with opened_page(browser, "http://page.test") as (page, watch):
        page.route("**/*", lambda route: route.fulfill(body=_bad_page(), content_type="text/html"))
        page.goto("http://page.test/")
        page.wait_for_load_state("networkidle")
    assert {finding.check for finding in watch.findings} == {"third-party", "console"}


def _bad_page() -> str:
    return '<!doctype html><script>console.error("oups")</script><img src="http://ailleurs.example/x.png" alt="">'


def test_what_a_page_still_had_to_say_is_not_held_against_the_next(browser: Browser) -> None:
    late, silent = "<!doctype html><script>setInterval(() => console.error('tard'), 1)</script>", "<!doctype html>"
    seen = []
    for body in (late, silent):
        with kept_page(browser, "http://page.test") as (page, watch):
            page.route("**/*", lambda route, _, body=body: route.fulfill(body=body, content_type="text/html"))
            page.wait_for_timeout(50)
            page.goto("http://page.test/")
            page.wait_for_timeout(50)
        seen.append({finding.check for finding in watch.findings})
    assert seen == [{"console"}, set()]


def test_the_last_line_of_the_suite_tells_the_counts(tmp_path: Path) -> None:
    suite = runpy.run_path(str(ROOT / "tools" / "test"))
    report = tmp_path / "report.xml"
    report.write_text('<testsuites><testsuite tests="7" failures="1" errors="1" skipped="2"/></testsuites>')
    assert suite["counts"](report) == {"passed": 3, "failed": 2}


def test_the_real_server_answers_and_leaves_nobody_behind(numerai_server: Callable[..., Server]) -> None:
    server = numerai_server(workers=2)
    assert len(server.living()) >= 2
    stop(server)
    assert server.living() == []


def test_a_real_page_is_walked_by_keyboard_without_scripts(
    numerai_server: Callable[..., Server], open_page: Callable[..., Page]
) -> None:
    page = open_page(numerai_server() / "/", width=PHONE, scripts=False)
    tab_to(page, "Contact")
    page.keyboard.press("Enter")
    page.wait_for_url("**/contact/")
    assert page.locator("h1").count() == 1
