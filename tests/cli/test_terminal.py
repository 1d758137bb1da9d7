"""An operator's terminal shows what a file or a command says; it is never driven by it."""

import contextlib
from pathlib import Path

import pytest

from numerai.cli import main
from numerai.cli.terminal import plain

ORDERS = ["\x1b[2J", "\x1b]0;titre\x07", "\x9b31m", "\u202efdp.exe", "a\rb", "\x7f", "\udcff"]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize(
    "words", [["{}"], ["import", "sessions", "/nulle-part/{}.csv"], ["invite", "--role", "{}", "x"]]
)
def test_the_words_of_a_command_come_back_as_text(
    order: str, words: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NUMERAI_DATA", str(tmp_path))
    with contextlib.suppress(SystemExit):
        main([word.format(order) for word in words])
    out, err = capfd.readouterr()
    assert order not in out + err
    assert not set(out + err) & {sign for sign in order if plain(sign) != sign}


def test_what_is_written_as_a_number_is_the_same_in_json() -> None:
    import json

    assert json.loads(plain(json.dumps("é\x9b\u202e", ensure_ascii=False))) == "é\x9b\u202e"


def test_text_stays_as_it_is() -> None:
    assert plain("Numé-Raï :\n\t« l’équipe »") == "Numé-Raï :\n\t« l’équipe »"
