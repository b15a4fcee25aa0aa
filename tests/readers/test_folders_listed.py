"""How often an opening asks the disk what a folder holds."""

import os
import time
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from opening import refusal

from cmviewer.readers import OpenRequest, PredictionSource, open_evaluation
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.opening.training_runs import runs_without_results

MOST_LISTINGS = 3
"""It is walked, looked at for names of classes, and for images."""


def runs_of_yolo(root: Path, checkpoints: int) -> Path:
    """Labels and the predictions of some epochs in two images, and names beside them."""
    (root / "data.yaml").parent.mkdir(parents=True)
    (root / "data.yaml").write_text("names: [cat, dog]\n")
    for folder, score in [("labels", ""), *((f"epoch_{i}/labels", " 0.9") for i in range(checkpoints))]:
        (root / folder).mkdir(parents=True)
        for image in ("a", "b"):
            (root / folder / f"{image}.txt").write_text(f"0 .5 .5 .2 .2{score}\n1 .2 .2 .1 .1{score}\n")
    return root


def listings_while_opening(folder: Path, monkeypatch) -> Counter[Path]:
    """How often each folder below one is listed while it is opened."""
    times = all_listings_while_opening(OpenRequest(folder), monkeypatch)
    return Counter({path: count for path, count in times.items() if path.is_relative_to(folder)})


def all_listings_while_opening(request: OpenRequest, monkeypatch) -> Counter[Path]:
    """How often each folder anywhere is listed while one opens."""
    times: Counter[Path] = Counter()

    def counting(real):
        def list_folder(path="."):
            times[Path(os.fspath(path))] += 1
            return real(path)

        return list_folder

    with monkeypatch.context() as patched:
        for name in ("scandir", "listdir"):
            patched.setattr(os, name, counting(getattr(os, name)))
        open_evaluation(request)
    return times


def test_a_folder_is_listed_as_often_for_twelve_checkpoints_as_for_one(tmp_path, monkeypatch):
    one = runs_of_yolo(tmp_path / "one", 1)
    twelve = runs_of_yolo(tmp_path / "twelve", 12)
    assert (
        listings_while_opening(twelve, monkeypatch)[twelve] == listings_while_opening(one, monkeypatch)[one]
    )


def test_a_folder_is_walked_once_and_looked_at_once_for_names_and_images(tmp_path, monkeypatch):
    folder = runs_of_yolo(tmp_path / "runs", 3)
    listed = listings_while_opening(folder, monkeypatch)
    assert listed, "nothing was listed"
    assert max(listed.values()) <= MOST_LISTINGS, listed.most_common(3)


@pytest.mark.skipif(os.name == "nt", reason="a drive may hold results")
def test_the_whole_file_system_is_refused_and_not_searched(tmp_path):
    (tmp_path / "cmviewer.toml").write_text('truth = "/"\npredictions = "*.npy"\n')
    np.save(tmp_path / "probs.npy", np.eye(3, dtype=np.float32))
    for path in (Path("/"), tmp_path):
        assert refusal(path).problems[0].code == "whole-file-system"


@pytest.mark.skipif(os.name == "nt", reason="its paths begin otherwise")
def test_a_list_with_an_image_in_the_root_does_not_search_the_file_system(tmp_path, monkeypatch):
    root = runs_of_yolo(tmp_path / "set", 1)
    (root / "data.yaml").write_text("path: .\nval: val.txt\nnames: [cat, dog]\n")
    (root / "val.txt").write_text("./images/a.jpg\n/b.jpg\n./images/b.jpg\n")
    predictions = (PredictionSource(root / "epoch_0" / "labels"),)
    request = OpenRequest(truth=root / "data.yaml", predictions=predictions)
    assert all_listings_while_opening(request, monkeypatch)[Path("/")] == 0
    assert open_evaluation(request).checkpoints


def test_looking_for_runs_without_results_takes_time_by_the_folder():
    folders = [Path(f"/runs/{number}/{deeper}") for number in range(200) for deeper in range(100)]
    listing = Listing(Path("/runs"), {folder: (folder / "a.bin",) for folder in folders})
    began = time.process_time()
    assert runs_without_results(listing) == []
    assert time.process_time() - began < 10, "each folder looked at each: four hundred million times"
