"""Every benchmark runs, at a thousandth of its size; how fast it is does not matter here."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks import guard, memory, start
from tests.benchmarks.guard import Ratio, ratio_of
from tests.benchmarks.measuring import at_most, check_equal, faster, medians, within

CHECKOUT = Path(__file__).resolve().parent.parent
QUICK = (
    *("labels", "objects", "object-files", "masks", "shards", "asking", "comparing"),
    *("page", "tables", "drawing", "clicking", "tour", "stress", "bundles", "growth"),
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
@pytest.mark.parametrize("words", [("window shown",), ("counted", "--sample", start.SAMPLE)])
def test_the_process_that_starts_the_window_ends_when_it_is_painted(words):
    start.run_alone(start.until(*words))


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


PAGE = """
## Guarded

| what | ratio |
|---|---|
| count, beside a peer | 20 x as fast |
| read, beside another | 1.5 x |

## More

| else | 3 x |
"""


def test_the_guard_complains_of_what_is_worse_than_half_of_the_page_and_of_nothing_else():
    page = guard.page_ratios(PAGE)
    assert page == {
        "count, beside a peer": Ratio(20.0, is_speed=True),
        "read, beside another": Ratio(1.5, is_speed=False),
    }
    good = {name: ratio_of(words) for name, words in zip(page, ("10 x as fast", "3 x"), strict=True)}
    assert guard.complaints(good, page) == []
    assert guard.complaints(good | {"new": Ratio(1.0, is_speed=True)}, page) == []
    bad = {name: ratio_of(words) for name, words in zip(page, ("9.9 x as fast", "3.1 x"), strict=True)}
    assert [line.split(":")[0] for line in guard.complaints(bad, page)] == list(page)
    [missing] = guard.complaints({"count, beside a peer": Ratio(20.0, is_speed=True)}, page)
    assert "nothing measures it" in missing


def test_the_best_of_a_few_turns_counts_and_none_is_begun_once_all_is_good():
    page, begun = guard.page_ratios(PAGE), []

    def measured():
        for speed, share in (("5", "1.4"), ("9", "9"), ("15", "9"), ("99", "1")):
            begun.append(speed)
            yield {
                "count, beside a peer": Ratio(float(speed), is_speed=True),
                "read, beside another": Ratio(float(share), is_speed=False),
            }

    assert [one.value for one in guard.best_of(measured(), page).values()] == [15.0, 1.4]
    assert begun == ["5", "9", "15"]


def test_a_ratio_is_named_by_what_is_measured_and_beside_what():
    rows = [
        faster("count 10 labels", 0.001, "scikit-learn 18.7 ms", 18.7, 15),
        at_most("read", "3 s", "json.load of the results alone 1.5 s", 2, None),
        within("memory", 3.0, "MiB", 4),
    ]
    assert guard.ratios_of(rows) == {
        "count 10 labels, beside scikit-learn": Ratio(18.7, is_speed=True),
        "read, beside json.load of the results alone": Ratio(2.0, is_speed=False),
    }
    assert set(guard.page_ratios(guard.PAGE.read_text(encoding="utf-8")))
