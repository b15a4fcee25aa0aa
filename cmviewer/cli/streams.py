"""What the commands print, on terminals of every kind."""

import io
import os
import sys
from collections.abc import Iterable

from cmviewer.errors import Problem, fold


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
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def say_problems(problems: Iterable[Problem]) -> None:
    """Print a line a problem on standard error."""
    for problem in fold(problems):
        print(_one_line(str(problem)), file=sys.stderr)


def say_warnings(problems: Iterable[Problem]) -> None:
    """Print a line on standard error for each problem that was worked around."""
    for problem in fold(problems):
        print(f"warning: {_one_line(str(problem))}", file=sys.stderr)


def _one_line(text: str) -> str:
    return " ".join(text.splitlines())
