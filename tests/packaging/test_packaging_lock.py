"""The versions that are installed again: what the file says, how it is made, and when it is used."""

import os
import re
import shutil
import subprocess
import sys

import numpy
import PIL
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.packaging.modules import FOLDER, module

lock = module("lock")

LINE = re.compile(r"([a-z0-9-]+)==([0-9][A-Za-z0-9.+!]*)")
PIP = """\
#!/bin/sh
case "$*" in
  *version_info*) echo "$VERSION" ;;
  *--constraint*) echo "$*" >> pip.log; test -z "$REFUSED" || { echo "no such version" >&2; exit 1; } ;;
  *) echo "$*" >> pip.log ;;
esac
"""
"""Stands for `.venv/bin/python`: writes down what pip is asked for, and installs nothing."""
INSTALLED = "--editable . --group dev"


def locked():
    """Versions by name; every line of the file is a comment, or a name and a version and nothing else."""
    lines = [line for line in lock.LOCK.read_text("utf-8").splitlines() if not line.startswith("#")]
    return dict(LINE.fullmatch(line).groups() for line in lines)


@pytest.mark.parametrize("requirement", lock.asked_for(FOLDER.parent / "pyproject.toml"), ids=str)
def test_everything_that_is_asked_for_is_locked_within_its_range(requirement):
    assert requirement.specifier.contains(locked()[canonicalize_name(requirement.name)])


def test_names_stand_once_and_in_order_and_nothing_says_where_they_come_from():
    text = lock.LOCK.read_text("utf-8")
    names = [line.partition("==")[0] for line in text.splitlines() if "==" in line]
    assert names == sorted(set(names))
    assert not re.search(r"://|@|--|sha\d", text)
    assert re.match(r"# Python 3\.\d+\n", text)


def test_what_is_needed_in_turn_is_locked_too_unless_it_is_of_another_system():
    needs = {
        "drawing": ["Fast_Arrays>=2", 'console; sys_platform == "nowhere"'],
        "fast-arrays": ["drawing", 'extra-things; extra == "all"'],
    }
    assert lock.needed([Requirement("Drawing>=1")], needs) == {"drawing", "fast-arrays"}


def test_the_file_says_the_python_and_the_versions_that_are_here(tmp_path):
    project = tmp_path / "pyproject.toml"
    project.write_text('project.dependencies = ["NumPy>=2"]\ndependency-groups.dev = ["Pillow"]\n')
    lines = lock.lock_text(project).splitlines()
    assert lines[0] == f"# Python {sys.version_info[0]}.{sys.version_info[1]}"
    assert lines[2:] == [f"numpy=={numpy.__version__}", f"pillow=={PIL.__version__}"]


def asked_of_pip(folder, **variables):
    """What the set-up says, and the lines that it hands to pip for cmviewer itself."""
    (folder / ".venv" / "bin").mkdir(parents=True)
    python = folder / ".venv" / "bin" / "python"
    python.write_text(PIP)
    python.chmod(0o755)
    (folder / "packaging").mkdir()
    for name in ("environment.sh", "requirements.lock"):
        shutil.copy(FOLDER / name, folder / "packaging")
    done = subprocess.run(
        ["sh", "packaging/environment.sh"],
        cwd=folder,
        env=os.environ | variables,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    assert (folder / ".venv" / "ready").exists()
    return done.stdout, [line for line in (folder / "pip.log").read_text().splitlines() if INSTALLED in line]


needs_sh = pytest.mark.skipif(shutil.which("sh") is None, reason="needs sh")


@needs_sh
def test_the_python_of_the_lock_file_gets_its_versions(tmp_path):
    said, asked = asked_of_pip(tmp_path, VERSION="3.11", REFUSED="")
    assert len(asked) == 1
    assert "--constraint packaging/requirements.lock" in asked[0]
    assert "cannot be installed" not in said


@needs_sh
def test_another_python_gets_what_fits_the_ranges(tmp_path):
    _, asked = asked_of_pip(tmp_path, VERSION="3.13", REFUSED="")
    assert len(asked) == 1
    assert "--constraint" not in asked[0]


@needs_sh
def test_where_the_versions_cannot_be_had_one_line_says_so_and_the_ranges_serve(tmp_path):
    said, asked = asked_of_pip(tmp_path, VERSION="3.11", REFUSED="yes")
    assert ["--constraint" in line for line in asked] == [True, False]
    assert said.count("cannot be installed here") == 1
