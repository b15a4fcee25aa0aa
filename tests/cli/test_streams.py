import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cmviewer.cli.streams import make_patient, say_problems, say_warnings
from cmviewer.errors import Problem

PROBLEM = Problem("a", "what", "mend", Path("a\nfile.csv"), 2)


def test_a_problem_is_one_line_whatever_it_holds(capsys):
    say_problems([PROBLEM])
    assert capsys.readouterr().err == "a file.csv:2: what. Mend: mend\n"


def test_equal_problems_are_one_line_with_a_number(capsys):
    say_warnings([PROBLEM, PROBLEM])
    assert capsys.readouterr().err == "warning: a file.csv:2: what (2 times). Mend: mend\n"


def test_a_terminal_that_knows_ascii_only_still_prints(monkeypatch):
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", narrow)
    make_patient()
    narrow.write("größer → kleiner\n")
    narrow.flush()
    assert narrow.buffer.getvalue() == b"gr\\xf6\\xdfer \\u2192 kleiner\n"


def test_a_program_without_a_console_does_not_mind(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    make_patient()
    say_problems([PROBLEM])


@pytest.mark.parametrize("word", ["formats", "--help"])
def test_a_reader_that_left_is_no_error(word):
    reads, writes = os.pipe()
    os.close(reads)
    ended = subprocess.run(
        [sys.executable, "-m", "cmviewer", word],
        stdout=writes,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writes)
    assert (ended.returncode, ended.stderr) == (0, "")


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a disk that is always full")
@pytest.mark.parametrize(
    "words",
    [["formats"], pytest.param(["--help"], marks=pytest.mark.long), ["check", "resources/samples/digits"]],
)
def test_output_that_cannot_be_written_is_said_without_a_traceback(words):
    command = [sys.executable, "-m", "cmviewer", *words]
    with FULL.open("w") as full:
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
        assert ended.returncode == 2
        assert ended.stderr.startswith("the output cannot be written")
        assert "Traceback" not in ended.stderr
        ended = subprocess.run(command, stdout=full, stderr=full, check=False)
        assert ended.returncode == 2


def test_a_file_below_the_working_folder_is_called_from_there(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    inside, beside = tmp_path / "labels" / "7.txt", tmp_path.parent / "other.txt"
    say_problems([Problem("a", "what", "mend", inside, 12), Problem("b", "what", "mend", beside)])
    assert capsys.readouterr().err.splitlines() == [
        f"{Path('labels', '7.txt')}:12: what. Mend: mend",
        f"{beside}: what. Mend: mend",
    ]
