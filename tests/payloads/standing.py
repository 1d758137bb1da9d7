"""What a campaign stands on: who reads, what is undone, what is heard, and the sums of its table."""

import logging
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.core import mail
from django.db import connection, transaction
from django.test import Client

from numerai.base.models import Programme
from numerai.programme.people.models import Account, Membership
from numerai.programme.people.rules import Role
from tests.payloads.judging import Finding
from tests.payloads.payload import tags_in
from tests.payloads.sending import Page, Sent
from tests.support.pages import ENTRIES, Entry


@dataclass(slots=True)
class Totals:
    """What the table says. A `try`: one box × one payload. An `output`: one answer in which some words came out."""

    fields: set[str] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)
    outputs: Counter[str] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)


@dataclass(slots=True)
class Run:
    """One filling, sent: the pages met on the way, then each output that shows it."""

    sent: Sent
    pages: dict[str, Page]
    tries: dict[str, int]


class Heard(logging.Handler):
    """What the logs say of it: nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if tags_in(self.format(record)):
            self.said.append(self.format(record))


def entries_of(name: str) -> list[Entry]:
    """Those that ask before those that ask to correct: the first to show a box is the one that accepts it."""
    return sorted((one for one in ENTRIES if one.name == name and not one.demo), key=lambda one: one.state == "error")


def staff(programme: Programme, *roles: Role, name: str = "") -> dict[str, Client]:
    """A client for each role, or with `name` one for all of them."""
    clients = {}
    for role in roles:
        who = name or str(role)
        account, _ = Account.objects.get_or_create(username=f"lit-{who}", defaults={"display_name": f"Lit {who}"})
        Membership.objects.create(account=account, programme=programme, role=role)
        if who not in clients:
            clients[who] = Client()
        clients[who].force_login(account)
    return clients


@contextmanager
def undone() -> Iterator[None]:
    sid = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(sid)


def cookies_of(client: Client) -> dict[str, str]:
    return {name: one.value for name, one in client.cookies.items()}


@contextmanager
def writing() -> Iterator[list[str]]:
    """What is written in the database, sessions included; nothing when the words stay in an address."""
    written: list[str] = []

    def watch(execute: Callable[..., Any], sql: str, *others: Any) -> Any:
        if sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE", "REPLACE", "WITH")):
            written.append(sql)
        return execute(sql, *others)

    with connection.execute_wrapper(watch):
        yield written


@contextmanager
def listening() -> Iterator[Heard]:
    heard = Heard()
    root = logging.getLogger()
    root.addHandler(heard)
    try:
        yield heard
    finally:
        root.removeHandler(heard)


def letter(message: mail.EmailMessage) -> Page:
    return Page(200, message.message().as_bytes(), {"Content-Type": "message/rfc822"}, "", "")
