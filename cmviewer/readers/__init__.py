"""Files → Evaluation. `open_evaluation` is the one way in; `formats.FORMATS` lists what can be read.

Readers are imported when something is opened, or ahead of it: the window is on the screen before pandas is.
So are the words of this page, each when it is asked for: a module of `files` alone is light.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from cmviewer.progress import Cancel, Progress, silent

if TYPE_CHECKING:
    from cmviewer.evaluation import Elsewhere, Evaluation
    from cmviewer.readers.codes_of_the_whole import OF_THE_WHOLE
    from cmviewer.readers.files.sample_names import names_a_file
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

_PLACES: Final = {
    "OF_THE_WHOLE": "codes_of_the_whole",
    "Columns": "request",
    "OpenRequest": "request",
    "PredictionSource": "request",
    "UncertainColumns": "tables.uncertain_columns",
    "names_a_file": "files.sample_names",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - each has its own type
    """Import what is asked for."""
    if name in _PLACES:
        return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def load_readers() -> None:
    """Load what opening needs, pandas above all, so that the first opening need not wait for it."""
    import cmviewer.readers.opening.any_task  # noqa: PLC0415 - see above
    import cmviewer.readers.opening.layouts  # noqa: PLC0415 - see above
    import cmviewer.readers.opening.read  # noqa: F401, PLC0415 - see above


def result_endings() -> tuple[str, ...]:
    """Return the endings of files that can be opened, in lower case and in order."""
    from cmviewer.readers.opening.known_layouts import known_layouts  # noqa: PLC0415 - as opening is

    return tuple(sorted({".toml", *(end for one in known_layouts([]).all for end in one.endings)}))


def open_evaluation(
    request: "OpenRequest",
    progress: Progress = silent,
    cancel: Cancel | None = None,
    elsewhere: "Elsewhere | None" = None,
) -> "Evaluation":
    """Read what a request asks for.

    elsewhere: other processes that read large tables in pieces, and look which classes checkpoints have, to
    the same end. Raises `CmviewerError`
    where nothing usable is left, its subclass `UncertainColumns` where a person has to say which column is
    which, `Cancelled` where `cancel` was set, and `LostElsewhereError` where the others are gone.
    """
    from cmviewer.readers.opening.read import read  # noqa: PLC0415 - see above

    return read(request, progress, Cancel() if cancel is None else cancel, elsewhere)
