"""Firefox by the protocol that it speaks itself, Marionette: Debian has Firefox, and no driver of it."""

import json
import os
import re
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

FIREFOX = shutil.which("firefox-esr")
_LISTENS = re.compile(r"Marionette.*Listening on port (\d+)")
_LONGEST = 120.0
"""Seconds until it has started, or answered."""


class Firefox:
    """One window of it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._number = 0
        self._read()  # it says who it is

    def ask(self, name: str, **parameters: object) -> Any:
        """Have a command done, and return what it returns."""
        self._number += 1
        message = json.dumps([0, self._number, name, parameters]).encode()
        self._stream.write(b"%d:%b" % (len(message), message))
        self._stream.flush()
        _, _, error, value = self._read()
        assert error is None, error["message"]
        return value

    def open(self, page: Path) -> None:
        """Open a file."""
        self.ask("WebDriver:Navigate", url=page.as_uri())

    def run(self, script: str) -> Any:
        """Run a script in the page, and return what it returns."""
        return self.ask("WebDriver:ExecuteScript", script=script, args=[])["value"]

    def _read(self) -> Any:
        length = b""
        while (sign := self._stream.read(1)) != b":":
            assert sign, "Firefox has ended"
            length += sign
        return json.loads(self._stream.read(int(length)))


@contextmanager
def firefox(home: Path) -> Iterator[Firefox]:
    """Start a Firefox without a screen, with an empty profile; it ends with the block."""
    assert FIREFOX is not None
    (home / "user.js").write_text('user_pref("marionette.port", 0);\n')
    words = [FIREFOX, "--headless", "--marionette", "--no-remote", "--profile", str(home)]
    environment = os.environ | {"HOME": str(home)}
    with subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
    ) as process:
        assert process.stdout is not None
        late = threading.Timer(_LONGEST, process.kill)
        late.start()
        try:
            port = next(int(found[1]) for line in process.stdout if (found := _LISTENS.search(line)))
            late.cancel()
            address = ("127.0.0.1", port)
            with (
                socket.create_connection(address, _LONGEST) as connection,
                connection.makefile("rwb") as stream,
            ):
                browser = Firefox(stream)
                browser.ask("WebDriver:NewSession", capabilities={})
                yield browser
        finally:
            late.cancel()
            process.terminate()
