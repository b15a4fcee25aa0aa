"""The desktop entries, their types and the description, as they lie in `packaging/linux`."""

import configparser
import shutil
import subprocess
from xml.etree import ElementTree as Tree

import pytest

from cmviewer.version import __version__
from tests.packaging.modules import FOLDER, module

desktop_files = module("linux.desktop_files")

LINUX = FOLDER / "linux"
OPEN_ENTRY = "zz-cmviewer-open.desktop"
SPACE = "{http://www.freedesktop.org/standards/shared-mime-info}"
RESULT_TYPES = [
    "text/csv",
    "text/tab-separated-values",
    "application/json",
    "application/x-ndjson",
    "application/jsonl",
    "application/vnd.apache.parquet",
    "application/x-parquet",
    "application/x-npy",
    "application/x-npz",
]


def needs(*tools):
    absent = [tool for tool in tools if shutil.which(tool) is None]
    return pytest.mark.skipif(bool(absent), reason=f"needs {', '.join(absent)}")


def entry_of(file):
    parser = configparser.RawConfigParser()
    parser.optionxform = str
    parser.read(file, encoding="utf-8")
    return dict(parser["Desktop Entry"])


def test_the_entry_tells_in_the_window_and_is_found_by_its_window():
    entry = entry_of(LINUX / "cmviewer.desktop")
    assert entry["Exec"] == "cmviewer --tell-in-window %f"
    assert entry["Terminal"] == "false"
    assert entry["StartupWMClass"] == entry["Icon"] == "cmviewer"


def test_only_our_own_types_and_folders_are_claimed():
    claimed = {file.name: entry_of(file)["MimeType"] for file in LINUX.glob("*.desktop")}
    assert claimed == {
        "cmviewer.desktop": "application/x-cmviewer;",
        OPEN_ENTRY: "inode/directory;application/x-cmviewer-result;",
    }


def test_our_parent_is_the_last_that_a_type_of_result_files_names():
    types = {kind.get("type"): kind for kind in Tree.parse(LINUX / "cmviewer-mime.xml").getroot()}
    for name in RESULT_TYPES:
        parents = [parent.get("type") for parent in types[name].findall(f"{SPACE}sub-class-of")]
        assert parents[-1] == "application/x-cmviewer-result"
    assert set(types) == {*RESULT_TYPES, "application/x-cmviewer", "application/x-cmviewer-result"}


def test_names_that_the_system_may_give_another_type_weigh_less_than_its_own():
    globs = Tree.parse(LINUX / "cmviewer-mime.xml").getroot().iter(f"{SPACE}glob")
    weights = {glob.get("pattern"): int(glob.get("weight")) for glob in globs}
    assert weights.pop("cmviewer.toml") > 50
    assert {pattern for pattern, weight in weights.items() if weight < 50} == set(weights)


def test_the_entry_of_open_with_comes_last_and_is_in_no_menu():
    entry = entry_of(LINUX / OPEN_ENTRY)
    assert entry["InitialPreference"] == "0"
    assert entry["NoDisplay"] == "true"


@needs("desktop-file-validate")
@pytest.mark.parametrize("file", sorted(LINUX.glob("*.desktop")), ids=lambda file: file.name)
def test_the_entries_are_valid(file):
    told = subprocess.run(["desktop-file-validate", file], capture_output=True, text=True, check=False)
    assert (told.returncode, told.stdout) == (0, "")


def test_our_own_type_is_that_of_one_file_name():
    kind = Tree.parse(LINUX / "cmviewer-mime.xml").getroot().find(f"{SPACE}mime-type")
    assert kind.get("type") == "application/x-cmviewer"
    assert [glob.get("pattern") for glob in kind.findall(f"{SPACE}glob")] == ["cmviewer.toml"]


def test_the_description_names_this_version(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    release = Tree.fromstring(desktop_files.metainfo()).find("releases/release")
    assert release.attrib == {"version": __version__, "date": "2023-11-14"}


@needs("appstreamcli")
def test_the_description_is_valid_but_for_a_domain_that_we_do_not_have(tmp_path):
    file = tmp_path / "cmviewer.metainfo.xml"
    file.write_text(desktop_files.metainfo(), encoding="utf-8")
    command = ["appstreamcli", "validate", "--no-net", "--no-color", file]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    found = [line for line in told.splitlines() if line.startswith(("E:", "W:"))]
    assert [line for line in found if "cid-desktopapp-is-not-rdns" not in line] == []
