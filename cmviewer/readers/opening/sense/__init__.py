"""Does it make sense? One look at the whole after reading, whatever the task: one module a check."""

from cmviewer.readers.opening.sense.look import with_sense

__all__ = ["with_sense"]
