"""Chromium by the protocol that its own driver speaks, from the system's packages: nothing is downloaded."""

import json
import os
import re
import shutil
import subprocess
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

DRIVER = shutil.which("chromedriver")
_STARTED = re.compile(r"started successfully on port (\d+)")


class Browser:
    """One window of it. base: address of its session."""

    def __init__(self, base: str) -> None:
        self._base = base

    def open(self, page: Path) -> None:
        """Open a file, and begin its log anew."""
        self.told("browser")
        self.told("performance")
        _ask(f"{self._base}/url", {"url": page.as_uri()})

    def run(self, script: str, *arguments: object) -> Any:
        """Run a script in the page, and return what it returns."""
        return _ask(f"{self._base}/execute/sync", {"script": script, "args": list(arguments)})

    def told(self, kind: str) -> list[dict[str, Any]]:
        """What was logged since this was asked last: `browser` for errors, `performance` for requests."""
        found: list[dict[str, Any]] = _ask(f"{self._base}/se/log", {"type": kind})
        return found

    def requests(self) -> list[str]:
        """Addresses that were asked for since this was asked last."""
        events = [json.loads(one["message"])["message"] for one in self.told("performance")]
        sent = [one["params"] for one in events if one["method"] == "Network.requestWillBeSent"]
        return [one["request"]["url"] for one in sent]

    def command(self, name: str, **parameters: object) -> Any:
        """One of the browser's own commands."""
        return _ask(f"{self._base}/goog/cdp/execute", {"cmd": name, "params": parameters})

    def press(self, key: str) -> None:
        """Press and release a key."""
        keys = [{"type": kind, "value": key} for kind in ("keyDown", "keyUp")]
        _ask(f"{self._base}/actions", {"actions": [{"type": "key", "id": "keys", "actions": keys}]})

    def picture(self, file: Path) -> bytes:
        """What is seen, as a PNG that is kept, too."""
        content = b64decode(_ask(f"{self._base}/screenshot"))
        file.write_bytes(content)
        return content

    def printed(self, file: Path) -> bytes:
        """The page on paper, as a PDF that is kept, too."""
        content = b64decode(self.command("Page.printToPDF", printBackground=True)["data"])
        file.write_bytes(content)
        return content


@contextmanager
def chromium(home: Path) -> Iterator[Browser]:
    """Start the driver and a browser without a screen, with an empty home; both end with the block."""
    assert DRIVER is not None
    words = [DRIVER, "--port=0"]
    environment = os.environ | {"HOME": str(home)}
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        try:
            port = next(found[1] for line in process.stdout if (found := _STARTED.search(line)))
            sessions = f"http://127.0.0.1:{port}/session"
            told = _ask(sessions, {"capabilities": {"alwaysMatch": _wanted(home)}})
            base = f"{sessions}/{told['sessionId']}"
            try:
                yield Browser(base)
            finally:
                _ask(base, method="DELETE")
        finally:
            process.terminate()


def _wanted(home: Path) -> dict[str, Any]:
    options = ["--headless=new", "--window-size=1200,1000", "--disable-dev-shm-usage"]
    options += [f"--user-data-dir={home / 'profile'}", "--no-first-run", "--disable-background-networking"]
    # Chromium has no sandbox for root, as whom a container works; the pages are our own.
    options += ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return {
        "browserName": "chrome",
        "goog:chromeOptions": {"args": options},
        "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
    }


def _ask(address: str, content: object = None, method: str = "") -> Any:
    body = None if content is None else json.dumps(content).encode()
    told = {"Content-Type": "application/json"}
    request = Request(address, body, told, method=method or ("GET" if body is None else "POST"))
    try:
        with urlopen(request, timeout=120) as answer:
            return json.load(answer)["value"]
    except HTTPError as error:
        raise AssertionError(json.load(error)["value"]["message"]) from None
