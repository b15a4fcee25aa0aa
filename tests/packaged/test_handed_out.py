"""What a person downloads holds the program that was built, and works where it is put."""

import hashlib
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from cmviewer.version import __version__
from tests.packaged.program import Program

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="tar and Debian packages are for Linux")


def tree(folder):
    """Everything in a folder, by place: where a link leads, or the bytes."""
    return {
        path.relative_to(folder).as_posix(): path.readlink() if path.is_symlink() else contents(path)
        for path in folder.rglob("*")
        if path.is_symlink() or path.is_file()
    }


def contents(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def unpacked_archive(built, tmp_path):
    (archive,) = built.parent.glob(f"cmviewer-{__version__}-linux-*.tar.gz")
    with tarfile.open(archive) as opened:
        opened.extractall(tmp_path / "a folder of mine", filter="data")
    (folder,) = (tmp_path / "a folder of mine").iterdir()
    return folder


@pytest.fixture
def installed(built, tmp_path):
    (package,) = built.parent.glob(f"cmviewer_{__version__}_*.deb")
    subprocess.run(["dpkg-deb", "--extract", package, tmp_path / "system"], check=True)
    return tmp_path / "system"


def test_the_archive_unpacks_to_the_program_and_how_to_install_it(built, unpacked_archive):
    inside, program = tree(unpacked_archive), tree(built)
    assert {place: inside.get(place) for place in program} == program
    beside = {place for place in inside if place not in program}
    assert {"README.txt", "install-desktop-entry.sh", "desktop/applications/cmviewer.desktop"} <= beside
    assert __version__ in unpacked_archive.name


def test_a_click_in_the_menu_opens_the_window(unpacked_archive, home, screen):
    """What the desktop entry starts, installed for one person, is the program that was unpacked."""
    script = unpacked_archive / "install-desktop-entry.sh"
    variables = {"HOME": str(home), "PATH": "/usr/bin:/bin", "DISPLAY": screen.display}
    subprocess.run(["sh", script], env=variables, check=True, capture_output=True)
    entry = (home / ".local/share/applications/cmviewer.desktop").read_text("utf-8")
    command = next(line for line in entry.splitlines() if line.startswith("Exec="))
    started = Program(Path("/bin/sh"), home).on(screen)
    plain = command.removeprefix("Exec=").removesuffix(" %f")
    with started.started("-c", f"exec {plain}") as running:
        running.wait_for_log("window shown")


def test_the_debian_package_installs_the_program_and_its_command(built, installed, home):
    assert tree(installed / "usr/lib/cmviewer") == tree(built)
    command = Program(installed / "usr/bin/cmviewer", home)
    assert command.run("--version").stdout == f"cmviewer {__version__}\n"
    assert command.run("check", "--sample", "digits").returncode == 0
    entry = (installed / "usr/share/applications/cmviewer.desktop").read_text("utf-8")
    assert "Exec=cmviewer --tell-in-window %f" in entry


def test_the_sums_are_those_of_the_files(built):
    command = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    done = subprocess.run(command, cwd=built.parent, capture_output=True, check=True)
    assert done.stdout.count(b": OK") == 2
