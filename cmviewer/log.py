"""The log: a file that keeps what the program did and every problem. A packaged program has no console.

It lies where the system keeps the logs of a person's programs, and holds names of their files: its folder is
closed to others. Nothing about it ever stops the program.
"""

import logging
import os
import platform
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Final

from platformdirs import user_log_dir

from cmviewer.errors import Problem, merged_problems
from cmviewer.safe_text import one_line
from cmviewer.uncaught import crashes_kept, log_error, uncaught_logged
from cmviewer.version import __version__

LOG: Final = logging.getLogger("cmviewer")
LOG_NAME: Final = "cmviewer.log"
PRIVATE: Final = 0o700
TEMPORARY: Final = "cmviewer-log-"
LIMIT: Final = 1_000_000
"""Bytes of a file; with those before it three are kept."""
EARLIER: Final = 2
LISTED: Final = 300
"""Most different problems that are listed at once; of the others their number is told."""

LOG.addHandler(logging.NullHandler())  # without a file nothing is printed in its place


@contextmanager
def kept_log(words: Sequence[str]) -> Iterator[None]:
    """Keep a log of what happens inside, of errors and warnings too; `words` are those of the command."""
    with ExitStack() as stack:
        stack.callback(LOG.setLevel, LOG.level)
        LOG.setLevel(logging.INFO)
        file = _open()
        if file is not None:
            LOG.addHandler(file)
            stack.callback(_close, file)
        stack.enter_context(uncaught_logged())
        LOG.info("started cmviewer %s, process %d, with %r", ", ".join(facts()), os.getpid(), list(words))
        if file is not None:
            stack.enter_context(crashes_kept(Path(file.baseFilename).parent))
        stack.push(_log_way_out)
        yield


def log_file() -> Path | None:
    """The file of the log that is kept now; None where none is, or none can be."""
    names = [handler.baseFilename for handler in LOG.handlers if isinstance(handler, _LogFile)]
    return Path(names[-1]) if names else None


def log_problems(problems: Iterable[Problem], *, level: int = logging.WARNING) -> None:
    """Log a line a problem, equal ones as one; past `LISTED` of them how many more there are."""
    folded = merged_problems(problems)
    for problem in folded[:LISTED]:
        LOG.log(level, "%s: %s", problem.code, problem)
    more = len(folded) - LISTED
    if more > 0:
        LOG.log(level, "and %s more problems", f"{more:,}")


def facts() -> tuple[str, ...]:
    """Version, how it is installed, and the system, as who mends a fault needs to know them."""
    packaged = "packaged" if getattr(sys, "frozen", False) else "not packaged"
    return (__version__, packaged, f"Python {platform.python_version()}", platform.platform())


class _LogFile(RotatingFileHandler):
    """Begins a new file past `LIMIT`; what cannot be written is left out."""

    def doRollover(self) -> None:  # noqa: N802 - the library's name
        """Write on in the same file where it cannot be moved: on Windows, while another program has it."""
        try:
            super().doRollover()
        except OSError:
            self.stream = self.stream or self._open()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the library's name
        """Say nothing: there is nobody to say it to."""


class _Lines(logging.Formatter):
    """A line begins with its time; what follows it is moved in, so that no text can look like a line."""

    def format(self, record: logging.LogRecord) -> str:
        """Local time to the millisecond, level, words; a traceback below them."""
        time = datetime.fromtimestamp(record.created).isoformat(" ", "milliseconds")
        lines = [f"{time} {record.levelname} {one_line(record.getMessage())}"]
        if record.exc_info:
            trace = self.formatException(record.exc_info)
            lines += [f"    {one_line(line)}" for line in trace.splitlines()]
        return "\n".join(lines)


def _open() -> _LogFile | None:
    """Open the log where it belongs, else in a temporary folder; None where neither can be written."""
    with suppress(OSError):
        return _opened(Path(user_log_dir("cmviewer", appauthor=False)))
    with suppress(OSError):
        return _opened(_temporary_folder())
    return None


def _temporary_folder() -> Path:
    """The one temporary folder of this user, which the next start finds again; else a new one."""
    if sys.platform != "win32":
        folder = Path(tempfile.gettempdir(), f"{TEMPORARY}{os.getuid()}")
        with suppress(OSError):
            folder.mkdir(mode=PRIVATE, exist_ok=True)
            if _is_private(folder.lstat(), os.getuid()):
                return folder
    return Path(tempfile.mkdtemp(prefix=TEMPORARY))


def _is_private(found: os.stat_result, user: int) -> bool:
    """Whether it is a folder, of this user, and closed to others: anybody may have put it there before."""
    return stat.S_ISDIR(found.st_mode) and found.st_uid == user and not found.st_mode & 0o077


def _opened(folder: Path) -> _LogFile:
    if not folder.is_absolute():  # nobody knows the home
        raise FileNotFoundError(folder)
    folder.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
    path = folder / LOG_NAME
    with path.open("ab") as file:
        file.write(b"\n")  # parts two runs, and fails at once on a full disk
    handler = _LogFile(path, "a", LIMIT, EARLIER, encoding="utf-8", errors="backslashreplace")
    handler.setFormatter(_Lines())
    return handler


def _close(file: _LogFile) -> None:
    LOG.removeHandler(file)
    with suppress(OSError):  # on a full disk
        file.close()


def _log_way_out(
    _kind: type[BaseException] | None, error: BaseException | None, _trace: TracebackType | None
) -> None:
    """An error that ends the program is logged; whoever called is told of it as ever."""
    log_error("ended by an error", error)
