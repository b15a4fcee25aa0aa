"""The modules of `packaging/`, as `packaging/build.py` sees them: by their plain names."""

import importlib
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "packaging"


def module(name):
    """Import a module of `packaging/`; the path is as it was afterwards."""
    sys.path.insert(0, str(FOLDER))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(FOLDER))
