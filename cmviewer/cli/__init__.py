"""The command line, a contract: arguments → window or command; and an exit status."""

import gc
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from cmviewer.cli.streams import (
    cannot_be_written,
    flush,
    make_patient,
    nobody_reads,
    say_problems,
    say_unwritable,
)
from cmviewer.errors import CmviewerError
from cmviewer.left_behind import end_without_them
from cmviewer.log import LOG, kept_log

DONE: Final = 0
NOT_USABLE: Final = 2
INTERRUPTED: Final = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status.

    0: done. 2: bad usage, or nothing usable is left. 130: stopped by Ctrl+C. A first word that is a
    command is that command, even where a folder has its name: `./report` opens the folder.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    make_patient()
    with kept_log(words):
        status = _ended(words)
        LOG.info("ended with status %d", status)
    end_without_them(status)
    return status


def _ended(words: list[str]) -> int:
    """Run one command to its end, whoever ends it."""
    try:
        status = _run(words)
        flush()
    except BrokenPipeError:
        nobody_reads()
        return DONE
    except OSError as error:
        if not cannot_be_written(error):
            raise
        say_unwritable(error)
        return NOT_USABLE
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def _command(word: str) -> Callable[[Sequence[str]], int] | None:
    """Import a command when it is called: none waits for the others, and the log is kept by then."""
    match word:
        case "report":
            from cmviewer.cli import report  # noqa: PLC0415 - see above

            return report.run
        case "list":
            from cmviewer.cli import list_command  # noqa: PLC0415 - see above

            return list_command.run
        case "count":
            from cmviewer.cli import count_command  # noqa: PLC0415 - see above

            return count_command.run
        case "check":
            from cmviewer.cli import check  # noqa: PLC0415 - see above

            return check.run
        case "formats":
            from cmviewer.cli import formats  # noqa: PLC0415 - see above

            return formats.run
    return None


@contextmanager
def garbage_left() -> Iterator[None]:
    """Let no garbage be collected: what is imported stays, and looking through it is a tenth of the start.

    The window collects by itself, and frees what was loaded from being looked through ever again.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _run(words: list[str]) -> int:
    try:
        command = _command(words[0]) if words else None
        if command is not None:
            return command(words[1:])
        with garbage_left():
            from cmviewer.cli import window  # noqa: PLC0415 - see above

            return window.run(words)
    except CmviewerError as error:
        say_problems(error.problems)
        return NOT_USABLE
    except SystemExit as end:  # argparse ends so, after --help and after bad usage
        return end.code if isinstance(end.code, int) else DONE
