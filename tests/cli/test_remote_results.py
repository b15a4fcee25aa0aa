"""Results at addresses, which `count` and `report` copy here: in fsspec's memory, and on this disk."""

import json
import sys
import tempfile
from pathlib import Path

import fsspec
import pytest

from cmviewer.cli import main
from cmviewer.errors import CmviewerError
from cmviewer.progress import Cancel, Cancelled, silent
from cmviewer.readers.files.remote import can_be_fetched, copy_of, remote_sources

TABLE = "image,truth,prediction,score\na.png,cat,dog,0.9\nb.png,dog,dog,0.8\nc.png,dog,cat,0.4\n"
FILES = {"epoch_1.csv": TABLE, "epoch_2.csv": TABLE.replace("0.4", "0.5"), ".hidden/x.csv": "no table"}


@pytest.fixture
def memory():
    """A folder of results in a store that lies in memory."""
    store = fsspec.filesystem("memory")
    for name, text in FILES.items():
        store.pipe_file(f"/bucket/run/{name}", text.encode())
    before = {name: store.cat_file(name) for name in store.find("/bucket")}
    yield "memory://bucket/run"
    assert {
        name: store.cat_file(name) for name in store.find("/bucket")
    } == before  # nothing is written there
    store.rm("/bucket", recursive=True)


@pytest.fixture
def here(tmp_path):
    """The same on this machine's disk."""
    folder = tmp_path / "run"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


@pytest.mark.parametrize("address", ["memory://bucket/run", "memory://bucket/run/", "file"])
def test_a_report_of_an_address_is_that_of_a_folder_and_names_the_address(memory, here, tmp_path, address):
    address = here.as_uri() if address == "file" else address
    assert main(["report", str(here), "--out", str(tmp_path / "of folder")]) == 0
    assert main(["report", address, "--out", str(tmp_path / "of address")]) == 0
    for name in ("confusion_matrix.csv", "class_metrics.csv", "examples.csv"):
        one, other = ((tmp_path / of / name).read_text() for of in ("of folder", "of address"))
        assert one == other
    summary = json.loads((tmp_path / "of address" / "summary.json").read_text())
    named = str(Path(address))
    told = json.dumps(summary)
    assert summary["interpretation"]["files"]
    for file in (*summary["interpretation"]["files"], *summary["files"]):
        assert file["path"].startswith(named)
    assert tempfile.gettempdir() + "/cmviewer-remote-" not in told


def test_a_report_compares_with_results_at_an_address(memory, here, tmp_path):
    other = here / "epoch_2.csv"
    options = ["--compare-checkpoint", "epoch_1"]
    assert (
        main(["report", str(other), "--compare", str(here), *options, "--out", str(tmp_path / "folder")]) == 0
    )
    assert (
        main(["report", str(other), "--compare", memory, *options, "--out", str(tmp_path / "address")]) == 0
    )
    one, same = (json.loads((tmp_path / name / "summary.json").read_text()) for name in ("folder", "address"))
    assert one["verdict"] == same["verdict"]
    assert same["compared"]["source"] == "memory:/bucket/run"
    assert "cmviewer-remote-" not in json.dumps(same)


def test_fetching_is_said_while_it_goes_on(memory, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("cmviewer.cli.said_progress.SaidProgress.EVERY", 0.0)
    assert main(["report", memory, "--out", str(tmp_path / "r")]) == 0
    assert "Fetching megabytes: 0 of 0" in capsys.readouterr().err


def test_a_bundle_of_an_address_goes_on_after_a_stop(memory, tmp_path, monkeypatch):
    bundle = tmp_path / "bundle"
    with monkeypatch.context() as patch:
        patch.setattr("cmviewer.cli.count_command.finish", _stopped)
        assert main(["count", memory, "--out", str(bundle)]) == 2
    assert main(["count", memory, "--out", str(bundle), "--resume"]) == 0
    matrix = json.loads((bundle / "matrix.json").read_text())
    assert matrix["source"] == "memory:/bucket/run"
    assert matrix["checkpoints"] == ["epoch_1", "epoch_2"]
    assert [one["path"] for one in matrix["inputs"]] == [
        f"memory:/bucket/run/{name}" for name in sorted(FILES) if not name.startswith(".")
    ]


def _stopped(*_args, **_named):
    from cmviewer.problems.window import WRITE_FAILED

    raise CmviewerError(WRITE_FAILED.of(what="stopped"))


def test_parts_of_results_may_lie_at_addresses(memory, tmp_path):
    words = ["--predictions", f"mine={memory}/epoch_2.csv", "--out", str(tmp_path / "r")]
    assert main(["report", *words]) == 0
    assert json.loads((tmp_path / "r" / "summary.json").read_text())["checkpoint"] == "mine"


def test_what_cannot_be_fetched_says_why_and_leaves_nothing(memory, tmp_path, capsys, monkeypatch):
    for address, why in (
        ("memory://bucket/nothing", "0 files lie at"),
        ("s3://bucket/x", "install cmviewer[remote]"),
        ("file:///nowhere/at/all", "0 files lie at"),
        ("https://host.example/run", "is an address"),
        ("zip://a::memory://bucket/run", "is an address"),
    ):
        assert main(["report", address, "--out", str(tmp_path / "r")]) == 2
        assert why in capsys.readouterr().err
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    assert main(["report", memory, "--out", str(tmp_path / "r")]) == 2
    assert "fsspec is not installed" in capsys.readouterr().err
    assert not (tmp_path / "r").exists()


def test_a_store_that_fails_in_its_own_way_is_a_problem(memory, tmp_path, monkeypatch):
    class OddError(Exception):
        pass

    def fail(*_args, **_named):
        raise OddError("no credentials\n were found")

    monkeypatch.setattr(type(fsspec.filesystem("memory")), "find", fail)
    with pytest.raises(CmviewerError, match="no credentials were found") as refused:
        copy_of(memory, tmp_path / "copy", silent, Cancel())
    assert [one.code for one in refused.value.problems] == ["remote-failed"]


def test_there_must_be_room(memory, tmp_path, monkeypatch):
    monkeypatch.setattr("shutil.disk_usage", lambda _path: type("Usage", (), {"free": 10}))
    with pytest.raises(CmviewerError) as refused:
        copy_of(memory, tmp_path / "copy", silent, Cancel())
    assert [one.code for one in refused.value.problems] == ["remote-room"]


def test_fetching_is_told_and_can_be_stopped(memory, tmp_path):
    told, cancel = [], Cancel()

    def progress(what, done, total):
        told.append((what, done, total))
        cancel.set()

    with pytest.raises(Cancelled):
        copy_of(memory, tmp_path / "copy", progress, cancel)
    assert told == [("Fetching megabytes", 0, 0)]


def test_copies_go_in_the_end(memory):
    with remote_sources() as sources:
        place = sources.path_of(memory)
        assert sources.path_of(memory) == place
        sources.fetch(silent, Cancel())
        assert sorted(file.name for file in place.iterdir()) == ["epoch_1.csv", "epoch_2.csv"]
        assert str(sources.name_of(place / "epoch_1.csv")) == "memory:/bucket/run/epoch_1.csv"
    assert not place.exists()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("s3://bucket/x", True),
        ("GS://bucket", True),
        ("memory://x", True),
        ("https://x/y", False),
        ("C:/x", False),
        ("a://b::s3://c", False),
        ("results", False),
    ],
)
def test_stores_that_can_be_listed_are_told_from_the_web_and_from_paths(text, wanted):
    assert can_be_fetched(text) is wanted
