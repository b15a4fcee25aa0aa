"""Every file that was opened has a role in what `check --json` prints."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from opening import opened
from small_sets import SETS

from cmviewer.evaluation import Role

HERE = Path(__file__).resolve().parent
TABLE = "image,truth,prediction\n1.png,cat,cat\n2.png,dog,cat\n"


@pytest.mark.long
def test_every_file_that_is_opened_has_a_role():
    done = subprocess.run(
        [sys.executable, HERE / "opened_files.py"],
        cwd=HERE.parents[1],
        env={"PYTHONPATH": f"{HERE.parents[1]}:{HERE}", "PATH": "", "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    assert json.loads(done.stdout) == {"sets": len(SETS), "without": {}}


def roles(folder: Path) -> dict[str, Role]:
    files = opened(folder).interpretation.files
    return {one.path.relative_to(folder.parent).as_posix(): one.role for one in files}


def test_a_file_that_says_nothing_of_the_results_is_named_as_metadata(folder):
    top = folder({"results.csv": TABLE, "notes.json": '{"a": 1}'})
    assert roles(top) == {"results/results.csv": Role.PREDICTION, "results/notes.json": Role.METADATA}


def test_of_many_such_files_their_folder_is_named(folder):
    top = folder({"results.csv": TABLE, **{f"notes/{i}.json": '{"a": 1}' for i in range(9)}})
    assert roles(top) == {"results/results.csv": Role.PREDICTION, "results/notes": Role.METADATA}
