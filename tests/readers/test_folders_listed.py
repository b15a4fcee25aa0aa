"""How often an opening asks the disk what a folder holds."""

import os
from collections import Counter
from pathlib import Path

from cmviewer.readers import OpenRequest, open_evaluation

WALKED_AND_LOOKED_AT_FOR_NAMES = 2


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
    times: Counter[Path] = Counter()

    def counting(real):
        def list_folder(path="."):
            times[Path(os.fspath(path))] += 1
            return real(path)

        return list_folder

    with monkeypatch.context() as patched:
        for name in ("scandir", "listdir"):
            patched.setattr(os, name, counting(getattr(os, name)))
        open_evaluation(OpenRequest(folder))
    return Counter({path: count for path, count in times.items() if path.is_relative_to(folder)})


def test_a_folder_is_listed_as_often_for_twelve_checkpoints_as_for_one(tmp_path, monkeypatch):
    one = runs_of_yolo(tmp_path / "one", 1)
    twelve = runs_of_yolo(tmp_path / "twelve", 12)
    assert (
        listings_while_opening(twelve, monkeypatch)[twelve] == listings_while_opening(one, monkeypatch)[one]
    )


def test_a_folder_is_walked_once_and_looked_at_once_for_names(tmp_path, monkeypatch):
    folder = runs_of_yolo(tmp_path / "runs", 3)
    listed = listings_while_opening(folder, monkeypatch)
    assert listed, "nothing was listed"
    assert max(listed.values()) <= WALKED_AND_LOOKED_AT_FOR_NAMES, listed.most_common(3)
