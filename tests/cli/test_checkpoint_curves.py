"""The page of a report from the command line has the metrics over all checkpoints; what is amiss is said."""

import json
import re
from collections import Counter

import pytest

from cmviewer.cli import main
from cmviewer.confusion import count as counting
from tests.three_checkpoints import SAID, write_checkpoints

RIGHT = [0.25, 0.5, 0.75]


@pytest.fixture
def run(tmp_path):
    return write_checkpoints(tmp_path / "run")


def drawn(folder):
    """The drawing over the checkpoints: its words, its first path, and the heights of its ticks."""
    page = (folder / "report.html").read_text(encoding="utf-8")
    found = re.search(r"<h3>Over the checkpoints</h3>(.*?)</figure>", page, re.DOTALL)
    if found is None:
        return None
    ticks = re.findall(r'y="([\d.]+)" text-anchor="end">(\d+) %<', found[1])
    path = re.search(r'class="line curve-1" d="(.*?)"', found[1])[1]
    return found[1], path, [(float(y) - 4, int(words) / 100) for y, words in ticks]


def shares(path, ticks):
    (low_y, low), (high_y, high) = ticks[0], ticks[-1]
    heights = [float(point.split()[1]) for point in re.split("[ML]", path) if point]
    return [low + (y - low_y) / (high_y - low_y) * (high - low) for y in heights]


def test_the_page_of_one_checkpoint_has_the_metric_of_each(run, tmp_path):
    assert main(["report", str(run), "--out", str(tmp_path / "out"), "--checkpoint", "epoch_2"]) == 0
    words, path, ticks = drawn(tmp_path / "out")
    assert shares(path, ticks) == pytest.approx(RIGHT, abs=0.005)
    assert "accuracy is 50.0 % at epoch_2" in words
    assert all(f">{name}</text>" in words for name in SAID)


def test_of_a_subset_curves_are_of_it_alone(run, tmp_path):
    words = ["report", str(run), "--out", str(tmp_path / "out"), "--subset", "image ~ 1"]
    assert main(words) == 0
    words, path, ticks = drawn(tmp_path / "out")
    assert shares(path, ticks) == pytest.approx([0, 0, 1], abs=0.005)


def test_a_report_of_each_has_them_all_and_none_is_counted_more_than_twice(run, tmp_path, monkeypatch):
    counted, load = Counter(), counting.compare

    def noted(evaluation, checkpoint, *more, **others):
        counted[checkpoint] += 1
        return load(evaluation, checkpoint, *more, **others)

    monkeypatch.setattr(counting, "compare", noted)
    assert main(["report", str(run), "--out", str(tmp_path / "out"), "--checkpoint", "all"]) == 0
    for name, right in zip(SAID, RIGHT, strict=True):
        words, path, ticks = drawn(tmp_path / "out" / name)
        assert f"accuracy is {100 * right:.1f} % at {name}" in words
        assert shares(path, ticks) == pytest.approx(RIGHT, abs=0.005)
    assert max(counted.values()) <= 2


def test_where_there_is_no_other_checkpoint_there_is_no_curve(run, tmp_path):
    assert main(["report", str(run / "epoch_1.csv"), "--out", str(tmp_path / "out")]) == 0
    assert drawn(tmp_path / "out") is None


@pytest.mark.parametrize("wanted", ["epoch_3", "all"])
def test_one_that_cannot_be_read_is_said_once_and_has_no_point(run, tmp_path, wanted, capsys):
    box = {"image_id": 1, "category_id": 1, "bbox": [0, 0, 9, 9]}
    truth = {"images": [{"id": 1}], "categories": [{"id": 1, "name": "a"}], "annotations": [box | {"id": 1}]}
    (run / "truth.json").write_text(json.dumps(truth), encoding="utf-8")
    found = json.dumps([box | {"score": 0.9}])
    for name in SAID:
        (run / f"{name}.csv").unlink()
        (run / name).mkdir()
        text = found if name != "epoch_2" else found[:-9]
        (run / name / "predictions.json").write_text(text, encoding="utf-8")
    out = tmp_path / "out"
    assert main(["report", str(run), "--out", str(out), "--checkpoint", wanted]) == 0
    said = [line for line in capsys.readouterr().err.splitlines() if "epoch_2" in line]
    assert len(said) == 1
    _, path, _ = drawn(out / "epoch_3" if wanted == "all" else out)
    assert path.count("M") == 2, "broken where one is missing"


def test_intervals_that_cannot_be_drawn_are_said_and_stand_in_the_summary(run, tmp_path, capsys):
    out, words = tmp_path / "out", ["report", str(run), "--subset", "image ~ none"]
    assert main([*words, "--out", str(out), "--intervals"]) == 0
    why = "epoch_3 has no intervals: nothing is counted"
    assert why in capsys.readouterr().err
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    assert [one["what"] for one in summary["problems"] if one["code"] == "no-intervals"] == [why]
    assert "intervals" not in summary
    assert main([*words, "--out", str(out)]) == 0
    assert "no intervals" not in capsys.readouterr().err
