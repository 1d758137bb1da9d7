"""A request is received whole before it takes a desk: a telephone that stalls stops nobody."""

import io
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLong
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIRequest

from numerai.base.reception import RECEIVED_WHOLE, Environ, Reception, in_our_charset


class Stalled(io.BytesIO):
    """The body of a telephone that lost its network: nothing more comes before `network` is back."""

    def __init__(self, network: threading.Event) -> None:
        super().__init__(b"a=1")
        self.network = network

    def read(self, size: int | None = -1, /) -> bytes:
        self.network.wait(30)
        return super().read(size)


def say_body(environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
    start_response("200 OK", [("X-Thread", threading.current_thread().name)])
    return [environ["wsgi.input"].read()]


class Answers:
    """What the web server was told."""

    def __init__(self) -> None:
        self.status = ""
        self.headers: list[tuple[str, str]] = []

    def __call__(self, status: str, headers: list[tuple[str, str]], *_error: Any) -> None:
        self.status, self.headers = status, headers


def ask(application: Any, body: io.BytesIO, length: int) -> tuple[str, bytes, list[tuple[str, str]]]:
    answers = Answers()
    pieces = application({"CONTENT_LENGTH": str(length), "wsgi.input": body}, answers)
    return answers.status, b"".join(pieces), answers.headers


@pytest.fixture
def visitors() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(4) as pool:
        yield pool


@pytest.fixture
def network() -> Iterator[threading.Event]:
    back = threading.Event()
    yield back
    back.set()


def test_whoever_stalls_holds_no_desk(visitors: ThreadPoolExecutor, network: threading.Event) -> None:
    reception = Reception(say_body, desks=1)
    stalled = [visitors.submit(ask, reception, Stalled(network), 3) for _ in range(3)]
    status, body, _ = visitors.submit(ask, reception, io.BytesIO(b"b=2"), 3).result(timeout=20)
    assert (status, body) == ("200 OK", b"b=2")
    assert not any(waiting.done() for waiting in stalled)
    network.set()
    assert [waiting.result(timeout=20)[1] for waiting in stalled] == [b"a=1"] * 3


def test_read_at_the_desk_a_stalled_body_would_stop_the_next(
    visitors: ThreadPoolExecutor, network: threading.Event
) -> None:
    """Negative control: the same desk, with nobody to receive before it."""
    with ThreadPoolExecutor(1) as desk:

        def unreceived(environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
            return desk.submit(say_body, environ, start_response).result()

        visitors.submit(ask, unreceived, Stalled(network), 3)
        following: Future[Any] = visitors.submit(ask, unreceived, io.BytesIO(b"b=2"), 3)
        with pytest.raises(TooLong):
            following.result(timeout=0.5)
        network.set()
        assert following.result(timeout=20)[1] == b"b=2"


def test_half_a_form_is_not_an_answer() -> None:
    status, body, headers = ask(Reception(say_body, desks=1), io.BytesIO(b"given_name=Cor"), 300)
    assert (status, body, headers) == ("400 Bad Request", b"", [("Content-Length", "0")])


def test_what_is_too_long_is_left_to_its_form() -> None:
    """It is not held in memory: the application reads it, or refuses it, where it comes from."""
    received = ask(Reception(say_body, desks=1), io.BytesIO(b"x"), RECEIVED_WHOLE + 1)
    assert received[:2] == ("200 OK", b"x")
    assert "desk" not in dict(received[2])["X-Thread"]


def test_a_failure_reaches_the_web_server() -> None:
    def broken(_environ: Environ, _start_response: Callable[..., Any]) -> Iterable[bytes]:
        raise RuntimeError("broken")

    with pytest.raises(RuntimeError, match="broken"):
        ask(Reception(broken, desks=1), io.BytesIO(), 0)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("multipart/form-data; boundary=limite; charset=hex", "multipart/form-data; boundary=limite"),
        ('application/x-www-form-urlencoded;CHARSET="undefined" ; a=1', "application/x-www-form-urlencoded ; a=1"),
        ("multipart/form-data; boundary=charset", "multipart/form-data; boundary=charset"),
        ("", ""),
    ],
)
def test_a_form_is_read_in_the_charset_of_our_pages(sent: str, kept: str) -> None:
    assert in_our_charset(sent) == kept
    seen: list[str] = []

    def look(environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        seen.append(environ["CONTENT_TYPE"])
        return say_body(environ, start_response)

    Reception(look, desks=1)({"CONTENT_TYPE": sent, "CONTENT_LENGTH": "1", "wsgi.input": io.BytesIO(b"a")}, Answers())
    assert seen == [kept]


@pytest.mark.parametrize("charset", ["hex", "undefined"])
def test_without_it_django_fails_before_any_page(charset: str) -> None:
    """Negative control."""
    environ = {"REQUEST_METHOD": "POST", "CONTENT_TYPE": f"text/plain; charset={charset}", "wsgi.input": io.BytesIO()}
    with pytest.raises((LookupError, UnicodeError)):
        WSGIRequest({**environ, "QUERY_STRING": "a=1"})
