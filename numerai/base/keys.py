"""Sealing personal data: one key per person, wrapped by a master key that the database never sees.

Sealed bytes are `version(1) nonce(12) ciphertext+tag`, AES-256-GCM. The label given to seal and open is
authenticated: bytes copied from one row to another do not open.
"""

import hashlib
import hmac
import os
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from numerai.base import worlds
from numerai.base.secrets import KEYRING_NAMES, read_keyring

_VERSION = b"\x01"
_NONCE = 12


class CannotOpen(ValueError):
    """Sealed bytes that do not open: wrong key, wrong place, or damaged."""


@lru_cache(maxsize=4)
def _ring(folder: Path) -> dict[str, bytes]:
    ring = read_keyring(folder)
    return {name: bytes.fromhex(ring[name]) for name in KEYRING_NAMES}


def _key(name: str) -> bytes:
    return _ring(worlds.folder())[name]


def forget_keyring() -> None:
    """After the key ring changed on disk (restore, tests)."""
    _ring.cache_clear()


def seal(key: bytes, clear: bytes, label: str) -> bytes:
    nonce = os.urandom(_NONCE)
    return _VERSION + nonce + AESGCM(key).encrypt(nonce, clear, label.encode())


def unseal(key: bytes, sealed: bytes, label: str) -> bytes:
    sealed = bytes(sealed)
    if sealed[:1] != _VERSION:
        raise CannotOpen(label)
    try:
        return AESGCM(key).decrypt(sealed[1 : 1 + _NONCE], sealed[1 + _NONCE :], label.encode())
    except InvalidTag as error:
        raise CannotOpen(label) from error


def new_wrapped_key(label: str) -> bytes:
    """A fresh key for one person, wrapped by the master key."""
    return seal(_key("master"), AESGCM.generate_key(bit_length=256), label)


def unwrap(wrapped: bytes, label: str) -> bytes:
    return unseal(_key("master"), wrapped, label)


def derived(purpose: str, token: str) -> bytes:
    """A key known only to who holds both the master key and the token (a draft's cookie)."""
    return hmac.new(_key("master"), f"{purpose}\0{token}".encode(), hashlib.sha256).digest()


def digest(purpose: str, text: str) -> str:
    """A keyed fingerprint: equal for equal texts, says nothing without the key (a phone number has few values)."""
    (found,) = digests(purpose, [text])
    return found.hex()


def digests(purpose: str, texts: Iterable[str]) -> list[bytes]:
    """As `digest`, for many short texts at once."""
    key = _key("lookup")
    return [hmac.digest(key, f"{purpose}\0{text}".encode(), "sha256") for text in texts]
