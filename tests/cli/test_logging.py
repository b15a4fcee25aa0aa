"""What the commands say stands in the log too, and they need no console to run."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cmviewer.cli import main
from cmviewer.resources import sample
from tests.children import child

BROKEN = Path(__file__).parent.parent / "data" / "broken"


@pytest.mark.parametrize("folder", sorted(path.name for path in BROKEN.iterdir()))
def test_whatever_check_says_of_broken_files_stands_in_the_log_with_its_code(
    folder, log_home, capsys, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)  # below the working folder files are printed as they are typed
    status = main(["check", str(BROKEN / folder)])
    printed = [line.removeprefix("warning: ") for line in capsys.readouterr().err.splitlines()]
    level = "WARNING" if status == 0 else "(WARNING|ERROR)"
    lines = log_home().splitlines()
    logged = [found[0] for line in lines if (found := re.search(rf" {level} ([a-z0-9-]+): .*", line))]
    for words in printed:
        assert any(line.endswith(f": {words}") for line in logged), words
    assert len(logged) == len(printed)
    assert lines[-1].endswith(f" INFO ended with status {status}")


def test_a_report_logs_what_it_warns_of(tmp_path, log_home, capsys):
    assert main(["report", str(BROKEN / "row-length"), "--out", str(tmp_path / "out")]) == 0
    assert "warning: " in capsys.readouterr().err
    assert " WARNING row-length: " in log_home()


def test_bad_usage_is_logged(log_home, capsys):
    assert main(["report", "somewhere"]) == 2
    assert "bad usage: the following arguments are required: --out" in log_home()
    assert "usage: cmviewer report" in capsys.readouterr().err


def test_what_cannot_be_imported_is_logged(log_home, monkeypatch):
    monkeypatch.setitem(sys.modules, "cmviewer.readers.opening.known_layouts", None)
    with pytest.raises(ImportError):
        main(["formats"])
    text = log_home()
    assert "CRITICAL ended by an error: ModuleNotFoundError" in text
    assert "Traceback" in text


def end_without_a_console(words, folder, before=""):
    """Run a command where there is no standard stream, in this folder."""
    program = (
        f"import sys; {before}from cmviewer.cli import main; sys.stdout = sys.stderr = None; "
        f"sys.exit(main({words!r}))"
    )
    paths = os.pathsep.join(filter(None, sys.path))
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )


ONLY_ARGPARSE_SPEAKS = [(["--version"], 0), (["--help"], 0), (["report", "somewhere"], 2), (["--bad"], 2)]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        *(pytest.param(*told, marks=pytest.mark.long) for told in ONLY_ARGPARSE_SPEAKS),
        pytest.param(["formats"], 0, marks=pytest.mark.long),
        (["check", str(sample("digits"))], 0),
        (["report", str(BROKEN / "row-length"), "--out", "out"], 0),
        pytest.param(["report", "nowhere", "--out", "out"], 2, marks=pytest.mark.long),
        (["check", "nowhere"], 2),
    ],
)
def test_without_a_console_every_command_ends_with_its_status(words, status, tmp_path, log_home):
    ended = end_without_a_console(words, tmp_path)
    assert (ended.returncode, ended.stdout, ended.stderr) == (status, "", "")
    text = log_home()
    assert f"ended with status {status}" in text
    assert "Traceback" not in text


# Until Python 3.11.4, and so in Debian 12, argparse writes without asking whether there is a stream.
OLD_ARGPARSE = (
    "import argparse; argparse.ArgumentParser._print_message = "
    "lambda self, message, file=None: (sys.stderr if file is None else file).write(message); "
)


@pytest.mark.parametrize(("words", "status"), ONLY_ARGPARSE_SPEAKS)
def test_an_argparse_that_takes_a_console_for_granted_does_no_harm(words, status, tmp_path, log_home):
    ended = end_without_a_console(words, tmp_path, OLD_ARGPARSE)
    assert (ended.returncode, ended.stdout, ended.stderr) == (status, "", "")
    assert f"ended with status {status}" in log_home()


def test_the_log_is_there_before_libraries_that_may_be_broken():
    code = "import sys, cmviewer.cli; print(sorted({'numpy', 'pandas', 'PySide6'} & set(sys.modules)))"
    assert child(code).strip() == "[]"
