"""A window that was walked at random looks the same to the pixel when a new process opens its session."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from cmviewer.resources import sample_names
from tests.gui.session_walk import pixels

ROOT = Path(__file__).parents[2]
STEPS = os.environ.get("CMVIEWER_WALK", "60")
"""Actions of a walk; `make soak` walks 500."""


@pytest.mark.long
@pytest.mark.parametrize("name", sample_names())
def test_a_session_that_is_opened_anew_looks_as_it_was_left(name, tmp_path):
    for words in (("walk", name, "1", STEPS), ("open",)):
        command = [sys.executable, "-m", "tests.gui.session_walk", *words, str(tmp_path)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=400, check=False)
        assert done.returncode == 0, done.stderr[-3000:]
    before, after = pixels(tmp_path / "before.png"), pixels(tmp_path / "after.png")
    assert before.shape == after.shape
    rows, columns = np.nonzero(before != after)
    place = (
        "" if not len(rows) else f"rows {rows.min()}–{rows.max()}, columns {columns.min()}–{columns.max()}"
    )
    assert not len(rows), f"{len(rows):,} pixels differ: {place}"
