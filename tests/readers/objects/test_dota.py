import numpy as np
from reading_objects import codes, read, read_only, said, sources_in
from real_data import real_data

from cmviewer.readers.objects.parts import PREDICTION, TRUTH

ROW = "0 0 4 0 4 2 0 2 plane"


def test_four_points_are_a_polygon_below_two_lines_of_header(folder):
    top = folder({"labelTxt/P1.txt": f"imagesource:GoogleEarth\ngsd:0.1\n{ROW} 1\n{ROW}\n"})
    source = sources_in(top)["labelTxt"]
    part, problems = read(source, top)
    assert (source.roles, source.has_regions) == (TRUTH, True)
    assert said(part) == [("P1", "plane", [0, 0, 4, 2], None)] * 2
    assert np.array_equal(part.region.rings(0)[0], [[0, 0], [4, 0], [4, 2], [0, 2]])
    assert part.difficult.tolist() == [True, False]
    assert part.identity.tolist() == [3, 4]
    assert problems == []


def test_a_last_column_that_is_no_whole_number_is_the_score(folder):
    top = folder({"some/P1.txt": f"{ROW} 0.5\n{ROW} 1\n"})
    source = sources_in(top)["some"]
    assert source.roles == PREDICTION
    assert read(source, top)[0].score.tolist() == [0.5, 1.0]


def test_other_rows_are_named(folder):
    part, problems = read_only(folder({"labelTxt/1.txt": f"{ROW} 0\n0 0 4 0 4 2 0 plane 0\n{ROW} 0\n"}))
    assert len(part) == 2
    assert [(one.code, one.line) for one in problems] == [("dota-row", 2)]


def test_real_labels_open():
    top = real_data("formats")
    found = sources_in(top)
    for name in ("dota_dataset/train/labelTxt", "roboflow_dataset/yolo_obb/train/labelTxt"):
        part, problems = read(found[name], top)
        assert part.class_names == ("label_0", "label_1")
        assert part.box.tolist() == [[0, 0, 2, 2], [1, 1, 5, 5]]
        assert codes(problems) == []
