"""The system's Chromium, driven by Playwright, and what it must never see: errors, CSP violations, third parties."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, WebError, sync_playwright

from tests.support.findings import Finding, found

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
PHONE, DESK = 360, 1280
HEIGHTS = {PHONE: 740, DESK: 900}


class NoBrowser(RuntimeError):
    """No Chromium on this machine."""


def program() -> str:
    found = next((path for path in map(shutil.which, PROGRAMS) if path), None)
    if found is None:
        raise NoBrowser(f"none of {', '.join(PROGRAMS)} is installed: run tools/system-packages")
    return found


@contextmanager
def launched() -> Iterator[Browser]:
    """One headless browser. Playwright keeps an event loop in this thread, so Django must accept to be called there."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as cache, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program(), headless=True, args=[*FLAGS, *as_root, f"--disk-cache-dir={cache}"]
        )
        try:
            yield browser
        finally:
            browser.close()


class Watch:
    """Listens to one browser context and keeps what no page of ours may cause."""

    def __init__(self, context: BrowserContext, origin: str) -> None:
        self.origin = origin
        self.findings: list[Finding] = []
        self.bytes: dict[str, int] = {}
        self._context = context
        self._listeners = {"console": self._console, "weberror": self._weberror, "request": self._request}
        for event, listener in self._listeners.items():
            context.on(event, listener)  # type: ignore[call-overload]  # one overload per event

    def stop(self) -> None:
        for event, listener in self._listeners.items():
            self._context.remove_listener(event, listener)

    def _weberror(self, error: WebError) -> None:
        self._add("script-error", "script", str(error.error))

    def _add(self, check: str, where: str, words: str) -> None:
        self.findings += found(check, where, words)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type not in {"error", "warning"}:
            return
        address = message.location.get("url", "")
        page = message.page
        if "Failed to load resource" in message.text:
            if page is not None and _same(address, page.url):
                return  # a humane 403 or 404 page is itself the answer of a failed request
            if not self._ours(address):
                return  # blocked by the test itself, and counted as a third party
        csp = "Content Security Policy" in message.text or "Content-Security-Policy" in message.text
        where = urlsplit(address).path or "page"
        if csp:
            self._add("csp", where, message.text)
        else:
            self._add("console", where, message.text)

    def _ours(self, address: str) -> bool:
        return address.startswith((f"{self.origin}/", "data:", "blob:"))

    def _request(self, request: Request) -> None:
        if not self._ours(request.url):
            self._add("third-party", request.resource_type, f"asks {urlsplit(request.url).netloc}")


def _same(one: str, other: str) -> bool:
    return one.partition("#")[0] == other.partition("#")[0]


@contextmanager
def opened_page(
    browser: Browser, origin: str, *, width: int = DESK, scripts: bool = True
) -> Iterator[tuple[Page, Watch]]:
    """A new page, as a visitor of New Caledonia has it, with its watch."""
    context = _new_context(browser, scripts=scripts)
    watch = Watch(context, origin)
    try:
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": HEIGHTS.get(width, 800)})
        yield page, watch
    finally:
        context.close()


def _new_context(browser: Browser, *, scripts: bool = True) -> BrowserContext:
    context = browser.new_context(
        locale="fr-FR", timezone_id="Pacific/Noumea", java_script_enabled=scripts, service_workers="block"
    )
    context.set_default_timeout(10_000)
    return context


_kept: WeakKeyDictionary[Browser, Page] = WeakKeyDictionary()


@contextmanager
def kept_page(browser: Browser, origin: str) -> Iterator[tuple[Page, Watch]]:
    """The same page for one examination after another, as new: opening one costs as much as examining it.

    After an examination that failed to finish, the next one gets another page.
    """
    page = _kept.pop(browser, None) or _new_context(browser).new_page()
    watch = Watch(page.context, origin)
    yield page, watch
    watch.stop()
    page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    page.goto("about:blank")  # what this page still had to say is said before the next one is watched
    page.unroute_all(behavior="wait")
    page.context.clear_cookies()
    _kept[browser] = page
