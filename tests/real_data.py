"""Where real files of other people's tools lie, for the few tests that read them."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FOLDER = Path(os.environ.get("CMVIEWER_REAL_DATA", ROOT.parent / "shared" / "data"))


def real_data(name):
    """A folder of real files; the test is skipped where it is not there."""
    folder = FOLDER / name
    if not folder.is_dir():
        pytest.skip(f"no real files: set CMVIEWER_REAL_DATA to a folder that holds {name}")
    return folder
