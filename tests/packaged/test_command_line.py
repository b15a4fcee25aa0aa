"""The command line of the built program says and writes what that of the checkout does."""

import hashlib
import re
import subprocess
import sys
from datetime import date

import pytest

from cmviewer.resources import sample, sample_names
from cmviewer.version import __version__
from tests.packaged.conftest import CHECKOUT

TIME = re.compile(rb"\d{4}-\d\d-\d\d(T| | at )\d\d:\d\d(:\d\d)?")
BROKEN = sorted(path for path in (CHECKOUT / "tests" / "data" / "broken").iterdir() if path.is_dir())


def from_source(source, *words, cwd=None):
    """Run the checkout; cwd: the working folder, below which files are named as they are typed."""
    return subprocess.run(
        [sys.executable, source, *map(str, words)],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_it_knows_its_version(program):
    assert program.run("--version").stdout == f"cmviewer {__version__}\n"


@pytest.mark.skipif(sys.platform == "linux", reason="test_sealed.py does that, on a screen of its own")
def test_every_sample_is_worked_on_the_screen_that_is_there(program):
    assert program.run("--smoke-test").returncode == 0


def test_it_reads_the_same_formats(program, source):
    assert program.run("formats").stdout == from_source(source, "formats").stdout


def without_time(folder, name):
    """Bytes of a file of a report without its time, nor the hash of the page, which says the time too."""
    page = hashlib.sha256((folder / "report.html").read_bytes()).hexdigest()
    return TIME.sub(b"", (folder / name).read_bytes()).replace(page.encode(), b"")


@pytest.mark.parametrize("name", sample_names())
def test_its_report_is_the_same_byte_for_byte_but_for_its_time(program, source, tmp_path, name):
    ours, theirs = tmp_path / "built", tmp_path / "source"
    day = None
    while day != (day := date.today()):  # the picture says which it is
        assert program.run("report", sample(name), "--out", ours).returncode == 0
        assert from_source(source, "report", sample(name), "--out", theirs).returncode == 0
    names = sorted(path.name for path in theirs.iterdir())
    assert [path.name for path in sorted(ours.iterdir())] == names
    for name in names:
        assert without_time(ours, name) == without_time(theirs, name), name


@pytest.mark.parametrize("folder", BROKEN[::6], ids=lambda folder: folder.name)
def test_it_says_the_same_of_bad_input(program, source, folder):
    built, checkout = program.run("check", folder), from_source(source, "check", folder, cwd=program.home)
    assert (built.returncode, built.stdout, built.stderr) == (
        checkout.returncode,
        checkout.stdout,
        checkout.stderr,
    )
    assert "Traceback" not in built.stderr
