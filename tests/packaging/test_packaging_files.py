import gzip
import hashlib
import os
import stat
import subprocess
import tarfile
import zipfile
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from cmviewer.resources import resource
from cmviewer.version import __version__
from tests.packaging.modules import FOLDER, module

archive = module("archive")
artefacts = module("artefacts")
bundle = module("bundle")
deb = module("linux.deb")
desktop_files = module("linux.desktop_files")
icons = module("icons")
needed_libraries = module("linux.needed_libraries")

WHEN = 1_700_000_000


@pytest.fixture(autouse=True)
def fixed_moment(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(WHEN))


@pytest.fixture(scope="module")
def made_icons(tmp_path_factory):
    return icons.write_icons(resource("icons", "cmviewer.svg"), tmp_path_factory.mktemp("icons"))


@pytest.fixture
def program(tmp_path):
    """A built folder in small: a starter, a library, a link and a resource with a name that is not ASCII."""
    folder = tmp_path / "cmviewer"
    internal = folder / "_internal"
    internal.mkdir(parents=True)
    (folder / "cmviewer").write_text("#!/bin/sh\necho started\n")
    (folder / "cmviewer").chmod(0o700)
    (folder / "THIRD-PARTY-LICENCES.txt").write_text("texts")
    (internal / "libone.so.1").write_bytes(b"library")
    (internal / "libone.so").symlink_to("libone.so.1")
    (internal / "Größe.txt").write_text("data")
    return folder


def test_every_icon_has_the_size_that_its_name_says(made_icons):
    assert {16, 32, 48, 256, 512} <= set(made_icons.pngs)
    for size, file in made_icons.pngs.items():
        with Image.open(file) as image:
            assert image.size == (size, size)
            assert image.mode == "RGBA"


def test_the_smallest_icon_is_sharp(made_icons):
    with Image.open(made_icons.pngs[16]) as image:
        pixels = np.asarray(image)
    # The nine cells lie on whole pixels: inside each of them one colour, and clear corners around.
    assert len(np.unique(pixels[6:10, 6:10].reshape(-1, 4), axis=0)) == 1
    assert pixels[0, 0, 3] < 255
    assert not np.array_equal(pixels[7, 7], pixels[7, 2])


def test_windows_and_macos_get_all_their_sizes_in_one_file(made_icons):
    with Image.open(made_icons.ico) as image:
        assert image.info["sizes"] == {(size, size) for size in (16, 20, 24, 32, 40, 48, 64, 128, 256)}
    with Image.open(made_icons.icns) as image:
        assert (512, 512, 2) in image.info["sizes"]
        assert (16, 16, 2) in image.info["sizes"]


def test_what_cannot_be_drawn_is_said(tmp_path):
    (tmp_path / "no.svg").write_text("no drawing")
    with pytest.raises(ValueError, match=r"no\.svg cannot be drawn"):
        icons.render(tmp_path / "no.svg", 16)


def test_a_file_is_complete_or_absent(tmp_path):
    file = tmp_path / "file"

    def fail():
        with artefacts.whole(file) as part:
            part.write_text("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert list(tmp_path.iterdir()) == []
    with artefacts.whole(file) as part:
        part.write_text("whole")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_place_that_nobody_filled_is_an_error(tmp_path):
    (tmp_path / "form").write_text("@NAME@ @DAY@ a@b")
    with pytest.raises(ValueError, match="@DAY@"):
        artefacts.filled(tmp_path / "form", name="x")
    assert artefacts.filled(tmp_path / "form", name="x", day="y") == "x y a@b"


def test_the_time_of_files_is_told_from_outside_or_the_last_commit(monkeypatch):
    assert artefacts.moment() == WHEN
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert artefacts.moment() >= artefacts.ZIP_BEGINS


@pytest.mark.skipif(os.name == "nt", reason="rights and links as Linux has them")
def test_the_linux_archive_holds_the_program_under_one_folder(tmp_path, program, made_icons):
    file = archive.linux_archive(program, made_icons, tmp_path / "dist", machine="x86_64")
    assert file.name == f"cmviewer-{__version__}-linux-x86_64.tar.gz"
    with tarfile.open(file) as tar:
        entries = {entry.name: entry for entry in tar}
        top = f"cmviewer-{__version__}"
        readme = tar.extractfile(f"{top}/README.txt").read().decode()
    assert {Path(name).parts[0] for name in entries} == {top}
    assert stat.S_IMODE(entries[f"{top}/cmviewer"].mode) == 0o755
    assert stat.S_IMODE(entries[f"{top}/install-desktop-entry.sh"].mode) == 0o755
    assert stat.S_IMODE(entries[f"{top}/_internal/Größe.txt"].mode) == 0o644
    assert entries[f"{top}/_internal/libone.so"].linkname == "libone.so.1"
    assert f"{top}/desktop/applications/cmviewer.desktop" in entries
    assert f"{top}/THIRD-PARTY-LICENCES.txt" in entries
    assert {entry.mtime for entry in entries.values()} == {WHEN}
    assert __version__ in readme


@pytest.mark.skipif(os.name == "nt", reason="rights and links as Linux has them")
def test_the_same_program_makes_the_same_archive(tmp_path, program, made_icons):
    def digest(folder):
        file = archive.linux_archive(program, made_icons, tmp_path / folder, machine="x86_64")
        return hashlib.sha256(file.read_bytes()).hexdigest()

    first = digest("one")
    for path in program.rglob("*"):
        os.utime(path, (1, 1), follow_symlinks=False)
    assert digest("two") == first


@pytest.mark.skipif(os.name == "nt", reason="rights and links as Linux has them")
def test_the_macos_archive_keeps_links_and_rights(tmp_path, program):
    app = program.rename(tmp_path / "cmviewer.app")
    file = archive.macos_archive(app, tmp_path / "dist", machine="arm64")
    assert file.name == f"cmviewer-{__version__}-macos-arm64.zip"
    with zipfile.ZipFile(file) as packed:
        starter, link = (
            packed.getinfo(f"cmviewer.app/{name}") for name in ("cmviewer", "_internal/libone.so")
        )
        assert packed.read(link) == b"libone.so.1"
        assert packed.testzip() is None
    assert stat.S_IMODE(starter.external_attr >> 16) == 0o755
    assert stat.S_ISLNK(link.external_attr >> 16)


def test_the_windows_archive_has_a_readme_of_its_own(tmp_path):
    program = tmp_path / "cmviewer"
    program.mkdir()
    (program / "cmviewer.exe").write_bytes(b"program")
    file = archive.windows_archive(program, tmp_path / "dist", machine="x86_64")
    with zipfile.ZipFile(file) as packed:
        assert packed.read(f"cmviewer-{__version__}/cmviewer.exe") == b"program"
        assert b"cmviewer.exe" in packed.read(f"cmviewer-{__version__}/README.txt")


def test_libraries_are_told_from_other_files(tmp_path):
    for name in ("a.so", "b.so.1.2", "c.dylib", "d.dll", "e.pyd", "f.txt", "g.sock"):
        (tmp_path / name).touch()
    assert [path.name[0] for path in bundle.libraries_inside(tmp_path)] == list("abcde")


def test_versions_are_compared_by_their_numbers():
    assert needed_libraries.newest(["2.9", "2.34", "2.4.1"]) == "2.34"


def test_packages_of_libraries_are_those_that_the_checkout_installs():
    known = needed_libraries.known_packages()
    assert known["libxcb-cursor.so.0"] == "libxcb-cursor0"
    assert known["libGL.so.1"] == "libgl1"


def test_a_package_that_was_renamed_is_asked_for_by_either_name():
    assert needed_libraries.alternatives("libglib2.0-0") == "libglib2.0-0 | libglib2.0-0t64"
    assert needed_libraries.alternatives("libgl1") == "libgl1"


def test_a_library_that_is_inside_is_not_asked_for(tmp_path, monkeypatch):
    (tmp_path / "libGL.so.1").touch()
    told = "  NEEDED               libGL.so.1\n  NEEDED               libEGL.so.1\n 0x0 0x00 02 GLIBC_2.34\n"
    monkeypatch.setattr(needed_libraries, "_headers", lambda _: [told])
    monkeypatch.setattr(needed_libraries.shutil, "which", lambda name: name)
    needs = needed_libraries.needs_of(tmp_path)
    assert needs.packages == {"libegl1"}
    assert needs.glibc == "2.34"


def test_without_objdump_everything_is_asked_for(tmp_path, monkeypatch):
    monkeypatch.setattr(needed_libraries.shutil, "which", lambda _: None)
    assert "libxcb-cursor0" in needed_libraries.needs_of(tmp_path).packages


@pytest.mark.skipif(os.name == "nt", reason="rights and links as Linux has them")
def test_the_tree_of_the_package_starts_by_its_link(tmp_path, program, made_icons):
    tree = tmp_path / "tree"
    deb.lay_out(tree, program, made_icons)
    started = subprocess.run([tree / "usr/bin/cmviewer"], capture_output=True, text=True, check=True)
    assert started.stdout == "started\n"
    notices = tree / "usr/share/doc/cmviewer/THIRD-PARTY-LICENCES.txt"
    assert notices.read_text() == "texts"
    assert "MIT License" in (tree / "usr/share/doc/cmviewer/copyright").read_text()
    assert not any(
        path.is_absolute() for path in (each.readlink() for each in tree.rglob("*") if each.is_symlink())
    )


@pytest.mark.skipif(os.name == "nt", reason="rights and links as Linux has them")
def test_a_program_without_its_notices_is_not_packed(tmp_path, program, made_icons):
    (program / "THIRD-PARTY-LICENCES.txt").unlink()
    with pytest.raises(FileNotFoundError, match="THIRD-PARTY-LICENCES"):
        deb.lay_out(tmp_path / "tree", program, made_icons)


@pytest.mark.skipif(os.name == "nt", reason="rights and links as Linux has them")
def test_the_package_brings_its_page_for_man_and_its_changes(tmp_path, program, made_icons):
    tree = tmp_path / "tree"
    deb.lay_out(tree, program, made_icons)
    page = gzip.decompress((tree / "usr/share/man/man1/cmviewer.1.gz").read_bytes()).decode()
    assert f'"cmviewer {__version__}"' in page
    changes = gzip.decompress((tree / "usr/share/doc/cmviewer/changelog.gz").read_bytes()).decode()
    assert changes == (FOLDER.parent / "CHANGELOG.md").read_text(encoding="utf-8")


needs_dpkg = pytest.mark.skipif(not Path("/usr/bin/dpkg-deb").exists(), reason="needs dpkg-deb")


@needs_dpkg
def test_the_package_says_what_it_is_and_is_the_same_twice(tmp_path, program, made_icons, monkeypatch):
    monkeypatch.setattr(deb, "depends_of", lambda _: ["libc6 (>= 2.35)", "libgl1"])
    first = deb.write_deb(program, made_icons, tmp_path / "one")
    before = os.umask(0o077)  # nor does it matter what the machine lets others read
    try:
        second = deb.write_deb(program, made_icons, tmp_path / "two")
    finally:
        os.umask(before)
    assert first.name == f"cmviewer_{__version__}_amd64.deb"
    assert first.read_bytes() == second.read_bytes()

    def field(name):
        return subprocess.run(
            ["dpkg-deb", "-f", first, name], capture_output=True, text=True, check=True
        ).stdout

    assert field("Version").strip() == __version__
    assert field("Depends").startswith("libc6 (>= 2.35), libgl1, ")
    assert int(field("Installed-Size")) > 0
    listed = subprocess.run(["dpkg-deb", "-c", first], capture_output=True, text=True, check=True).stdout
    assert "root/root" in listed
    assert "./usr/share/applications/cmviewer.desktop" in listed
    control = subprocess.run(["dpkg-deb", "-I", first], capture_output=True, text=True, check=True).stdout
    assert "postinst" not in control


def test_the_modules_are_no_package():
    assert not (FOLDER / "__init__.py").exists()
