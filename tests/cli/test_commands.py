import csv
import errno
import json
import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace

import pytest
from making import make_evaluation

from cmviewer.cli import main
from cmviewer.errors import CmviewerError, Problem
from cmviewer.readers.opening.layouts import TABLE_LAYOUTS
from cmviewer.resources import sample
from cmviewer.version import __version__

FILES = {"confusion_matrix.csv", "class_metrics.csv", "examples.csv", "summary.json", "report.html"}
TABLE = "image,truth,prediction,score\na.png,cat,cat,0.9\nb.png,cat,dog,0.2\nc.png,dog,dog,0.8\n"


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "results.csv"
    path.write_text(TABLE)
    return str(path)


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


@pytest.fixture
def opens(monkeypatch):
    """Make report and check open a value made by hand."""

    def opens(evaluation):
        for command in ("report", "check"):
            monkeypatch.setattr(f"cmviewer.cli.{command}.open_evaluation", lambda _: evaluation)

    return opens


def names_in(folder):
    return {path.name for path in folder.iterdir()}


def matrix_in(folder):
    with (folder / "confusion_matrix.csv").open(newline="") as stream:
        return list(csv.reader(stream))


def summary_in(folder):
    return json.loads((folder / "summary.json").read_text(encoding="utf-8"))


def broken():
    raise CmviewerError(Problem("broken", "cannot be read", "write it anew"))


def with_broken(evaluation, *names):
    checkpoints = (
        replace(checkpoint, load=broken) if checkpoint.name in names else checkpoint
        for checkpoint in evaluation.checkpoints
    )
    return replace(evaluation, checkpoints=tuple(checkpoints))


def test_a_report_of_a_table_is_written_with_status_0(table, out, capsys):
    assert main(["report", table, "--out", str(out)]) == 0
    assert names_in(out) - {"heatmap.png"} == FILES
    assert matrix_in(out) == [["truth \\ prediction", "cat", "dog"], ["cat", "1", "1"], ["dog", "0", "1"]]
    assert str(out) in capsys.readouterr().out


def test_the_score_threshold_leaves_predictions_out(table, out):
    assert main(["report", table, "--out", str(out), "--score", "0.5"]) == 0
    assert matrix_in(out)[1:] == [
        ["cat", "1", "0", "1"],
        ["dog", "0", "1", "0"],
        ["background", "0", "0", "0"],
    ]


def test_the_matrix_file_does_not_depend_on_how_it_is_seen(table, out):
    main(["report", table, "--out", str(out / "a")])
    seen = ["--rows", "prediction", "--view", "all", "--background", "--top", "1", "--order", "errors"]
    assert main(["report", table, "--out", str(out / "b"), *seen]) == 0
    assert matrix_in(out / "a") == matrix_in(out / "b")
    summary = summary_in(out / "b")
    assert (summary["rows"], summary["view"], summary["order"]) == ("prediction", "all", "errors")
    assert (summary["background_shown"], summary["top"]) == (False, 1)  # every sample has a prediction


def test_chosen_classes_change_the_picture_and_no_number(table, out):
    assert main(["report", table, "--out", str(out), "--show", "dog"]) == 0
    assert matrix_in(out) == [["truth \\ prediction", "cat", "dog"], ["cat", "1", "1"], ["dog", "0", "1"]]
    summary = summary_in(out)
    assert summary["shown"] == ["dog"]
    assert summary["caption"].endswith("1 of 2 classes chosen, the rest as (other)")


@pytest.mark.parametrize("command", ["report", "check"])
def test_an_unknown_class_is_2_and_is_named(table, out, command, capsys):
    more = ["--out", str(out)] if command == "report" else []
    assert main([command, table, *more, "--show", "dog,owl"]) == 2
    assert capsys.readouterr().err == "no class is called 'owl'. Mend: choose among cat, dog\n"
    assert not out.exists()


def test_check_lists_the_chosen_classes(table, capsys):
    assert main(["check", table, "--show", "dog"]) == 0
    assert "\nshown: 1: dog\n" in capsys.readouterr().out


def test_every_checkpoint_goes_to_a_folder_of_its_own(out, opens):
    opens(make_evaluation([0, 1], {"a/b": [0, 0], "a:b": [0, 1]}))
    assert main(["report", "x", "--out", str(out), "--checkpoint", "all"]) == 0
    assert names_in(out) == {"a_b", "a_b-2"}
    assert [summary_in(out / name)["checkpoint"] for name in ("a_b", "a_b-2")] == ["a/b", "a:b"]
    assert matrix_in(out / "a_b")[2] == ["1", "1", "0"]
    assert matrix_in(out / "a_b-2")[2] == ["1", "0", "1"]


def test_all_makes_a_folder_even_for_a_single_checkpoint(out, opens):
    opens(make_evaluation([0], {"only": [0]}))
    assert main(["report", "x", "--out", str(out), "--checkpoint", "all"]) == 0
    assert names_in(out) == {"only"}


def test_the_last_checkpoint_is_reported_unless_told(out, opens):
    opens(make_evaluation([0], {"first": [0], "last": [0]}))
    main(["report", "x", "--out", str(out)])
    assert summary_in(out)["checkpoint"] == "last"
    main(["report", "x", "--out", str(out), "--checkpoint", "first"])
    assert summary_in(out)["checkpoint"] == "first"


def test_an_unknown_checkpoint_is_2_and_the_names_are_listed(out, opens, capsys):
    opens(make_evaluation([0], {"first": [0], "last": [0]}))
    assert main(["report", "x", "--out", str(out), "--checkpoint", "best"]) == 2
    assert (
        "no checkpoint is called 'best'. Mend: choose one of first, last, or all" in capsys.readouterr().err
    )
    assert not out.exists()


def test_a_checkpoint_that_cannot_be_read_is_a_warning_beside_good_ones(out, opens, capsys):
    opens(with_broken(make_evaluation([0], {"good": [0], "bad": [0]}), "bad"))
    assert main(["report", "x", "--out", str(out), "--checkpoint", "all"]) == 0
    assert names_in(out) == {"good"}
    assert "warning: cannot be read. Mend: write it anew\n" in capsys.readouterr().err


def test_a_checkpoint_that_cannot_be_read_alone_is_2(out, opens, capsys):
    opens(with_broken(make_evaluation([0], {"good": [0], "bad": [0]}), "bad"))
    assert main(["report", "x", "--out", str(out)]) == 2
    assert capsys.readouterr().err == "cannot be read. Mend: write it anew\n"
    assert not out.exists()


def test_what_was_worked_around_is_a_warning_line_and_status_0(out, opens, capsys):
    problem = Problem("odd", "an odd thing", "mend it")
    opens(replace(make_evaluation([0], {"a": [0]}), problems=(problem, problem)))
    assert main(["report", "x", "--out", str(out)]) == 0
    assert "warning: an odd thing (2 times). Mend: mend it" in capsys.readouterr().err.splitlines()
    assert [told["times"] for told in summary_in(out)["problems"] if told["code"] == "odd"] == [2]


def test_without_qt_all_but_the_picture_is_written(table, out, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "cmviewer.gui.heatmap.figure_files", None)
    assert main(["report", table, "--out", str(out)]) == 0
    assert names_in(out) == FILES
    assert "warning: heatmap.png was not painted, Qt cannot be loaded" in capsys.readouterr().err


def test_a_full_disk_is_2_with_a_line_and_leaves_nothing(table, out, monkeypatch, capsys):
    def full(source, target):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    assert main(["report", table, "--out", str(out)]) == 2
    assert f"{out}: no room is left to write. Mend: " in capsys.readouterr().err
    assert not out.exists()


def test_a_disk_without_room_for_the_picture_is_said_by_us_alone(table, out):
    """A limit on the size of files stops a write in the middle, as a full disk does."""
    pytest.importorskip("resource", reason="this system has no limit on the size of files")
    program = (
        "import resource, signal, sys; from cmviewer.cli import main; "
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000)); "
        f"sys.exit(main(['report', {table!r}, '--out', {str(out)!r}]))"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert ended.stderr == f"{out}: cannot write here: file too large. Mend: choose another folder\n"
    assert not out.exists()


def test_an_out_that_is_a_file_is_2_with_a_line(table, capsys):
    assert main(["report", table, "--out", table]) == 2
    assert "cannot write here" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ["report"],
        ["report", "x"],
        ["report", "x", "--out"],
        ["report", "--out", "y"],
        ["report", "x", "--out", ""],
        ["report", "", "--out", "y"],
        ["check", ""],
        [""],
        ["check"],
        ["check", "x", "--out", "y"],
        ["formats", "x"],
        ["--compare", "x"],
        ["a", "b"],
    ],
)
def test_bad_usage_is_2_and_says_how_it_is_used(words, capsys):
    assert main(words) == 2
    assert capsys.readouterr().err.startswith("usage: cmviewer")


@pytest.mark.parametrize("command", [["check"], ["report", "--out", "never-made"]])
def test_a_path_that_is_not_there_is_2_with_a_line(command, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main([*command, "nowhere"]) == 2
    told = capsys.readouterr()
    assert "nowhere" in told.err
    assert "Mend: " in told.err
    assert told.out == ""
    assert names_in(tmp_path) == set()


def test_check_says_what_would_be_opened(table, tmp_path, capsys):
    (tmp_path / "a.png").write_bytes(b"x")
    assert main(["check", table]) == 0
    told = capsys.readouterr().out
    assert "task: classification" in told
    assert "classes: 2: cat, dog" in told
    assert "images: 3; files found: 1, missing: 2" in told
    assert "results: 3 samples" in told


def test_check_names_the_first_of_many_classes(opens, capsys):
    opens(make_evaluation(list(range(30)), {"a": [0] * 30}))
    assert main(["check", "x"]) == 0
    told = capsys.readouterr().out
    assert "classes: 30: 0, 1, 2" in told
    assert "19 and 10 more" in told
    assert "images: 30, without names" in told


def test_check_goes_on_beside_a_broken_checkpoint_and_ends_with_2_where_none_is_left(opens, capsys):
    evaluation = make_evaluation([0], {"good": [0], "bad": [0]})
    opens(with_broken(evaluation, "bad"))
    assert main(["check", "x"]) == 0
    told = capsys.readouterr()
    assert "good: 1 samples\n  bad: cannot be read" in told.out
    assert told.err == "warning: cannot be read. Mend: write it anew\n"
    opens(with_broken(evaluation, "good", "bad"))
    assert main(["check", "x"]) == 2
    assert capsys.readouterr().err == "cannot be read (2 times). Mend: write it anew\n"


def test_formats_are_all_listed_with_an_example(capsys):
    assert main(["formats"]) == 0
    told = capsys.readouterr().out
    for known in TABLE_LAYOUTS:
        assert f"{known.name} ({known.tasks[0]})" in told
        assert known.example.strip().splitlines()[0] in told


def test_version_and_help_are_0(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"cmviewer {__version__}\n"
    assert main(["--help"]) == 0
    told = capsys.readouterr().out
    for word in ("report", "check", "formats", "--sample", "--smoke-test", "--truth"):
        assert word in told


def test_ctrl_c_is_130_without_a_word(table, out, monkeypatch, capsys):
    def interrupt(*arguments, **options):
        raise KeyboardInterrupt

    monkeypatch.setattr("cmviewer.cli.report.counted_checkpoint", interrupt)
    assert main(["report", table, "--out", str(out)]) == 130
    assert capsys.readouterr() == ("", "")


def test_a_command_wins_over_a_folder_of_its_name(tmp_path, monkeypatch, capsys):
    (tmp_path / "formats").mkdir()
    monkeypatch.chdir(tmp_path)
    assert main(["formats"]) == 0
    assert TABLE_LAYOUTS[0].name in capsys.readouterr().out


def test_the_commands_without_a_window_never_load_qt(table, out):
    program = (
        "import sys; from cmviewer.cli import main; "
        f"assert main(['check', {table!r}]) == 0; assert main(['formats']) == 0; "
        "sys.exit(any(name.startswith(('PySide6', 'pyqtgraph')) for name in sys.modules))"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_the_module_is_the_command_and_needs_no_display(table, out):
    quiet = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "QT_QPA_PLATFORM"}}
    ended = subprocess.run(
        [sys.executable, "-m", "cmviewer", "report", table, "--out", str(out)],
        env=quiet,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert names_in(out) == FILES | {"heatmap.png"}


def test_the_report_of_the_sample_counts_as_a_simple_loop_does(out):
    assert main(["report", "--sample", "digits", "--out", str(out)]) == 0
    with (sample("digits") / "truth.csv").open(newline="") as stream:
        truth = {line["image"]: line["truth"] for line in csv.DictReader(stream)}
    cells = Counter()
    with (sample("digits") / "epoch_12.csv").open(newline="") as stream:
        for line in csv.DictReader(stream):
            cells[truth[line["image"]], line["prediction"]] += 1
    header, *lines = matrix_in(out)
    assert header[1:] == [str(digit) for digit in range(10)]
    written = {
        (line[0], name): int(number)
        for line in lines
        for name, number in zip(header[1:], line[1:], strict=True)
    }
    assert {cell: number for cell, number in written.items() if number} == cells
    assert summary_in(out)["checkpoint"] == "epoch_12"


def test_our_own_examples_open_to_the_same_matrix(tmp_path, out):
    path = tmp_path / "odd.csv"
    path.write_text('image,truth,prediction\na.png,=x,"b,""c"\nb.png,=x,=x\nc.png,"b,""c",=x\n')
    assert main(["report", str(path), "--out", str(out)]) == 0
    assert main(["report", str(out / "examples.csv"), "--out", str(tmp_path / "again")]) == 0
    assert matrix_in(tmp_path / "again") == matrix_in(out)
    assert set(matrix_in(out)[0][1:]) == {"'=x", 'b,"c'}
