"""A confusion matrix whose every number opens the images behind it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cmviewer.writers.checkpoint_log import log_checkpoint

__all__ = ["log_checkpoint"]


def __getattr__(name: str) -> object:
    """Import what training code calls only when it is called for: the program starts without it."""
    if name == "log_checkpoint":
        from cmviewer.writers.checkpoint_log import log_checkpoint  # noqa: PLC0415 - see above

        return log_checkpoint
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
