"""Each layout of maps is one entry, which says how well it fits, and why not."""

import json
from dataclasses import replace

import numpy as np
import pytest
from opening import opened
from reading_maps import cells, save

from cmviewer.evaluation import Role, Task
from cmviewer.progress import Cancel
from cmviewer.readers import OpenRequest
from cmviewer.readers.decision_keys import KEYS
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files.listing import Folders
from cmviewer.readers.layout import CERTAIN, Detected, Facts, Rejected
from cmviewer.readers.maps.class_table import voc_colours
from cmviewer.readers.maps.finding import find_maps
from cmviewer.readers.maps.map_layout import map_layout
from cmviewer.readers.maps.opening import open_maps
from cmviewer.readers.maps.plain_maps import LAYOUT as PLAIN
from cmviewer.readers.opening.layouts import MAP_LAYOUTS

VALUES = np.array([[0, 1, 2], [1, 1, 2]])


def plain(top):
    save(top / "masks" / "a.png", VALUES)


def cityscapes(top):
    save(top / "gtFine" / "val" / "bonn" / "bonn_1_gtFine_labelIds.png", VALUES + 7)


def ade20k(top):
    save(top / "annotations" / "validation" / "ADE_val_00000001.png", VALUES)


def full_ade20k(top):
    save(top / "truth" / "1_seg.png", np.array([[(15, 145, 2), (0, 0, 0)]]))
    (top / "truth" / "1_atr.txt").write_text("", encoding="utf-8")


def voc(top):
    save(top / "SegmentationClass" / "2007_000001.png", VALUES, palette=voc_colours())


def voc_in_colours(top):
    save(top / "SegmentationClass" / "2007_000001.png", voc_colours()[VALUES])


def camvid(top):
    save(top / "testannot" / "0001TP_008550.png", VALUES)


def kitti(top):
    save(top / "training" / "semantic" / "000030_10.png", VALUES + 7)


def panoptic(top):
    save(top / "annotations" / "panoptic_val" / "a.png", np.array([[(5, 0, 0), (1, 2, 0)]]))
    (top / "annotations" / "panoptic_val.json").write_text("{}", encoding="utf-8")


def ultralytics(top):
    save(top / "runs" / "semantic" / "val" / "results" / "a.png", VALUES)
    (top / "runs" / "semantic" / "val" / "args.yaml").write_text("task: semantic\n", encoding="utf-8")


WRITTEN = [
    ("Label maps", plain),
    ("Cityscapes", cityscapes),
    ("ADE20K", ade20k),
    ("ADE20K", full_ade20k),
    ("Pascal VOC masks", voc),
    ("Pascal VOC masks", voc_in_colours),
    ("CamVid", camvid),
    ("KITTI semantics", kitti),
    ("COCO panoptic", panoptic),
    ("Ultralytics semantic results", ultralytics),
]


def detected(top):
    listing = Folders().listing(top)
    return [(layout.name, found) for layout in MAP_LAYOUTS for found in layout.detect(listing, Cancel())]


@pytest.mark.parametrize(("name", "write"), WRITTEN, ids=[write.__name__ for _, write in WRITTEN])
def test_the_layout_that_wrote_a_set_fits_it_best(tmp_path, name, write):
    write(tmp_path)
    found = [(one.confidence, layout) for layout, one in detected(tmp_path) if isinstance(one, Detected)]
    assert max(found)[1] == name


def test_mapillary_is_known_by_its_configuration(tmp_path):
    labels = [{"name": f"a--{i}", "color": [i, 0, 0], "evaluate": True} for i in range(3)]
    (tmp_path / "config_v1.2.json").write_text(json.dumps({"labels": labels}), encoding="utf-8")
    for folder in ("labels", "predictions"):
        save(tmp_path / folder / "a.png", VALUES)
    files = {one.path.name: one.layout for one in opened(tmp_path).interpretation.files}
    assert files["labels"] == "Mapillary Vistas"


def test_colours_that_nobody_knows_are_rejected_with_the_reason(tmp_path):
    save(tmp_path / "masks" / "a.png", np.array([[(1, 2, 3), (4, 5, 6)]]))
    [(name, found)] = detected(tmp_path)
    assert name == "Label maps"
    assert isinstance(found, Rejected)
    assert found.reason.code == "map-colours-unknown"


def test_a_layout_that_is_added_is_an_entry_and_nothing_else(tmp_path):
    for folder in ("masks", "predictions"):
        save(tmp_path / folder / "own_a.png", VALUES)
    own = map_layout(
        "Own maps",
        "own_a.png",
        Facts(),
        lambda sampled: CERTAIN if all(key.startswith("own_") for key in sampled.maps.files) else 0.0,
        PLAIN.read,
    )
    request = OpenRequest(tmp_path, task=Task.SEMANTIC_SEGMENTATION)
    found = find_maps(request, Folders())
    evaluation = open_maps(request, found, (*MAP_LAYOUTS, own), lambda *_: None, Cancel(), [], Decisions())
    assert {(one.role, one.layout) for one in evaluation.interpretation.files} == {
        (Role.TRUTH, "Own maps"),
        (Role.PREDICTION, "Own maps"),
    }
    assert sum(cells(evaluation).values()) == VALUES.size


def test_a_reading_that_the_layout_of_the_truth_does_not_declare_is_not_tried(tmp_path):
    for number in range(4):
        values = np.random.default_rng(number).integers(1, 5, (9, 9))
        save(tmp_path / "masks" / f"{number}.png", values)
        save(tmp_path / "predictions" / f"{number}.png", values - 1)
    request = OpenRequest(tmp_path, task=Task.SEMANTIC_SEGMENTATION)
    found = find_maps(request, Folders())
    strict = replace(PLAIN, facts=Facts())
    for layouts, taken in (((PLAIN,), "shifted"), ((strict,), "plain")):
        evaluation = open_maps(request, found, layouts, lambda *_: None, Cancel(), [], Decisions())
        assert taken in {one.taken for one in evaluation.interpretation.decisions if one.key == "map-values"}


def test_names_are_once_and_declared_readings_can_be_told():
    assert len({layout.name for layout in MAP_LAYOUTS}) == len(MAP_LAYOUTS)
    values = {key.name: set(key.values) for key in KEYS}
    for layout in MAP_LAYOUTS:
        assert layout.tasks == (Task.SEMANTIC_SEGMENTATION,)
        assert layout.example
        for key, declared in layout.facts.readings.items():
            assert set(declared) <= values[key]
            assert declared[0] == "plain"
