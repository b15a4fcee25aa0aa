"""What no data file may bring about: other programs, connections, pickles, and changes to files."""

import os
import sys
from typing import Any

FORBIDDEN = frozenset({
    "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.forkpty",
    "os.startfile", "pty.spawn", "socket.connect", "socket.getaddrinfo", "socket.bind", "pickle.find_class",
    "webbrowser.open", "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink",
    "os.truncate", "os.chmod", "os.chown", "tempfile.mkstemp", "tempfile.mkdtemp", "ctypes.dlopen",
})  # fmt: skip
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Forbidden(BaseException):
    """Something was about to be done that data may not bring about."""


def watch() -> list[str]:
    """From now on refuse what is forbidden; the list gets each, even where the refusal was caught."""
    seen: list[str] = []

    def hook(event: str, words: tuple[Any, ...]) -> None:
        if event in FORBIDDEN or (event == "open" and _writes(words)):
            seen.append(f"{event} {words!r}"[:400])
            raise Forbidden(seen[-1])

    sys.addaudithook(hook)
    return seen


def _writes(words: tuple[Any, ...]) -> bool:
    path, _, flags = words
    return isinstance(flags, int) and bool(flags & _WRITING) and path != os.devnull
