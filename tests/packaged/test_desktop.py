"""The script that installs the desktop entries, and what a desktop offers and opens then, as tools tell."""

import os
import shutil
import subprocess
import tarfile
from pathlib import Path
from xml.etree import ElementTree as Tree

import pytest

from cmviewer.resources import resource
from cmviewer.version import __version__
from tests.packaging.modules import FOLDER, module

archive = module("archive")
icons = module("icons")
result_files = module("result_files")

LINUX = FOLDER / "linux"
OPEN_ENTRY = "zz-cmviewer-open.desktop"
RESULT_FILES = [f"cmviewer.{each}" for group in result_files.RESULT_FILES.values() for each in group]
RESULT_TYPES = [
    kind.get("type")
    for kind in Tree.parse(LINUX / "cmviewer-mime.xml").getroot()
    if any(each.get("type") == "application/x-cmviewer-result" for each in kind)
]
ODD_NAME = 'Größe $x "q" `b` 50% \\d'
STARTER = """#!/bin/sh
printf '%s\\n' "$0" "$@" > "$STARTED"
"""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a desktop of Linux")


def needs(*tools):
    absent = [tool for tool in tools if shutil.which(tool) is None]
    return pytest.mark.skipif(bool(absent), reason=f"needs {', '.join(absent)}")


class Desktop:
    """A desktop of its own, with a file manager and an editor, and an unpacked archive in an odd folder."""

    def __init__(self, folder, made_archive):
        names = ("share", "system", "types", "config")
        self.share, self.system, self.types, self.config = (folder / name for name in names)
        self.started = folder / "started"
        for path in (self.share, self.config, self.types, self.system / "applications"):
            path.mkdir(parents=True)
        # The types of this machine, without its applications.
        (self.types / "mime").symlink_to("/usr/share/mime")
        with tarfile.open(made_archive) as tar:
            tar.extractall(folder / ODD_NAME, filter="data")
        self.program = folder / ODD_NAME / f"cmviewer-{__version__}"
        self.add("a-file-manager", "inode/directory")
        self.add("editor", "text/plain")

    def add(self, name, kind):
        words = f"[Desktop Entry]\nType=Application\nName={name}\nExec=true %f\nMimeType={kind};\n"
        (self.system / "applications" / f"{name}.desktop").write_text(words)
        self.run("update-desktop-database", self.system / "applications")

    def run(self, *command):
        own = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.config),
            "LC_ALL": "C.UTF-8",
            "XDG_DATA_HOME": str(self.share),
            "XDG_CONFIG_HOME": str(self.config),
            "XDG_CONFIG_DIRS": str(self.config),
            "XDG_DATA_DIRS": f"{self.system}:{self.types}",
            "STARTED": str(self.started),
            # xdg-mime asks GLib for the type of a file then, which knows what packages add, and not `file`.
            "XDG_CURRENT_DESKTOP": "GNOME",
        }
        done = subprocess.run(command, env=own, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def install(self, *options):
        return self.run(self.program / "install-desktop-entry.sh", *options)

    def install_for_all(self):
        """Lay the files where a package lays them; an entry is found only where its program is."""
        entry = (LINUX / OPEN_ENTRY).read_text().replace("Exec=cmviewer", "Exec=true")
        (self.system / "applications" / OPEN_ENTRY).write_text(entry)
        (self.system / "mime/packages").mkdir(parents=True)
        shutil.copy(LINUX / "cmviewer-mime.xml", self.system / "mime/packages")
        self.run("update-mime-database", self.system / "mime")
        self.run("update-desktop-database", self.system / "applications")

    def default(self, kind):
        """Return what opens a type, as GLib says: it asks for parents of the type too."""
        return self.run("gio", "mime", kind).splitlines()[0].rpartition(" ")[2]

    def named(self, kind):
        """Return what opens a type, as xdg-mime says: it asks for that very type."""
        return self.run("xdg-mime", "query", "default", kind).strip()

    def offered(self, kind):
        registered = self.run("gio", "mime", kind).partition("Registered")[2].partition("ecommended")[0]
        return [line.strip() for line in registered.splitlines() if line.endswith(".desktop")]

    def kind(self, file):
        return self.run("gio", "info", "-a", "standard::content-type", file).split()[-1]


@pytest.fixture(scope="module")
def made_archive(tmp_path_factory):
    folder = tmp_path_factory.mktemp("archive")
    program = folder / "cmviewer"
    program.mkdir()
    (program / "cmviewer").write_text(STARTER)
    (program / "cmviewer").chmod(0o755)
    made = icons.write_icons(resource("icons", "cmviewer.svg"), folder / "icons")
    return archive.linux_archive(program, made, folder, machine="x86_64")


@pytest.fixture
def desktop(tmp_path, made_archive):
    return Desktop(tmp_path, made_archive)


needs_desktop = needs("gio", "xdg-mime", "update-desktop-database", "update-mime-database")


@needs_desktop
def test_installing_makes_our_file_known_and_no_other(desktop, tmp_path):
    desktop.install()
    for name in ("cmviewer.toml", "other.toml"):
        (tmp_path / name).write_text('task = "detection"\n')
    assert desktop.kind(tmp_path / "cmviewer.toml") == "application/x-cmviewer"
    assert desktop.kind(tmp_path / "other.toml") != "application/x-cmviewer"
    assert desktop.default("application/x-cmviewer") == "cmviewer.desktop"


@needs_desktop
def test_folders_are_offered_and_the_file_manager_stays_their_default(desktop):
    told = desktop.install()
    assert "a-file-manager.desktop still opens them" in told
    assert OPEN_ENTRY in desktop.offered("inode/directory")
    assert desktop.default("inode/directory") == desktop.named("inode/directory") == "a-file-manager.desktop"


@needs_desktop
@pytest.mark.parametrize("name", RESULT_FILES)
def test_a_result_file_is_offered_by_its_name(desktop, tmp_path, name):
    desktop.install()
    (tmp_path / name).write_text("a,b\n1,2\n")
    kind = desktop.run("xdg-mime", "query", "filetype", tmp_path / name).strip()
    assert kind == desktop.kind(tmp_path / name)
    assert {"cmviewer.desktop", OPEN_ENTRY} & set(desktop.offered(kind))


@needs_desktop
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", b"a,b\n"),
        ("a.tsv", b"a\tb\n"),
        ("a.json", b"{}\n"),
        ("a.jsonl", b"{}\n"),
        ("a.ndjson", b"{}\n"),
        ("a.npz", b"PK\x03\x04\x14\x00"),
        ("a.toml", b"a = 1\n"),
        ("a.txt", b"a\n"),
        ("a.zip", b"PK\x03\x04\x14\x00"),
    ],
)
def test_a_double_click_opens_what_it_opened_before(desktop, tmp_path, name, content):
    def opener():
        kind = desktop.kind(tmp_path / name)
        return desktop.default(kind), desktop.named(kind)

    desktop.add("archive-manager", "application/zip")
    (tmp_path / name).write_bytes(content)
    by_parent, by_name = opener()
    assert by_parent in {"editor.desktop", "archive-manager.desktop"}
    desktop.install()
    assert opener()[0] == by_parent
    assert opener()[1] in {by_name, ""}


@needs_desktop
@pytest.mark.parametrize(
    ("name", "content"), [("a.npy", b"\x93NUMPY\x01\x00"), ("a.parquet", b"PAR1\x15\x04")]
)
def test_what_nobody_opens_opens_with_us_until_somebody_names_it(desktop, tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    desktop.install()
    kind = desktop.kind(tmp_path / name)
    assert desktop.default(kind) == OPEN_ENTRY
    desktop.add("a-viewer", kind)
    assert desktop.default(kind) == "a-viewer.desktop"


@needs_desktop
def test_what_opens_json_as_javascript_still_does(desktop):
    desktop.add("script-studio", "application/javascript")
    assert desktop.default("application/json") == "script-studio.desktop"
    desktop.install()
    assert desktop.default("application/json") == "script-studio.desktop"
    assert desktop.offered("application/json") == ["script-studio.desktop", "editor.desktop", OPEN_ENTRY]


@needs_desktop
@pytest.mark.parametrize("kind", RESULT_TYPES)
def test_whoever_names_a_type_comes_before_us_in_the_folder_of_the_system_too(desktop, kind):
    desktop.install_for_all()
    assert desktop.offered(kind)[-1] == OPEN_ENTRY
    assert not desktop.named(kind)
    desktop.add("zzz-its-own", kind)
    assert desktop.default(kind) == desktop.named(kind) == "zzz-its-own.desktop"


@needs_desktop
@pytest.mark.parametrize(
    "kind", ["text/csv", "text/tab-separated-values", "application/json", "application/x-ndjson"]
)
def test_in_the_folder_of_the_system_an_editor_stays_the_default_of_text(desktop, kind):
    desktop.install_for_all()
    assert desktop.default(kind) == "editor.desktop"


@needs_desktop
def test_where_no_file_manager_is_known_folders_are_not_offered(desktop):
    (desktop.system / "applications/a-file-manager.desktop").unlink()
    desktop.run("update-desktop-database", desktop.system / "applications")
    assert "Not offered for folders" in desktop.install()
    assert OPEN_ENTRY not in desktop.offered("inode/directory")
    assert OPEN_ENTRY in desktop.offered("text/csv")


@needs_desktop
def test_in_the_folder_of_the_system_it_comes_after_every_file_manager(desktop):
    desktop.install_for_all()
    assert OPEN_ENTRY in desktop.offered("inode/directory")
    assert desktop.default("inode/directory") == desktop.named("inode/directory") == "a-file-manager.desktop"


@needs_desktop
@needs("desktop-file-validate")
def test_the_installed_entry_starts_a_program_in_an_odd_folder(desktop, tmp_path):
    desktop.install()
    entry = desktop.share / "applications/cmviewer.desktop"
    desktop.run("desktop-file-validate", entry)
    # It holds the pipe that its output goes to, so that this waits until it has ended.
    desktop.run("gio", "launch", entry, tmp_path)
    told = desktop.started.read_text(encoding="utf-8").splitlines()
    assert told == [str(desktop.program / "cmviewer"), "--tell-in-window", str(tmp_path)]


@needs_desktop
def test_removing_takes_away_every_file_and_installing_twice_changes_nothing(desktop):
    def ours():
        return sorted(path for path in desktop.share.rglob("*cmviewer*") if path.is_file())

    desktop.install()
    first = ours()
    desktop.install()
    assert ours() == first != []
    assert not list(desktop.share.rglob("*.part"))
    desktop.install("--remove")
    assert ours() == []
    assert desktop.default("inode/directory") == "a-file-manager.desktop"


def test_a_word_that_it_does_not_know_is_refused():
    script = LINUX / "install-desktop-entry.sh"
    done = subprocess.run(["sh", script, "--help"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "usage" in done.stderr


def test_without_the_program_nothing_is_installed(tmp_path):
    shutil.copy(LINUX / "install-desktop-entry.sh", tmp_path)
    own = {"PATH": os.environ["PATH"], "HOME": str(tmp_path / "home")}
    script = Path(tmp_path) / "install-desktop-entry.sh"
    done = subprocess.run(["sh", script], env=own, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert not (tmp_path / "home").exists()


def test_tools_that_are_missing_are_named_instead_of_a_success(desktop, tmp_path, monkeypatch):
    few = tmp_path / "few"
    few.mkdir()
    for tool in ("sh", "dirname", "find", "sed", "awk", "cat", "mkdir", "mv", "rm", "touch"):
        (few / tool).symlink_to(shutil.which(tool))
    monkeypatch.setenv("PATH", str(few))
    told = desktop.install()
    assert "install desktop-file-utils shared-mime-info xdg-utils, then run this script again" in told
    assert "opens with it" not in told
    assert "ffered for" not in told
