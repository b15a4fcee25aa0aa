"""How the built folder takes its place, which libraries are in it, and where its megabytes are."""

from pathlib import Path

import pytest

from tests.packaging.modules import module

build = module("build")
libraries = module("libraries")
sizes = module("sizes")


@pytest.fixture
def places(tmp_path):
    """A folder that was handed out with its archive, and a new one aside."""
    old, new = tmp_path / "dist/cmviewer", tmp_path / "build/program/cmviewer"
    for folder, word in ((old, "old"), (new, "new")):
        (folder / "_internal").mkdir(parents=True)
        (folder / "cmviewer").write_text(word)
    (tmp_path / "dist/cmviewer-0.0.9-linux-x86_64.tar.gz").write_text("old")
    (tmp_path / "dist/SHA256SUMS").write_text("old")
    return old, new


def test_a_new_program_takes_the_place_of_all_that_was_handed_out(places):
    program, new = places
    build.replace(program, new)
    assert (program / "cmviewer").read_text() == "new"
    assert list(program.parent.iterdir()) == [program]
    assert list(new.parent.iterdir()) == []


def test_the_first_program_needs_no_place_before(places, tmp_path):
    _, new = places
    build.replace(tmp_path / "elsewhere/cmviewer", new)
    assert (tmp_path / "elsewhere/cmviewer/cmviewer").read_text() == "new"


def test_an_interrupted_change_leaves_no_half_program(places, monkeypatch):
    program, new = places
    rename = Path.rename

    def interrupt_the_second(path, target):
        if path == new:
            raise KeyboardInterrupt
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", interrupt_the_second)
    with pytest.raises(KeyboardInterrupt):
        build.replace(program, new)
    assert not program.exists()
    assert (new / "cmviewer").read_text() == "new"


@pytest.fixture
def contents(monkeypatch):
    """A table of contents, and a made-up answer to what each file needs."""
    needs = {
        "/x/module.so": {"liba.so.1"},
        "/x/plugin.so": {"libb.so.2"},
        "/x/liba.so.1": {"libc.so.3"},
        "/x/libgtk.so": {"libcairo.so", "liba.so.1"},
    }
    monkeypatch.setattr(
        libraries, "get_imports", lambda source: {(name, None) for name in needs.get(source, ())}
    )
    return [
        ("package/module.so", "/x/module.so", "EXTENSION"),
        ("Qt/plugins/platforms/plugin.so", "/x/plugin.so", "BINARY"),
        ("package.libs/liba.so.1", "/x/liba.so.1", "BINARY"),
        ("liba.so.1", "package.libs/liba.so.1", "SYMLINK"),
        ("libb.so.2", "/x/libb.so.2", "BINARY"),
        ("libc.so.3", "/x/libc.so.3", "BINARY"),
        ("libgtk.so", "/x/libgtk.so", "BINARY"),
        ("libcairo.so", "/x/libcairo.so", "BINARY"),
        ("gtk/libgtk.so", "libgtk.so", "SYMLINK"),
        ("libpython3.so", "/x/libpython3.so", "BINARY"),
        ("resources/icon.svg", "/x/icon.svg", "DATA"),
    ]


def test_a_library_that_nothing_needs_goes_with_its_links_and_what_only_it_needs(contents):
    kept = libraries.without_orphans(contents)
    gone = [entry[0] for entry in contents if entry not in kept]
    assert gone == ["libgtk.so", "libcairo.so", "gtk/libgtk.so"]


@pytest.mark.parametrize(
    ("place", "part"),
    [
        ("cmviewer", "the program's start, and all Python modules, packed"),
        ("_internal/PySide6/Qt/lib/libicudata.so.73", "Qt's ICU data"),
        ("_internal/PySide6/QtCore.abi3.so", "Qt and PySide6"),
        ("_internal/numpy.libs/libopenblas.so", "numpy"),
        ("_internal/numpy-2.0.dist-info/METADATA", "numpy"),
        ("_internal/libxcb.so.1", "libraries of the system"),
        ("_internal/python3.11/lib-dynload/math.so", "Python"),
    ],
)
def test_every_file_belongs_to_a_part(place, part):
    assert sizes.part_of(place) == part


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("_internal/scipy/linalg/x.so", "scipy"),
        ("_internal/scipy.libs/x.so", "scipy"),
        ("_internal/PySide6/QtOpenGL.abi3.so", "PySide6.QtOpenGL"),
        ("_internal/PySide6/Qt/translations/qt_de.qm", "*/translations/*"),
        ("_internal/libgtk-3.so.0", "libraries that only these need"),
    ],
)
def test_what_is_left_out_is_told_with_its_reason(place, reason):
    assert sizes.reason_of(place) == reason


def test_what_is_inside_lost_its_debug_information_only():
    assert sizes.made_smaller("_internal/libpython3.11.so.1.0") == "debug information (`strip`)"
