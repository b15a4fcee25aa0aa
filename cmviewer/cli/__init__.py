"""The command line, a contract: arguments → window, report, check, formats; and an exit status."""

import sys
from collections.abc import Sequence
from typing import Final

from cmviewer.cli import check, formats, report, window
from cmviewer.cli.streams import flush, make_patient, nobody_reads, say_problems
from cmviewer.errors import CmviewerError

DONE: Final = 0
NOT_USABLE: Final = 2
INTERRUPTED: Final = 130
_COMMANDS: Final = {"report": report.run, "check": check.run, "formats": formats.run}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status.

    0: done. 2: bad usage, or nothing usable is left. 130: stopped by Ctrl+C. A first word that is a
    command is that command, even where a folder has its name: `./report` opens the folder.
    """
    make_patient()
    try:
        status = _run(list(sys.argv[1:] if argv is None else argv))
        flush()
    except BrokenPipeError:
        nobody_reads()
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def _run(words: list[str]) -> int:
    command = _COMMANDS.get(words[0]) if words else None
    try:
        return window.run(words) if command is None else command(words[1:])
    except CmviewerError as error:
        say_problems(error.problems)
        return NOT_USABLE
    except SystemExit as end:  # argparse ends so, after --help and after bad usage
        return end.code if isinstance(end.code, int) else DONE
