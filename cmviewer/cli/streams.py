"""What the commands print, on terminals of every kind; the log gets it too."""

import io
import logging
import os
import sys
from collections.abc import Iterable

from cmviewer.errors import Problem, fold
from cmviewer.log import log_problems
from cmviewer.safe_text import one_line


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
    nowhere = os.open(os.devnull, os.O_WRONLY)
    if sys.stdout is not None:
        os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def say(text: str) -> None:
    """Print a line of an answer on standard output; what would command a terminal is printed as escapes."""
    print(one_line(text))


def say_problems(problems: Iterable[Problem]) -> None:
    """Print a line a problem on standard error."""
    folded = fold(problems)
    log_problems(folded, level=logging.ERROR)
    for problem in folded:
        _say(in_words(problem))


def say_warnings(problems: Iterable[Problem]) -> None:
    """Print a line on standard error for each problem that was worked around."""
    folded = fold(problems)
    log_problems(folded)
    for problem in folded:
        _say(f"warning: {in_words(problem)}")


def in_words(problem: Problem) -> str:
    """Write a problem as a line, with the option that tells its decision."""
    if problem.decision is None or not problem.readings:
        return str(problem)
    options = " or ".join(f"--read {problem.decision}={value}" for value in problem.readings)
    return f"{problem} ({options})"


def _say(text: str) -> None:
    """Print a line on standard error; a program without a console has none."""
    if sys.stderr is not None:
        print(one_line(text), file=sys.stderr)
