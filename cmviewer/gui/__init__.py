"""The window: the only folder that imports Qt."""

import builtins

import PySide6.QtCore  # noqa: F401 - it puts itself behind Python's import, which is taken back here


def _import_as_python_does() -> None:
    """Import modules without PySide's look at each: it reads the source, for spellings that we do not use.

    What it replaced is kept by it under a name of its own. It is a tenth of the start, and more in the
    packaged program, which looks for sources that are not there.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


_import_as_python_does()
