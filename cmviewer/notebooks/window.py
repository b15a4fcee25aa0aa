"""The window from Python: in a process of its own, so that nothing waits for it and nothing ends with it."""

import subprocess
import sys
from os import PathLike


def view(path: str | PathLike[str], *options: str) -> "subprocess.Popen[bytes]":
    """Start the window on what a path leads to, and go on; options are those of the command line.

    Returns its process; `cmviewer.view("runs/first", "--checkpoint", "epoch 3").wait()` waits for its end.
    """
    words = [sys.executable, "-m", "cmviewer", *options, "--", str(path)]
    return subprocess.Popen(words, stdin=subprocess.DEVNULL)
