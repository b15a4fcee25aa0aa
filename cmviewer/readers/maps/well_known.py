"""Classes of data sets that everyone uses, for maps that come without a list of them."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.readers.maps.class_table import ClassTable, voc_colours

_CITYSCAPES: Final = """
unlabeled 0 0 0 -;ego vehicle 0 0 0 -;rectification border 0 0 0 -;out of roi 0 0 0 -;static 0 0 0 -
dynamic 111 74 0 -;ground 81 0 81 -;road 128 64 128 0;sidewalk 244 35 232 1;parking 250 170 160 -
rail track 230 150 140 -;building 70 70 70 2;wall 102 102 156 3;fence 190 153 153 4;guard rail 180 165 180 -
bridge 150 100 100 -;tunnel 150 120 90 -;pole 153 153 153 5;polegroup 153 153 153 -;traffic light 250 170 30 6
traffic sign 220 220 0 7;vegetation 107 142 35 8;terrain 152 251 152 9;sky 70 130 180 10;person 220 20 60 11
rider 255 0 0 12;car 0 0 142 13;truck 0 0 70 14;bus 0 60 100 15;caravan 0 0 90 -;trailer 0 0 110 -
train 0 80 100 16;motorcycle 0 0 230 17;bicycle 119 11 32 18
"""
"""By label id: name, colour, train id; a dash where the benchmark does not judge it."""

_VOC: Final = (
    "background", "aeroplane", "bicycle", "bird", "boat", "bottle", "bus", "car", "cat", "chair", "cow",
    "diningtable", "dog", "horse", "motorbike", "person", "pottedplant", "sheep", "sofa", "train",
    "tvmonitor",
)  # fmt: skip

_CAMVID_11: Final = """
Sky 128 128 128;Building 128 0 0;Pole 192 192 128;Road 128 64 128;Sidewalk 60 40 222;Tree 128 128 0
SignSymbol 192 128 128;Fence 64 64 128;Car 64 0 128;Pedestrian 64 64 0;Bicyclist 0 128 192
"""

_CAMVID_31: Final = """
Animal 64 128 64;Archway 192 0 128;Bicyclist 0 128 192;Bridge 0 128 64;Building 128 0 0;Car 64 0 128
CartLuggagePram 64 0 192;Child 192 128 64;Column_Pole 192 192 128;Fence 64 64 128;LaneMkgsDriv 128 0 192
LaneMkgsNonDriv 192 0 64;Misc_Text 128 128 64;MotorcycleScooter 192 0 192;OtherMoving 128 64 64
ParkingBlock 64 192 128;Pedestrian 64 64 0;Road 128 64 128;RoadShoulder 128 128 192;Sidewalk 0 0 192
SignSymbol 192 128 128;Sky 128 128 128;SUVPickupTruck 64 128 192;TrafficCone 0 0 64;TrafficLight 0 64 64
Train 192 64 128;Tree 128 128 0;Truck_Bus 192 128 192;Tunnel 64 0 64;VegetationMisc 192 192 0;Wall 64 192 0
"""

_BLACK: Final = np.zeros((1, 3), np.uint8)


def _rows(text: str) -> list[list[str]]:
    return [row.rsplit(" ", 3) for line in text.split("\n") for row in line.split(";") if row]


def _colours(rows: list[list[str]]) -> NDArray[np.uint8]:
    return np.array([[int(number) for number in row[1:4]] for row in rows], np.uint8)


def _cityscapes() -> tuple[ClassTable, ClassTable]:
    rows = [row.rsplit(" ", 4) for line in _CITYSCAPES.split("\n") for row in line.split(";") if row]
    colours = _colours(rows)
    judged = np.array([row[4] != "-" for row in rows])
    ids = np.arange(len(rows), dtype=np.int32)
    names = tuple(row[0] for row in rows)
    labels = ClassTable("Cityscapes label ids", names, ids, colours, frozenset(ids[~judged].tolist()))
    train = np.array([int(rows[place][4]) for place in ids[judged]], np.int32)
    trained = tuple(names[place] for place in ids[judged].tolist())
    trains = ClassTable(
        "Cityscapes train ids", trained, train, colours[judged], void_colours=colours[~judged]
    )
    return labels, trains


def _camvid(text: str, origin: str, void: frozenset[int]) -> ClassTable:
    rows = _rows(text)
    values = np.arange(len(rows), dtype=np.int32)
    return ClassTable(origin, tuple(row[0] for row in rows), values, _colours(rows), void, _BLACK)


CITYSCAPES, CITYSCAPES_TRAIN = _cityscapes()
CAMVID_11: Final = _camvid(_CAMVID_11, "CamVid's 11 classes", frozenset({11}))
CAMVID_31: Final = _camvid(_CAMVID_31, "CamVid's 31 classes", frozenset({31}))
VOC: Final = ClassTable(
    "Pascal VOC's 21 classes",
    _VOC,
    np.arange(len(_VOC), dtype=np.int32),
    voc_colours(len(_VOC)),
    void_colours=np.array([[224, 224, 192]], np.uint8),
)
ADE_FROM_ONE: Final = ClassTable(
    "ADE20K's 150 classes, without names",
    tuple(map(str, range(1, 151))),
    np.arange(1, 151, dtype=np.int32),
    void=frozenset({0}),
)
BY_COLOUR: Final = (VOC, CITYSCAPES, CAMVID_11, CAMVID_31)
"""Sets that a colour tells, in the order in which they are tried."""
