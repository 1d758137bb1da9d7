"""What no answer may be: a failure, English, an address elsewhere, a row of another programme, a change unasked."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from django.db import connection, transaction
from django.test import Client

from numerai.base.journal.models import Head
from numerai.base.models import Programme
from numerai.base.reception import in_our_charset
from tests.fuzz.cases import Case

WRITES = re.compile(r"\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+\"?(\w+)", re.I)
# Counting tries, and the visit itself: they say nothing of anyone, and hold without a form.
OF_THE_VISIT = {"base_attempt", "base_cache", "django_session", "base_draft"}
ENGLISH = re.compile(
    r"(?<![\w.])(?:this|the|field|required|please|must|invalid|ensure|enter|forbidden|traceback|error|exception)\b",
    re.I,
)
UNREAD = re.compile(r"<(style|svg|script|textarea|code)\b.*?</\1>|<[^>]+>", re.S)


@dataclass(slots=True)
class Judge:
    """`elsewhere`: the programme whose rows nobody here may see or touch; `word` is on each of them."""

    elsewhere: Programme
    word: str
    tables: list[str] = field(default_factory=list)

    def findings(self, client: Client, case: Case) -> list[str]:
        """What is wrong with the answer. Whatever the request changed is undone."""
        before = self._head()
        with undone(), self._noting_writes():
            try:
                answer = send(client, case)
            except Exception as failure:  # the very thing that is looked for
                return [f"{type(failure).__name__}: {str(failure)[:200]}"]
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            found = [*self._of_status(answer, case), *self._of_words(answer, body), *self._of_rows(case, body)]
            if self._head() != before:
                found.append("a line in the journal of another programme")
        if case.is_safe and (changed := sorted(set(self.tables) - OF_THE_VISIT)):
            found.append(f"changes {', '.join(changed)}")
        return found

    def _head(self) -> object:
        return Head.objects.filter(programme=self.elsewhere).values_list().first()

    @contextmanager
    def _noting_writes(self) -> Iterator[None]:
        self.tables = []

        def noted(execute: Callable[..., Any], sql: str, *more: Any) -> Any:
            if write := WRITES.match(sql):
                self.tables.append(write[1])
            return execute(sql, *more)

        with connection.execute_wrapper(noted):
            yield

    def _of_status(self, answer: Any, case: Case) -> Iterator[str]:
        if answer.status_code >= 500:
            yield f"answers {answer.status_code}"
        elif case.unsigned and answer.status_code != HTTPStatus.FORBIDDEN:
            yield f"takes a form without its token ({answer.status_code})"
        leads = urlsplit(answer.headers.get("Location", ""))
        if leads.netloc not in ("", "testserver") or leads.scheme not in ("", "http"):
            yield f"leads elsewhere: {answer['Location'][:80]}"
        if "vol" in answer.cookies:
            yield "sets a cookie that was sent in a value"

    def _of_words(self, answer: Any, body: bytes) -> Iterator[str]:
        if not answer.headers.get("Content-Type", "").startswith("text/html"):
            return
        if met := ENGLISH.search(unescape(UNREAD.sub(" ", body.decode(errors="replace")))):
            yield f"says « {met[0]} »"

    def _of_rows(self, case: Case, body: bytes) -> Iterator[str]:
        if self.word.encode() in body and self.word.encode() not in case.body + case.address.encode():
            yield "shows a row of another programme"


def send(client: Client, case: Case) -> Any:
    """The cookies of the visit, and those of the case, for this request alone. The charset is the reception's work."""
    jar = {name: morsel.value for name, morsel in client.cookies.items()}
    for name, value in case.cookies.items():
        client.cookies[name] = value
    client.handler.enforce_csrf_checks = case.unsigned
    try:
        return client.generic(case.method, case.address, case.body, in_our_charset(case.kind), headers=case.headers)
    finally:
        client.handler.enforce_csrf_checks = False
        client.cookies.clear()
        for name, value in jar.items():
            client.cookies[name] = value


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
