"""Runs first in the packaged program: programs that it starts shall load the system's libraries, not its own.

The starter of PyInstaller points LD_LIBRARY_PATH into the program. What this process loads is decided by
then; a file manager that it opens would inherit it.
"""

import os

for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"):
    before = os.environ.pop(f"{name}_ORIG", None)
    if before is not None:
        os.environ[name] = before
    else:
        os.environ.pop(name, None)
