"""`cmviewer [PATH]`: the window. Nothing else here imports Qt."""

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from cmviewer.cli.qt import show_window
from cmviewer.readers.files.paths import is_file, is_folder
from cmviewer.workspace.told_window import NOTHING_TOLD, ToldWindow

IN_WINDOW: Final = "--tell-in-window"
"""What desktops start the program with: nobody sees what is printed."""


def run(words: Sequence[str]) -> int:
    """Open the window, or work it once through all samples.

    The window does not wait for what knows all that could be said, where nothing is said but a path, which is
    right or is told to be wrong in the window: then words are read once it is on the screen.
    """
    paths = [word for word in words if word != IN_WINDOW]
    if not paths:
        return show_window(lambda: NOTHING_TOLD)
    if _is_plain(*paths) and (len(paths) < len(words) or _is_there(Path(paths[0]))):
        return show_window(partial(_told, words))
    from cmviewer.cli import window_words  # noqa: PLC0415 - see above

    return window_words.run(words)


def _told(words: Sequence[str]) -> ToldWindow:
    from cmviewer.cli import window_words  # noqa: PLC0415 - see above

    return window_words.told_by(words)


def _is_plain(word: str, *more: str) -> bool:
    """Whether there is one word alone, and it is a path: no option, and no address, but of a drive."""
    return not more and bool(word) and not word.startswith("-") and ":/" not in word[2:]


def _is_there(path: Path) -> bool:
    return (is_file(path) or is_folder(path)) and os.access(path, os.R_OK)
