"""`numerai mots`: a file is read line by line, and what cannot be read is refused in plain words."""

import io
import json
import sys
from pathlib import Path

import pytest

from numerai.cli import main
from numerai.cli.outcome import Exit
from numerai.cli.words import LARGEST

GOOD = "Venez à notre atelier. C’est gratuit.\n"
HARD = "# Atelier\n\nVenez.\nVeuillez venir à 14h30 afin de choisir.\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bon.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "dur.md").write_text(HARD, encoding="utf-8")
    return tmp_path


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_a_simple_text_ends_well(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mots", "bon.txt"]) == Exit.DONE
    told = plain(capsys.readouterr().out)
    assert told.startswith("bon.txt : 2 phrases, 3,0 mots par phrase, la plus longue en a 4. Facilité de lecture")
    assert "facile. 0 à récrire, 0 à revoir." in told


def test_each_fault_has_its_line_its_column_and_its_mend(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mots", "dur.md", "bon.txt"]) == Exit.FOUND
    told = plain(capsys.readouterr().out)
    assert "dur.md:4:1 à récrire : « Veuillez »" in told
    assert (
        "dur.md:4:18 à récrire : « 14h30 »\n    Écrivez l’heure ainsi : 14 h 30.\n    Proposition : « 14 h 30 »" in told
    )
    assert "dur.md:4:24 à récrire : « afin de »" in told
    assert told.index("dur.md :") < told.index("bon.txt :")


def test_a_machine_reads_the_same(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mots", "dur.md", "--format", "json"]) == Exit.FOUND
    (read,) = json.loads(capsys.readouterr().out)
    assert read["file"] == "dur.md"
    assert read["measure"]["sentences"] == 3
    found = {remark["excerpt"]: remark for remark in read["remarks"]}
    assert (found["afin de"]["line"], found["afin de"]["column"], found["afin de"]["rewrite"]) == (4, 24, "pour")


def test_the_team_is_asked_less(here: Path) -> None:
    (here / "dur.md").write_text("Veuillez venir.", encoding="utf-8")
    assert main(["mots", "dur.md"]) == Exit.FOUND
    assert main(["mots", "--equipe", "dur.md"]) == Exit.DONE


def test_standard_input_is_a_file_too(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"<p>Veuillez</p>\n<p>venir.</p>")))
    assert main(["mots", "-"]) == Exit.FOUND
    told = plain(capsys.readouterr().out)
    assert "entrée standard:1:4 à récrire : « Veuillez »" in told
    assert "2 phrases" in told


def test_the_list_of_words_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mots", "--liste"]) == Exit.DONE
    assert "  afin de / afin d’ → pour" in capsys.readouterr().out
    assert main(["mots", "--liste", "--format", "json"]) == Exit.DONE
    assert len(json.loads(capsys.readouterr().out)) > 300


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7 ...", "est un PDF"),
        (b"PK\x03\x04zip", "document compressé"),
        (b"Bonjour\0", "n’est pas un texte"),
        ("Été".encode("latin-1"), "n’est pas écrit en UTF-8"),
        ("Été".encode("utf-16"), "n’est pas écrit en UTF-8"),
        (b"a " * (LARGEST // 2 + 1), "est trop grand"),
    ],
)
def test_what_is_not_text_is_refused(here: Path, capsys: pytest.CaptureFixture[str], data: bytes, said: str) -> None:
    (here / "autre.txt").write_bytes(data)
    assert main(["mots", "autre.txt", "bon.txt"]) == Exit.FOUND
    told = capsys.readouterr()
    assert said in told.err
    assert told.err.count("\n") == 1
    assert "bon.txt" in told.out, "the others are read"


@pytest.mark.parametrize(
    ("name", "said"), [("absent.txt", "n’existe pas"), (".", "est un dossier"), ("a\0b", "ne s’ouvre pas")]
)
def test_what_cannot_be_opened_is_said(here: Path, capsys: pytest.CaptureFixture[str], name: str, said: str) -> None:
    assert main(["mots", name]) == Exit.NOT_NOW
    assert said in capsys.readouterr().err


def test_no_file_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mots"]) == Exit.USAGE
    assert "Dites quel fichier" in capsys.readouterr().err


def test_an_empty_file_has_no_word(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "vide.txt").write_text("", encoding="utf-8")
    assert main(["mots", "vide.txt"]) == Exit.DONE
    assert "aucun mot à lire" in capsys.readouterr().out
