"""Runs before `main.py` in the packaged program: programs that it starts shall use the system's libraries.

On Linux PyInstaller points variables into the program, for itself and for Qt. By now they have done their
work, or Qt finds its files without; a file manager that is opened would inherit them, and die of libraries
that are not its own.
"""

import os
import sys

if sys.platform == "linux":
    library_path = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    for name in ("LD_LIBRARY_PATH", "QT_PLUGIN_PATH", "QML2_IMPORT_PATH"):
        os.environ.pop(name, None)
    if library_path is not None:
        os.environ["LD_LIBRARY_PATH"] = library_path
