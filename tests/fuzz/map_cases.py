"""Semantic segmentation: label maps of every layout."""

import numpy as np

from tests.fuzz.case import PHOTO, Case, as_json, as_npy, as_npz, as_picture
from tests.fuzz.object_cases import labelme

VALUES = (np.arange(24 * 16).reshape(16, 24) // 40) % 4
COLOURS = np.random.default_rng(0).integers(0, 256, (256, 3)).astype(np.uint8)
CITY = np.array([7, 8, 26, 11])[VALUES]
CAMVID = "".join(
    f"{r} {g} {b}\t{name}\n" for (r, g, b), name in zip(COLOURS[:4].tolist(), "abcd", strict=True)
).encode()
NAMES = b"wall\nsky\ntree\nroad\n"


def _plain() -> list[Case]:
    grey, wide = as_picture(VALUES), as_picture(VALUES.astype(np.uint16) * 300)
    indexed, coloured = as_picture(VALUES, palette=COLOURS), as_picture(COLOURS[VALUES])
    sides = {"grey": grey, "16 bits": wide, "palette": indexed, "colours": coloured}
    cases = [
        Case(f"maps, {kind}", {"truth/a.png": content, "epoch_1/a.png": grey, "epoch_2/a.png": content,
                               "images/a.jpg": PHOTO, "label_colors.txt": CAMVID})
        for kind, content in sides.items()
    ]  # fmt: skip
    arrays = {"truth/a.npy": as_npy(VALUES), "pred/a.npz": as_npz(mask=VALUES), "classes.txt": NAMES}
    return [
        *cases,
        Case("maps, arrays", arrays, "truth", ("pred",), "classes.txt"),
        Case("maps, paired in a folder", {"1_target.png": grey, "1_pred.png": grey, "1_image.png": PHOTO}),
        Case("maps, TIFF", {"truth/a.tif": as_picture(VALUES, "TIFF"), "pred/a.png": grey}, "truth", ("pred",)),
        Case("maps, named classes", {"truth/a.png": grey, "pred/a.png": grey, "classes.csv":
             b"name,r,g,b\nwall,0,0,0\nsky,1,2,3\n", "classes.json": as_json({"0": "wall", "1": "sky"})}),
    ]  # fmt: skip


def _well_known() -> list[Case]:
    city = "gtFine/val/bonn/bonn_000000_000001_gtFine"
    segments = [{"id": place, "category_id": 1 + place % 2, "area": 9, "iscrowd": 0} for place in range(4)]
    panoptic = {
        "images": [{"id": 1, "file_name": "1.jpg", "width": 24, "height": 16}],
        "annotations": [{"image_id": 1, "file_name": "1.png", "segments_info": segments}],
        "categories": [{"id": 1, "name": "sky", "isthing": 0, "color": [1, 2, 3]}, {"id": 2, "name": "cat"}],
    }
    ids = as_picture(np.dstack([VALUES, 0 * VALUES, 0 * VALUES]))
    vistas = {"labels": [{"name": name, "readable": name, "color": COLOURS[place].tolist(), "evaluate": True}
                         for place, name in enumerate(["a--b", "c--d", "e--f", "g--h"])]}  # fmt: skip
    ade = b"Idx\tRatio\tTrain\tVal\tStuff\tName\n1\t0.1\t1\t1\t1\twall\n2\t0.1\t1\t1\t1\tsky, air\n3\t0.1\t1\t1\t0\ttree\n"
    atr = b'001 # 0 # 0 # wall # wall # ""\n002 # 0 # 0 # sky # sky # ""\n'
    full = np.dstack([VALUES * 10, VALUES, VALUES])
    return [
        Case("Cityscapes", {f"{city}_labelIds.png": as_picture(CITY), f"{city}_instanceIds.png":
             as_picture((CITY * 1000).astype(np.uint16)), "results/bonn_000000_000001_pred.png": as_picture(VALUES)}),
        Case("ADE20K", {"annotations/validation/ADE_val_00000001.png": as_picture(VALUES), "objectInfo150.txt": ade,
             "predictions/ADE_val_00000001.png": as_picture(VALUES)}),
        Case("ADE20K, full", {"truth/1_seg.png": as_picture(full), "truth/1_atr.txt": atr,
             "truth/1.json": as_json({"annotation": {"object": [{"name": "wall", "id": 0}]}}),
             "pred/1_seg.png": as_picture(full), "pred/1_atr.txt": atr}),
        Case("VOC masks", {"SegmentationClass/a.png": as_picture(VALUES, palette=COLOURS), "labelmap.txt":
             b"# label:color_rgb:parts:actions\nwall:0,0,0::\nsky:1,2,3::\n", "results/a.png": as_picture(VALUES)}),
        Case("CamVid", {"testannot/a.png": as_picture(COLOURS[VALUES]), "label_colors.txt": CAMVID,
             "results/a.png": as_picture(COLOURS[VALUES])}),
        Case("Mapillary Vistas", {"v1.2/labels/a.png": as_picture(VALUES), "config_v1.2.json": as_json(vistas),
             "results/a.png": as_picture(VALUES)}),
        Case("KITTI semantics", {"training/semantic/000030_10.png": as_picture(CITY), "training/instance/000030_10.png":
             as_picture((CITY * 256).astype(np.uint16)), "results/000030_10.png": as_picture(CITY)}),
        Case("COCO panoptic", {"panoptic_val/1.png": ids, "panoptic_val.json": as_json(panoptic),
             "results/1.png": ids, "results.json": as_json(panoptic)}),
        Case("Ultralytics maps", {"masks/val/a.png": as_picture(VALUES), "images/val/a.jpg": PHOTO,
             "runs/semantic/val/results/a.png": as_picture(VALUES)}),
        Case("labelme, drawn", {"truth/a.json": labelme("a"), "predictions/a.png":
             as_picture(np.zeros((40, 60), np.uint8))}, "truth", ("predictions",)),
    ]  # fmt: skip


def map_cases() -> list[Case]:
    """Every case whose unit is a pixel."""
    return _plain() + _well_known()
