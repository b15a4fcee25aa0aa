"""Every benchmark runs, at a thousandth of its size; how fast it is does not matter here."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks import memory, start
from tests.benchmarks.measuring import check_equal, medians

CHECKOUT = Path(__file__).resolve().parent.parent
QUICK = (
    *("labels", "objects", "object-files", "masks", "asking", "comparing"),
    *("page", "tables", "drawing", "clicking", "tour", "growth"),
)


@pytest.mark.long
def test_each_subject_prints_rows_that_have_a_figure_and_say_whether_the_goal_was_reached():
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks", "--scale", "0.001", *QUICK],
        cwd=CHECKOUT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    table = [line.strip("|").split("|") for line in done.stdout.splitlines() if line.startswith("| ")]
    lines = [[field.strip() for field in fields] for fields in table[1:]]
    for begins in (
        "count 1,000 labels",
        "CSV of 10,000 rows",
        "COCO results of",
        "draw 4 classes",
        "click a cell",
        "slider to",
        "the longest freeze",
        "5 photographs",
    ):
        assert any(line[0].startswith(begins) for line in lines), begins
    for what, ours, _, _, goal, reached in lines:
        assert ours, what
        assert not goal or reached in {"yes", "**no**"}, what


@pytest.mark.long
def test_the_process_that_starts_the_window_ends_when_it_is_painted():
    start.run_alone(start.WINDOW)


@pytest.mark.long
def test_a_process_says_what_memory_it_keeps_and_what_it_had_at_most(tmp_path):
    if not memory.PROCESS.exists():
        pytest.skip("measured on Linux only")
    file = tmp_path / "labels.csv"
    file.write_text("truth,prediction\na,b\nb,b\n")
    kept, most = (memory.memory_of(file, figure) for figure in ("kept", "most"))
    assert 0 < kept < most


def test_different_answers_stop_the_benchmark():
    check_equal([1], [1], "same")
    with pytest.raises(SystemExit, match="differ"):
        check_equal([1], [2], "another")


def test_works_run_in_turn_and_their_times_come_back_in_order():
    ran = []
    one, other = medians(lambda: ran.append("one"), lambda: ran.append("other"), rounds=2)
    assert ran[:2] == ["one", "other"]
    assert set(ran[2:7]) == {"one"}
    assert set(ran[7:12]) == {"other"}
    assert min(one, other) > 0
