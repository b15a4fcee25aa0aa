"""For training code: what a framework calls, and what then writes a checkpoint. Nothing is installed with it.

Each module imports no framework by itself: whoever trains with one has imported it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from cmviewer.callbacks.hugging_face import for_hugging_face
    from cmviewer.callbacks.keras import for_keras
    from cmviewer.callbacks.lightning import for_lightning
    from cmviewer.callbacks.ultralytics import for_ultralytics

__all__ = ["for_hugging_face", "for_keras", "for_lightning", "for_ultralytics"]

_PLACES: Final = {name: f"cmviewer.callbacks.{name.removeprefix('for_')}" for name in __all__}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - each has its own type
    """Import each only when it is called for."""
    if name in _PLACES:
        return getattr(import_module(_PLACES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
