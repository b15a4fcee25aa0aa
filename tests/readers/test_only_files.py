"""What has no end is never read: a pipe nobody writes to, a device, and links to them."""

import json
import os

import pytest

from cmviewer.readers.opening.layouts import TABLE_LAYOUTS
from cmviewer.readers.tables.file_reader import endings_of
from tests.children import child

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")

CODE = """
import json, pathlib, sys
from cmviewer.errors import CmviewerError
from cmviewer.readers import OpenRequest
from cmviewer.readers import PredictionSource
from cmviewer.readers import open_evaluation
from cmviewer.readers.maps.decoding import decode, palette_of
from cmviewer.readers.files.picture_sizes import size_and_mark
from cmviewer.readers.files.pictures import load_picture, thumbnail

def codes(work, *words, **options):
    try:
        found = work(*words, **options)
    except CmviewerError as error:
        return [problem.code for problem in error.problems]
    return [problem.code for problem in getattr(found, "problems", ())]

def opened(**options):
    return open_evaluation(OpenRequest(**options))

folder = pathlib.Path(sys.argv[1])
said = {}
for file in sorted(folder.glob("alone/*/*")):
    said[file.name] = codes(opened, path=file)
    said["folder of " + file.name] = codes(opened, path=file.parent)
for manifest in sorted(folder.glob("manifests/*/cmviewer.toml")):
    said[manifest.parent.name] = codes(opened, path=manifest.parent)
good = folder / "good"
said["classes"] = codes(opened, path=good, classes=folder / "pipe")
said["truth"] = codes(opened, path=good, truth=folder / "alone" / "csv" / "pipe.csv")
said["among good ones"] = codes(opened, path=folder / "among")
for name in ("pipe.png", "zero.png", "pipe.npy"):
    for work in (load_picture, lambda file: thumbnail(file, 10), decode, palette_of, size_and_mark):
        said.setdefault("picture " + name, []).extend(codes(work, folder / name))
print(json.dumps(said))
"""
TABLE = "image,truth,prediction\na.png,cat,cat\nb.png,dog,cat\n"


@pytest.fixture(scope="module")
def said(tmp_path_factory):
    """The codes of the problems of everything that has no end."""
    top = tmp_path_factory.mktemp("endless")

    def pipe(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(path)
        return path

    for ending in endings_of(TABLE_LAYOUTS) | {".xml", ".yaml", ".toml"}:
        folder = pipe(top / "alone" / ending[1:] / f"pipe{ending}").parent
        (folder / f"zero{ending}").symlink_to("/dev/zero")
    for key in ("predictions", "truth", "classes", "images"):
        folder = pipe(top / "manifests" / key / "pipe.csv").parent
        lines = {"predictions": "results.csv", key: "pipe.csv"}
        (folder / "cmviewer.toml").write_text("".join(f'{word} = "{path}"\n' for word, path in lines.items()))
        (folder / "results.csv").write_text(TABLE)
    for name in ("pipe", "pipe.png", "pipe.npy", "among/classes.txt", "among/a.png", "among/summary.json"):
        pipe(top / name)
    (top / "among" / "epoch_2.csv").symlink_to(top / "pipe.png")
    (top / "zero.png").symlink_to("/dev/zero")
    (top / "good").mkdir()
    for folder in ("good", "among"):
        (top / folder / "results.csv").write_text(TABLE)
    return json.loads(child(CODE, top))


def test_a_pipe_or_a_device_that_is_opened_says_so(said):
    for name in (f"{kind}{ending}" for kind in ("pipe", "zero") for ending in endings_of(TABLE_LAYOUTS)):
        assert said[name] == ["file-not-regular"], name


def test_a_pipe_that_a_manifest_names_says_so(said):
    for key in ("predictions", "truth", "classes"):
        assert "file-not-regular" in said[key], key


def test_a_pipe_that_is_named_as_truth_or_classes_says_so(said):
    assert said["truth"] == ["file-not-regular"]
    assert said["classes"] == ["file-not-regular"]


def test_a_pipe_beside_good_results_does_not_stop_them(said):
    assert said["among good ones"] == ["path-missing"]  # the link to a pipe


def test_a_pipe_is_no_picture_and_no_map(said):
    assert set(said["picture pipe.png"]) == {"file-not-regular"}
    assert set(said["picture zero.png"]) == {"file-not-regular"}
    assert "file-not-regular" in said["picture pipe.npy"]
