"""Files → Evaluation. `open_evaluation` is the one way in; `formats.FORMATS` lists what can be read.

Readers are imported when something is opened, or ahead of it: the window is on the screen before pandas is.
"""

from importlib import import_module

from cmviewer.evaluation import Elsewhere, Evaluation
from cmviewer.progress import Cancel, Progress, silent
from cmviewer.readers.codes_of_the_whole import OF_THE_WHOLE
from cmviewer.readers.files.addresses import is_address
from cmviewer.readers.files.words import looks_like_image
from cmviewer.readers.request import Columns, OpenRequest, PredictionSource
from cmviewer.readers.tables.uncertain_columns import UncertainColumns

__all__ = [
    "OF_THE_WHOLE",
    "Columns",
    "OpenRequest",
    "PredictionSource",
    "UncertainColumns",
    "load_readers",
    "names_a_file",
    "open_evaluation",
    "result_endings",
]


def load_readers() -> None:
    """Load what opening needs, pandas above all, so that the first opening need not wait for it."""
    import_module("cmviewer.readers.opening.read")


def result_endings() -> tuple[str, ...]:
    """Return the endings of files that can be opened, in lower case and in order."""
    from cmviewer.readers.opening.known_layouts import known_layouts  # noqa: PLC0415 - as opening is

    return tuple(sorted({".toml", *(end for one in known_layouts([]).all for end in one.endings)}))


def names_a_file(name: str) -> bool:
    """Tell whether the name of a sample is that of a picture, here or on the web."""
    return looks_like_image(name) or is_address(name)


def open_evaluation(
    request: OpenRequest,
    progress: Progress = silent,
    cancel: Cancel | None = None,
    elsewhere: Elsewhere | None = None,
) -> Evaluation:
    """Read what a request asks for.

    elsewhere: other processes that read large tables in pieces, to the same end. Raises `CmviewerError`
    where nothing usable is left, its subclass `UncertainColumns` where a person has to say which column is
    which, `Cancelled` where `cancel` was set, and `LostElsewhereError` where the others are gone.
    """
    from cmviewer.readers.opening.read import read  # noqa: PLC0415 - see above

    return read(request, progress, Cancel() if cancel is None else cancel, elsewhere)
