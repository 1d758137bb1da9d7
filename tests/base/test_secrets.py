"""The key ring: made once, readable by its owner alone, never replaced in silence."""

import json
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from numerai.base.secrets import CHECK, KEYRING_NAMES, SecretsMissing, keyring_path, read_keyring, write_private


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_first_reading_makes_the_keys(tmp_path: Path) -> None:
    keys = read_keyring(tmp_path)
    assert set(keys) == {*KEYRING_NAMES, CHECK}
    assert len(set(keys.values())) == len(KEYRING_NAMES) + 1
    assert (mode(keyring_path(tmp_path)), mode(keyring_path(tmp_path).parent)) == (0o600, 0o700)
    assert read_keyring(tmp_path) == keys
    assert [path.name for path in keyring_path(tmp_path).parent.iterdir()] == ["trousseau.json"]


def test_starts_at_the_same_time_share_one_key_ring(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as starts:
        rings = list(starts.map(lambda _: json.dumps(read_keyring(tmp_path)), range(40)))
    assert len(set(rings)) == 1


def test_a_private_file_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "secrets" / "un"
    write_private(path, "premier")
    with pytest.raises(FileExistsError):
        write_private(path, "second")
    assert path.read_text(encoding="utf-8") == "premier"
    assert [other.name for other in path.parent.iterdir()] == ["un"]


def test_a_database_without_its_keys_is_told(tmp_path: Path) -> None:
    (tmp_path / "numerai.sqlite3").touch()
    with pytest.raises(SecretsMissing, match="sauvegardes-cles"):
        read_keyring(tmp_path)
    assert not keyring_path(tmp_path).exists()


@pytest.mark.parametrize("text", ["", "{}", '{"django": "a"}', "[]", '{"django": 1, "master": 2, "lookup": 3}'])
def test_a_damaged_key_ring_is_told(tmp_path: Path, text: str) -> None:
    write_private(keyring_path(tmp_path), text)
    with pytest.raises(SecretsMissing, match="abîmé"):
        read_keyring(tmp_path)
    assert keyring_path(tmp_path).read_text(encoding="utf-8") == text


@pytest.mark.parametrize("name", KEYRING_NAMES)
def test_one_wrong_letter_is_told(tmp_path: Path, name: str) -> None:
    """A wrong key for look-ups would open everything, and find nobody."""
    keys = read_keyring(tmp_path)
    wrong = {**keys, name: ("1" if keys[name][0] == "0" else "0") + keys[name][1:]}
    keyring_path(tmp_path).write_text(json.dumps(wrong), encoding="utf-8")
    with pytest.raises(SecretsMissing, match="abîmé"):
        read_keyring(tmp_path)


def test_one_wrong_letter_in_a_name_is_told(tmp_path: Path) -> None:
    keys = read_keyring(tmp_path)
    keyring_path(tmp_path).write_text(json.dumps(keys).replace(CHECK, f"{CHECK[:-1]}a"), encoding="utf-8")
    with pytest.raises(SecretsMissing, match="abîmé"):
        read_keyring(tmp_path)


def test_a_key_ring_of_the_first_versions_is_read(tmp_path: Path) -> None:
    first = {name: value for name, value in read_keyring(tmp_path).items() if name != CHECK}
    keyring_path(tmp_path).write_text(json.dumps(first), encoding="utf-8")
    assert read_keyring(tmp_path) == first


def test_a_key_ring_that_is_not_ours_to_read_is_told(tmp_path: Path) -> None:
    """Whoever is root reads everything: a folder in the place of the file is refused to all."""
    keyring_path(tmp_path).mkdir(parents=True)
    with pytest.raises(SecretsMissing, match="ne peut pas être lu"):
        read_keyring(tmp_path)
