"""What is inside the built folder, and what is not."""

import re
import sys
from pathlib import Path

import pytest

from tests.packaged.conftest import BUILD
from tests.packaging.modules import module

left_out = module("left_out")


LIMIT = {"linux": 235, "win32": 260, "darwin": 260}[sys.platform]
"""Megabytes of 10**6 bytes; on Linux a little over what it was when this was written."""

only_linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


def files_of(folder):
    return [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]


def test_it_is_no_larger_than_it_was(built):
    size = sum(path.stat().st_size for path in files_of(built)) / 1e6
    assert size < LIMIT, f"{size:.0f} MB: see `python packaging/sizes.py`"


def test_nothing_that_is_left_out_is_inside(built):
    internal = built / BUILD.INTERNAL
    inside = module("bundle").modules_inside(built / BUILD.EXECUTABLE, internal)
    assert not inside & set(left_out.MODULES)
    assert not [
        path for path in files_of(internal) if left_out.is_left_out(path.relative_to(internal).as_posix())
    ]


def test_no_link_leads_nowhere(built):
    assert not [path for path in built.rglob("*") if path.is_symlink() and not path.exists()]


def test_the_licences_of_what_is_inside_are_inside(built):
    told = (built / BUILD.RESOURCES / "THIRD-PARTY-LICENCES.txt").read_text("utf-8")
    for name in ("Python", "Qt", "numpy", "pandas", "shapely", "pillow", "fastparquet", "Inter"):
        assert re.search(rf"^  {name}\b.*: \S", told, re.MULTILINE | re.IGNORECASE), name
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in told


@only_linux
def test_nothing_of_python_or_qt_comes_from_outside(program, screen):
    with program.on(screen).started("--sample", "digits") as running:
        running.wait_for_log("counted")
        maps = Path(f"/proc/{running.process.pid}/maps").read_text("utf-8")
        loaded = {line.split(maxsplit=5)[5] for line in maps.splitlines() if "/" in line}
    ours = str(program.executable.parent)
    outside = {path for path in loaded if not path.startswith(ours)}
    assert not [path for path in outside if re.search("python|Qt6|PySide|numpy|pandas|site-packages", path)]
    assert [path for path in loaded - outside if "libpython" in path]
