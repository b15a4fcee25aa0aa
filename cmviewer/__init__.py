"""A confusion matrix whose every number opens the images behind it."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from cmviewer.notebooks.opening import open_results as open  # noqa: A004 - `cmviewer.open`
    from cmviewer.notebooks.opening import report
    from cmviewer.notebooks.window import view
    from cmviewer.writers.checkpoint_log import log_checkpoint

__all__ = ["log_checkpoint", "open", "report", "view"]

_PLACES: Final = {
    "log_checkpoint": ("cmviewer.writers.checkpoint_log", "log_checkpoint"),
    "open": ("cmviewer.notebooks.opening", "open_results"),
    "report": ("cmviewer.notebooks.opening", "report"),
    "view": ("cmviewer.notebooks.window", "view"),
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - each has its own type
    """Import what other code calls only when it is called for: the program starts without it."""
    if name in _PLACES:
        module, attribute = _PLACES[name]
        return getattr(import_module(module), attribute)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
