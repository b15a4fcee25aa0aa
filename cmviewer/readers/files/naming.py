"""What an evaluation is called, from where it lies."""

from pathlib import Path
from typing import Final

MANIFEST: Final = "cmviewer.toml"
"""The file that says what its folder holds."""


def name_of(path: Path) -> str:
    """Return what the evaluation at a whole path is called."""
    return readable(called_after(path).name)


def called_after(path: Path) -> Path:
    """Return the folder or file that it is called after: of a manifest its folder."""
    return path.parent if path.name == MANIFEST else path


def readable(name: str) -> str:
    """Return the name of a file as text that UTF-8 can hold: on some systems any bytes are a name."""
    return name.encode("utf-8", "replace").decode("utf-8")
