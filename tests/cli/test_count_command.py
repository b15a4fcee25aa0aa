"""`cmviewer count`: a bundle is written whole or not at all, and is reported and listed as what it is of."""

import json
from contextlib import contextmanager

import pytest

from cmviewer.cli import main
from cmviewer.errors import CmviewerError
from cmviewer.matching import default_rule
from cmviewer.problems.bundles import SCHEDULER_UNREACHABLE
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.readers.tables import plain_ranges
from cmviewer.resources import sample
from cmviewer.writers.bundles import counting
from cmviewer.writers.bundles.work import begin
from cmviewer.writers.inputs import input_files

TRUTH = "image,truth,prediction,score\n"
ROWS = "a.png,cat,dog,0.9\nb.png,dog,dog,0.8\nc.png,dog,cat,0.4\nd.png,cat,cat,0.7\n"


@pytest.fixture
def results(tmp_path):
    folder = tmp_path / "results"
    folder.mkdir()
    for name in ("epoch_1", "epoch_2"):
        (folder / f"{name}.csv").write_text(TRUTH + ROWS)
    return folder


def test_a_bundle_is_reported_as_the_results_that_it_was_counted_of(results, tmp_path):
    bundle = tmp_path / "bundle"
    assert main(["count", str(results), "--out", str(bundle), "--score", "0.5"]) == 0
    for path, more in ((results, ("--score", "0.5")), (bundle, ())):
        assert main(["report", str(path), "--out", str(tmp_path / f"of {path.name}"), *more]) == 0
    for name in ("confusion_matrix.csv", "class_metrics.csv", "examples.csv"):
        one, other = ((tmp_path / f"of {path.name}" / name).read_text() for path in (results, bundle))
        assert one == other
    matrix = json.loads((bundle / "matrix.json").read_text())
    assert matrix["checkpoints"] == ["epoch_1", "epoch_2"]
    assert matrix["rule"] == {"score": 0.5}
    assert {"checkpoint": "epoch_2", "truth": "cat", "prediction": "dog", "count": 1} in matrix["counts"]
    assert all(len(one["sha256"]) == 64 for one in matrix["inputs"])
    assert [one["path"] for one in matrix["interpretation"]["files"]]


def test_a_bundle_is_listed_and_checked(results, tmp_path, capsys):
    assert main(["count", str(results), "--out", str(tmp_path / "b")]) == 0
    capsys.readouterr()
    assert main(["list", str(tmp_path / "b"), "cat -> dog"]) == 0
    assert capsys.readouterr().out.splitlines()[1].startswith("a.png,cat,dog,0.9")
    assert main(["check", str(tmp_path / "b")]) == 0
    assert "task: classification" in capsys.readouterr().out


def test_a_threshold_of_a_bundle_cannot_be_moved(results, tmp_path, capsys):
    assert main(["count", str(results), "--out", str(tmp_path / "b")]) == 0
    for command in (["report", "--out", str(tmp_path / "r")], ["check"]):
        assert main([command[0], str(tmp_path / "b"), *command[1:], "--score", "0.9"]) == 2
        assert "counted with score 0.0" in capsys.readouterr().err
    assert not (tmp_path / "r").exists()


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("digits", ("--score", "0.6")),
        ("digit-scenes", ("--iou", "0.7", "--score", "0.4", "--match", "score")),
    ],
)
def test_where_candidates_are_kept_thresholds_move_as_in_the_results(tmp_path, name, rule):
    bundle = tmp_path / "bundle"
    assert main(["count", str(sample(name)), "--out", str(bundle), "--keep-candidates"]) == 0
    for path in (sample(name), bundle):
        assert (
            main(["report", str(path), "--out", str(tmp_path / path.name / "r"), "--no-images", *rule]) == 0
        )
    for file in ("confusion_matrix.csv", "class_metrics.csv", "examples.csv"):
        one, other = ((tmp_path / path / "r" / file).read_text() for path in (name, "bundle"))
        assert one == other


def test_a_run_that_keeps_candidates_goes_on_with_no_other(results, tmp_path, capsys):
    work = begin(tmp_path / "b", plan_of_results(results), resume=False)
    assert main(["count", str(results), "--out", str(tmp_path / "b"), "--keep-candidates", "--resume"]) == 2
    assert "other results, another rule" in capsys.readouterr().err
    assert work.folder.exists()


def plan_of_results(results):
    evaluation = open_evaluation(OpenRequest(path=results))
    return counting.plan_of(evaluation, default_rule(evaluation), input_files(evaluation))


def test_a_finished_matrix_is_a_bundle_too(tmp_path):
    (tmp_path / "matrix.csv").write_text("truth \\ prediction,cat,dog\ncat,5,1\ndog,2,7\n")
    assert main(["count", str(tmp_path / "matrix.csv"), "--out", str(tmp_path / "b")]) == 0
    assert main(["report", str(tmp_path / "b"), "--out", str(tmp_path / "r")]) == 0
    lines = (tmp_path / "r/confusion_matrix.csv").read_text().splitlines()
    assert [line.split(",")[1:3] for line in lines[1:3]] == [["5", "1"], ["2", "7"]]


def test_what_stands_there_is_replaced_only_where_it_is_ours(results, tmp_path, capsys):
    bundle = tmp_path / "b"
    bundle.mkdir()
    (bundle / "index.json").write_text("mine")
    (bundle / "notes.txt").write_text("mine")
    assert main(["count", str(results), "--out", str(bundle)]) == 2
    assert "index.json" in capsys.readouterr().err
    assert (bundle / "index.json").read_text() == "mine"
    assert main(["count", str(results), "--out", str(bundle), "--overwrite"]) == 0
    assert main(["count", str(results), "--out", str(bundle)]) == 0
    assert (bundle / "notes.txt").read_text() == "mine"
    assert main(["count", str(results), "--out", str(results)]) == 2
    assert main(["count", str(bundle), "--out", str(tmp_path / "c")]) == 2


def test_a_scheduler_that_is_not_there_is_named_before_a_large_table_is_read(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(plain_ranges, "RANGE", 10_000)
    asked, results = [], tmp_path / "results.csv"
    results.write_text("truth,prediction\n" + "cat,dog\ndog,dog\n" * 11_000)

    @contextmanager
    def unreachable(address, _named):
        asked.append(address)
        raise CmviewerError(SCHEDULER_UNREACHABLE.of(address=address, why="nobody answers"))
        yield

    monkeypatch.setattr("cmviewer.cli.workers.connected", unreachable)
    monkeypatch.setattr("cmviewer.readers.tables.plain_tables.read_delimited", None)  # nor carefully
    words = ["count", str(results), "--out", str(tmp_path / "b"), "--scheduler", "tcp://nowhere:1"]
    assert main(words) == 2
    assert "nobody answers" in capsys.readouterr().err
    assert asked == ["tcp://nowhere:1"]
    assert not (tmp_path / "b").exists()


def stopped_after(shards, count):
    def stopping(those):
        for place, one in enumerate(count(those)):
            if place == shards:
                raise KeyboardInterrupt
            yield one

    return stopping


def test_what_a_stopped_run_has_counted_is_not_counted_again(results, tmp_path, monkeypatch, capsys):
    bundle, here, counted = tmp_path / "b", counting.count_here, []
    monkeypatch.setitem(counting.count_checkpoint.__kwdefaults__, "size", counting.ShardSize(1, 1))

    def told(those):
        for number, shard in those:
            counted.append(number)
            yield from here([(number, shard)])

    monkeypatch.setattr("cmviewer.cli.workers.count_here", stopped_after(3, told))
    assert main(["count", str(results), "--out", str(bundle)]) == 130
    assert not bundle.exists()
    monkeypatch.setattr("cmviewer.cli.workers.count_here", told)
    done = counted.copy()
    counted.clear()
    assert main(["count", str(results), "--out", str(bundle), "--resume", "--score", "0.5"]) == 2
    assert "--resume" in capsys.readouterr().err
    assert main(["count", str(results), "--out", str(bundle), "--resume"]) == 0
    assert len(counted) == 8 - 3
    assert len(done) == 4
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b", "results"]
