"""`numerai concerns`: what nobody may read is listed without its words, and someone can be named or unnamed."""

from datetime import datetime

import pytest

from numerai.base.ids import say_code
from numerai.base.models import Programme
from numerai.cli.commands import parser
from numerai.cli.outcome import CannotNow, Exit
from numerai.programme.concerns.models import Concern
from numerai.programme.people.models import Account
from numerai.programme.people.rules import Role
from tests.screens.team.stage import Furnisher, staff


@pytest.fixture
def concern(programme: Programme, now: datetime, monkeypatch: pytest.MonkeyPatch) -> Concern:
    """About Notou, who is the only referent."""
    monkeypatch.setattr("numerai.cli.ready.set_up_existing", lambda: None)
    notou = staff(programme, Role.REFERENT, "notou")
    Account.objects.filter(id=notou.id).update(display_name="Notou Exemple")
    return Concern.objects.get(id=Furnisher(programme, now, "Exemple").concern(words="Mots zyx", who="Notou"))


def run(*words: str) -> Exit:
    arguments = parser().parse_args(["concerns", *words])
    return Exit(arguments.run(arguments))


def test_what_nobody_reads_is_listed_without_its_words(concern: Concern, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("unread") == Exit.FOUND
    told = capsys.readouterr().out
    assert say_code(concern.code) in told
    assert "zyx" not in told
    assert "numerai invite" in told


def test_a_new_referent_is_a_reader(concern: Concern, programme: Programme) -> None:
    staff(programme, Role.REFERENT, "petrel")
    assert run("unread") == Exit.DONE


def test_a_name_found_by_mistake_is_taken_away_then_put_back(concern: Concern) -> None:
    notou = Account.objects.get(username="notou")
    run("name", concern.code, "notou", "--remove")
    assert Concern.objects.readable_by(notou).exists()
    run("name", say_code(concern.code), "notou")
    assert not Concern.objects.readable_by(notou).exists()


@pytest.mark.parametrize("words", [("100000008", "notou"), ("rien", "notou"), ("482137905", "inconnu")])
def test_what_does_not_exist_is_refused(concern: Concern, words: tuple[str, str]) -> None:
    with pytest.raises(CannotNow):
        run("name", *words)
