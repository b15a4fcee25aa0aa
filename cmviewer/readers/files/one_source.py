"""What one source suffers from is a problem of that source, and never takes the good ones with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from cmviewer.errors import CmviewerError, Problem
from cmviewer.log import LOG

_FAILURES: Final = (
    ValueError, TypeError, LookupError, ArithmeticError, AttributeError, RecursionError, MemoryError, OSError,
    AssertionError,
)  # fmt: skip
"""What libraries and we raise of content that nobody has foreseen."""


@contextmanager
def failing_alone(file: Path) -> Iterator[None]:
    """Raise `CmviewerError` of a file in place of what reading it raises; the log keeps how it came about."""
    try:
        yield
    except _FAILURES as error:
        LOG.info("reading failed: %s", type(error).__name__, exc_info=True)
        what = f"its content cannot be read ({type(error).__name__})"
        raise CmviewerError(Problem("file-unreadable", what, "write the file again", file)) from error
