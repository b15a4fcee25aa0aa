"""What one source suffers from is a problem of that source, and never takes the good ones with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from cmviewer.errors import CmviewerError
from cmviewer.log import LOG
from cmviewer.problems.files import CONTENT_UNREADABLE, JSON_NESTED_TOO_DEEPLY

_FAILURES: Final = (ValueError, LookupError, TypeError, OverflowError, MemoryError, OSError)
"""What libraries raise of content that nobody has foreseen: what is known to damage a file is caught where it
is read.

NumPy, pandas and Pillow raise `ValueError`, `LookupError` and `TypeError`
of values of another kind than a header promises, `OverflowError` and `MemoryError` of numbers and sizes that
are absurd; and any reading `OSError` where a disk or a share goes away. `AttributeError`, `AssertionError`
and `ZeroDivisionError` are mistakes of ours, and no file's.
"""


@contextmanager
def failing_alone(file: Path) -> Iterator[None]:
    """Raise `CmviewerError` of a file in place of what reading it raises; the log keeps how it came about.

    `RecursionError` is what msgspec and Python raise of JSON that is nested too deeply.
    """
    try:
        yield
    except RecursionError:
        raise CmviewerError(JSON_NESTED_TOO_DEEPLY.of(file)) from None
    except _FAILURES as error:
        LOG.info("reading failed: %s", type(error).__name__, exc_info=True)
        raise CmviewerError(CONTENT_UNREADABLE.of(file, error=type(error).__name__)) from error
