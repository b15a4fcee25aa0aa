import pytest
from reading_objects import codes, read, read_only, said, sources_in
from real_data import real_data

from cmviewer.readers.objects.parts import PREDICTION, TRUTH

CAR = "Car 0.00 0 -1.57 10.5 20 30 40 1.5 1.6 3.7 1 2 3 -1.5"
DONT_CARE = "DontCare -1 -1 -10 50 60 70 80 -1 -1 -1 -1000 -1000 -1000 -10"


def test_the_box_stands_in_columns_five_to_eight_and_dont_care_is_a_crowd(folder):
    top = folder({"label_2/000001.txt": f"{CAR}\n{DONT_CARE}\n"})
    source = sources_in(top)["label_2"]
    part, problems = read(source, top)
    assert source.roles == TRUTH
    assert said(part) == [
        ("000001", "Car", [10.5, 20, 30, 40], None),
        ("000001", "DontCare", [50, 60, 70, 80], None),
    ]
    assert part.crowd.tolist() == [False, True]
    assert problems == []


def test_a_sixteenth_column_is_the_score(folder):
    top = folder({"results/1.txt": f"{CAR} 0.5\n"})
    source = sources_in(top)["results"]
    assert source.roles == PREDICTION
    assert said(read(source, top)[0])[0][3] == 0.5


@pytest.mark.parametrize("row", [CAR.rsplit(" ", 1)[0], CAR.replace("30", "x"), f"{CAR} 1 2"])
def test_other_rows_are_named(folder, row):
    part, problems = read_only(folder({"label_2/1.txt": f"{CAR}\n{row}\n{CAR}\n"}))
    assert len(part) == 2
    assert [(one.code, one.line) for one in problems] == [("kitti-row", 2)]


def test_real_labels_open():
    top = real_data("formats") / "kitti_dataset"
    part, problems = read(sources_in(top)["kitti_detection/training/label_2"], top)
    assert [row[1:3] for row in said(part)][:2] == [("Truck", [0, 1, 2, 3]), ("Van", [0, 5, 1, 8])]
    assert len(part) == 5
    assert codes(problems) == []
