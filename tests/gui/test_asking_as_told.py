"""A new user with the help page: the small cats of the night that are taken for dogs, also elsewhere."""

import json
import re
from collections import Counter

import numpy as np
from pycocotools.coco import COCO
from PySide6.QtWidgets import QDialog, QFileDialog

from cmviewer.cli import main
from cmviewer.gui.dialogs.list_dialog import ListDialog
from cmviewer.resources import resource
from tests.gui.conftest import open_path
from tests.gui.working import settle

NAMES = {1: "cat", 2: "dog", 3: "car"}


def scenes(folder):
    """Write a COCO data set with results; return (image, box) of what the query is about, by a plain loop."""
    random = np.random.default_rng(11)
    images, truths, results, wanted = [], [], [], Counter()
    for number in range(48):
        name = f"{('night', 'day')[number % 2]}/{number:03}.jpg"
        images.append({"id": number, "file_name": name, "width": 640, "height": 480})
        for place in range(4):  # apart from each other, so that each has its own prediction
            side = int(random.choice([12, 31, 32, 60]))
            box = [10 + 150 * place, 20, side, side]
            true, said = (int(one) for one in random.choice([1, 2, 3], 2, p=[0.5, 0.4, 0.1]))
            score = float(random.choice([0.5, 0.8, 0.85, 0.97]))
            truths.append(
                {"id": len(truths) + 1, "image_id": number, "category_id": true, "bbox": box}
                | {"area": side * side, "iscrowd": 0}
            )
            results.append({"image_id": number, "category_id": said, "bbox": box, "score": score})
            is_small, is_night = side * side < 32 * 32, name.startswith("night/")
            if (NAMES[true], NAMES[said]) == ("cat", "dog") and score > 0.8 and is_small and is_night:
                wanted[name, tuple(map(float, box))] += 1
    categories = [{"id": number, "name": name} for number, name in NAMES.items()]
    whole = {"images": images, "annotations": truths, "categories": categories}
    (folder / "instances.json").write_text(json.dumps(whole))
    (folder / "results.json").write_text(json.dumps(results))
    return wanted


def query_of_the_help():
    page = (resource("help") / "queries.md").read_text(encoding="utf-8")
    return re.search(r"```\n(.*?)\n```", page)[1]


def opened_elsewhere(file):
    """What pycocotools finds in a list: image and box of each true object."""
    truth = COCO(str(file))
    said = truth.loadRes(str(file.with_name(f"{file.stem}.predictions.json")))
    found = Counter(
        (truth.imgs[one["image_id"]]["file_name"], tuple(one["bbox"])) for one in truth.anns.values()
    )
    assert {truth.cats[one["category_id"]]["name"] for one in truth.anns.values()} == {"cat"}
    assert {truth.cats[one["category_id"]]["name"] for one in said.anns.values()} == {"dog"}
    assert all(one["score"] > 0.8 for one in said.anns.values())
    return found


def test_what_the_help_asks_first_is_found_and_its_list_opens_in_another_tool(
    qtbot, empty_window, tmp_path, monkeypatch
):
    window, query = empty_window, query_of_the_help()
    assert query == "cat -> dog, score > 0.8, area < 32x32, folder = night"
    (tmp_path / "run").mkdir()
    wanted = scenes(tmp_path / "run")
    assert 3 <= wanted.total() < 30

    said = tmp_path / "by command.json"
    assert main(["list", str(tmp_path / "run"), query, "--format", "coco", "--out", str(said)]) == 0
    assert opened_elsewhere(said) == wanted

    open_path(qtbot, window, tmp_path / "run")
    window.examples.query.setText(query)
    window.examples.query.ask()
    settle(qtbot, window)
    listed = window.examples.model.examples
    assert Counter((one.name, one.crop.truth[:2]) for one in listed) == Counter(
        {(name, box[:2]): times for (name, box), times in wanted.items()}
    )

    def chosen(dialog):
        next(one for one in dialog.group.buttons() if one.text().startswith("coco")).click()
        return QDialog.DialogCode.Accepted

    place = tmp_path / "by window.json"
    monkeypatch.setattr(ListDialog, "exec", chosen)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    with qtbot.waitSignal(window.exporting.written, timeout=20_000):
        window.named_actions["export-list"].trigger()
    assert opened_elsewhere(place) == wanted
