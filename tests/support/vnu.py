"""vnu, the HTML checker of the W3C: every error and warning counts. One Java process serves the pages of a worker."""

import atexit
import json
import re
import subprocess
import time
import urllib.error
import urllib.request
from functools import cache
from pathlib import Path
from typing import Any

from tests.support.findings import Finding, found
from tests.support.postgres import free_port

PROGRAM = Path(__file__).resolve().parents[2] / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
# Its grammars are read by functions that call themselves deeply.
JAVA = ["java", "-Xss8m", "-XX:+UseSerialGC", "-Dnu.validator.servlet.bind-address=127.0.0.1"]
START_WITHIN = 180.0  # seconds, on a busy machine
COMPANION = "The first occurrence of"  # says where the other one of a pair is
# What it reports and is no mistake, each with the reason.
RULED_OUT = {
    "CSS: “paint-order”: Property “paint-order” doesn't exist.": "SVG 2 and CSS Fill and Stroke define it; "
    "its list of properties is older. The halo of names on the map depends on it.",
}


class NoChecker(RuntimeError):
    """Java or vnu is not installed, or does not start."""


@cache
def _address() -> str:
    if not PROGRAM.exists():
        raise NoChecker("vnu-jar is missing: run `npm ci --ignore-scripts` at the root of the project")
    port = free_port()
    words = [*JAVA, "-cp", str(PROGRAM), "nu.validator.servlet.Main", str(port)]
    try:
        process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except FileNotFoundError as error:
        raise NoChecker("Java is missing: run tools/system-packages") from error
    atexit.register(_stop, process)
    address = f"http://127.0.0.1:{port}/"
    deadline = time.monotonic() + START_WITHIN
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return address
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise NoChecker("vnu does not start")


def _stop(process: "subprocess.Popen[bytes]") -> None:
    process.kill()
    process.wait()


def messages(html: bytes, kind: str = "text/html; charset=utf-8") -> list[dict[str, Any]]:
    """As the browser receives it: the same bytes, under the same type."""
    request = urllib.request.Request(f"{_address()}?out=json", data=html, headers={"Content-Type": kind})
    with urllib.request.urlopen(request, timeout=120) as answer:
        read: list[dict[str, Any]] = json.load(answer)["messages"]
    return read


def check(html: bytes, kind: str = "text/html; charset=utf-8") -> list[Finding]:
    return [
        finding
        for one in messages(html, kind)
        if (words := _plain(one["message"])) not in RULED_OUT and not words.startswith(COMPANION)
        if one["type"] != "info" or one.get("subType") == "warning"
        for finding in found(f"vnu:{_name(words)}", f"line {one.get('lastLine', '?')}", f"{words} {_extract(one)}")
    ]


def _extract(message: dict[str, Any]) -> str:
    return str(message.get("extract", "")).strip()


def _plain(words: str) -> str:
    return " ".join(words.split())


def _name(words: str) -> str:
    """It gives no name to what it finds: the first words, without what they quote from the page."""
    said = re.findall(r"[a-z]+", re.sub(r"“[^”]*”", "", words).lower())
    return "-".join(said[:5])
