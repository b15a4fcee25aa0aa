"""What the commands print, on terminals of every kind; the log gets it too."""

import errno
import io
import logging
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

from cmviewer.errors import Problem, merged_problems
from cmviewer.log import log_problems
from cmviewer.problems.layouts import OUTPUT_UNWRITABLE
from cmviewer.safe_text import one_line

if TYPE_CHECKING:
    from cmviewer.evaluation import Decision

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})


def make_patient() -> None:
    """From now on print as escapes what a terminal cannot show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def flush() -> None:
    """Print all that waits; raise `BrokenPipeError` where nobody reads it."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # a program without a console has none
            stream.flush()


def nobody_reads() -> None:
    """Send what Python still prints at its end to nowhere."""
    _to_nowhere(sys.stdout)


def cannot_be_written(error: OSError) -> bool:
    """Tell whether an error is that of a stream, which has no name, on a full or broken disk."""
    return error.filename is None and error.errno in _FULL


def say_unwritable(error: OSError) -> None:
    """Say on standard error that standard output cannot be written; where that is full too, nowhere."""
    nobody_reads()
    problem = OUTPUT_UNWRITABLE.of(strerror=error.strerror)
    try:
        say_problems([problem])
        flush()
    except OSError:
        _to_nowhere(sys.stderr)


def _to_nowhere(stream: TextIO | None) -> None:
    if stream is None:
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def say(text: str) -> None:
    """Print a line of an answer on standard output; what would command a terminal is printed as escapes."""
    print(one_line(text))


def say_problems(problems: Iterable[Problem]) -> None:
    """Print a line a problem on standard error."""
    folded = _with_options(problems)
    log_problems(folded, level=logging.ERROR)
    for problem in folded:
        _say(str(_as_called(problem)))


def say_warnings(problems: Iterable[Problem], decisions: Iterable["Decision"] = ()) -> None:
    """Print a line on standard error for each problem that was worked around.

    decisions: of the evaluation that the problems are of.
    """
    folded = _with_options(problems, tuple(decisions))
    log_problems(folded)
    for problem in folded:
        _say(f"warning: {_as_called(problem)}")


def _as_called(problem: Problem) -> Problem:
    """Name a file below the working folder from there, as it is typed."""
    if problem.file is None or not problem.file.is_absolute():
        return problem
    try:
        return replace(problem, file=problem.file.relative_to(Path.cwd()))
    except (ValueError, OSError):  # it lies elsewhere, or the working folder is gone
        return problem


def _say(text: str) -> None:
    """Print a line on standard error; a program without a console has none."""
    if sys.stderr is not None:
        print(one_line(text), file=sys.stderr)


def _with_options(problems: Iterable[Problem], decisions: "Sequence[Decision]" = ()) -> list[Problem]:
    """Return each problem once, with the option that mends it."""
    # Here, for it loads NumPy: where that is broken, the log has to be there before.
    from cmviewer.cli.options import with_option  # noqa: PLC0415

    folded = merged_problems(problems)
    return [with_option(problem, decisions, folded) for problem in folded]
