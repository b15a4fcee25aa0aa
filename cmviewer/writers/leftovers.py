"""Folders in which files wait to be put in place, and what killed runs left of them."""

import hashlib
import os
import re
import shutil
import socket
import sys
import time
from pathlib import Path
from typing import Final

OLD: Final = 86_400.0
"""Seconds after which a waiting folder belongs to nobody, whichever machine made it."""
_NAME: Final = re.compile(r"\.cmviewer-(?P<machine>[0-9a-f]{8})-(?P<process>[0-9]{1,10})-\w{8}")


def waiting_prefix() -> str:
    """Begin of the name of a waiting folder: it says which process of which machine made it."""
    return f".cmviewer-{_machine()}-{os.getpid()}-"


def waiting_folders(folder: Path) -> tuple[Path, ...]:
    """Return the waiting folders right below a folder, of runs that go on and of killed ones."""
    try:
        with os.scandir(folder) as entries:
            return tuple(
                Path(entry.path)
                for entry in entries
                if _NAME.fullmatch(entry.name) and entry.is_dir(follow_symlinks=False)
            )
    except OSError:
        return ()


def remove_leftovers(folder: Path) -> None:
    """Remove the waiting folders of processes that are dead, and old ones; nothing else."""
    for path in waiting_folders(folder):
        if _is_left(path):
            shutil.rmtree(path, ignore_errors=True)


def _is_left(path: Path) -> bool:
    name = _NAME.fullmatch(path.name)
    if name is not None and name["machine"] == _machine() and _is_dead(int(name["process"])):
        return True
    try:
        return time.time() - path.stat().st_mtime > OLD
    except OSError:
        return False


def _machine() -> str:
    return hashlib.sha256(socket.gethostname().encode("utf-8", "replace")).hexdigest()[:8]


def _is_dead(process: int) -> bool:
    """Whether no process has this number. On Windows the question would end it, so age alone tells there."""
    if sys.platform == "win32":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False
