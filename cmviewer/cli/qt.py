"""Loading Qt, which needs libraries that belong to the system, and the window with it."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from cmviewer.errors import CmviewerError
from cmviewer.problems.window import LIBRARY_MISSING
from cmviewer.workspace.told_window import ToldWindow

_MISSING: Final = re.compile(r"(lib\S+?\.so[.\d]*): cannot open shared object file")
PACKAGES: Final = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxcb.so.1": "libxcb1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
}
"""Library → its package in Debian and Ubuntu."""


@contextmanager
def qt_loaded() -> Iterator[None]:
    """Import what needs Qt inside; raise `CmviewerError` where this system lacks a library that Qt needs."""
    try:
        yield
    except ImportError as error:
        missing = _MISSING.search(str(error))
        if missing is None:
            raise  # our own fault
        library = missing[1]
        package = PACKAGES.get(library)
        where = f"; Debian and Ubuntu have it in {package}" if package else ""
        problem = LIBRARY_MISSING.of(library=library, where=where)
        raise CmviewerError(problem) from error


def show_window(told: Callable[[], ToldWindow]) -> int:
    """Show the window until it is closed, as `run_window` does; raise `CmviewerError` as `qt_loaded` does."""
    with qt_loaded():
        from cmviewer.gui.application import run_window  # noqa: PLC0415 - only a window needs Qt

    return run_window(told)
