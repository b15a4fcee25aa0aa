import numpy as np
import pytest
from PIL import Image
from reading_objects import codes, read, read_only, said, sources_in
from real_data import real_data

from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.objects.box_formats import WORDS
from cmviewer.readers.objects.parts import PREDICTION, TRUTH, BoxUnit

RNG = np.random.default_rng(5)
START = RNG.uniform(0, 300, (40, 2)).round()
SIZE = RNG.uniform(5, 100, (40, 2)).round()
CORNERS = np.hstack((START, START + SIZE))
LAYOUTS = {
    "left top right bottom": CORNERS,
    "left top width height": np.hstack((START, SIZE)),
    "left top right bottom, as shares of the image": CORNERS / 400,
    "left top width height, as shares of the image": np.hstack((START, SIZE)) / 400,
    "centre and size, as shares of the image": np.hstack((START + SIZE / 2, SIZE)) / 400,
}


@pytest.mark.parametrize("words", LAYOUTS)
@pytest.mark.parametrize("name", ["cat", "3", "traffic light"])
@pytest.mark.parametrize("scored", [True, False])
def test_what_the_numbers_mean_is_seen_in_their_values(folder, words, name, scored):
    rows = [" ".join(f"{value:.6f}" for value in row) for row in LAYOUTS[words].tolist()]
    score = "0.75 " if scored else ""
    top = folder({"some/a.txt": "\n".join(f"{name} {score}{row}" for row in rows)})
    source = sources_in(top)["some"]
    part, problems = read(source, top)
    if (
        "YOLO" in source.layout.name
    ):  # a class number, centre and size is YOLO's own layout, and corners are said
        assert codes(problems) == [] if "centre" in words else ["boxes-doubtful"]
        return
    assert WORDS[part.box_format] == words
    assert source.roles == (PREDICTION if scored else TRUTH)
    scale = 400 if part.unit is BoxUnit.IMAGE else 1
    assert np.allclose(part.box * scale, CORNERS, atol=0.01)
    assert part.class_names == (name,)
    assert (part.score is not None) == scored
    assert problems == []


def test_a_person_overrules_what_was_seen(folder):
    top = folder({"some/a.txt": "cat 10 10 30 40\n"})
    assert said(read_only(top)[0])[0][2] == [10, 10, 30, 40]
    assert said(read_only(top, boxes=BoxFormat.LTWH)[0])[0][2] == [10, 10, 40, 50]
    assert said(read_only(top, boxes=BoxFormat.CXCYWH)[0])[0][2] == [-5, -10, 25, 30]


def test_difficult_stands_at_the_end_of_a_row(folder):
    part, problems = read_only(folder({"truth/a.txt": "cat 1 2 3 4 difficult\nbig dog 5 6 7 8\n"}))
    assert part.difficult.tolist() == [True, False]
    assert said(part) == [("a", "cat", [1, 2, 3, 4], None), ("a", "big dog", [5, 6, 7, 8], None)]
    assert problems == []


def test_difficult_may_be_a_flag(folder):
    part, _ = read_only(folder({"truth/a.txt": "cat 10 20 30 40 1\ndog 50 60 70 80 0\n"}))
    assert part.difficult.tolist() == [True, False]
    assert part.score is None


def test_the_score_may_stand_last(folder):
    part, _ = read_only(folder({"some/a.txt": "cat 10 20 30 40 0.9\ndog 50 60 70 80 0.3\n"}))
    assert said(part) == [("a", "cat", [10, 20, 30, 40], 0.9), ("a", "dog", [50, 60, 70, 80], 0.3)]


def test_scores_in_percent_are_divided_by_100(folder):
    part, problems = read_only(folder({"some/a.txt": "cat 94.5 10 20 30 40\ndog 7 50 60 70 80\n"}))
    assert said(part) == [("a", "cat", [10, 20, 30, 40], 0.945), ("a", "dog", [50, 60, 70, 80], 0.07)]
    assert codes(problems) == ["score-percent"]


def test_names_may_end_with_a_number(folder):
    part, _ = read_only(folder({"truth/a.txt": "class 12 10 20 30 40\nclass 7 50 60 70 80\n"}))
    assert part.class_names == ("class 12", "class 7")
    assert part.score is None


def test_bad_rows_are_named(folder):
    top = folder({"some/a.txt": "cat 0.9 1 2 3 4\ncat 0.9 1 2 3\ncat 0.8 1 2 x 4\ncat 0.7 1 2 3 4\n" * 2})
    part, problems = read_only(top)
    assert len(part) == 4
    assert [(one.code, one.line, one.times) for one in problems] == [("box-row", 2, 4)]


def test_class_numbers_take_their_names_from_a_file(folder):
    top = folder({"some/a.txt": "1 0.9 10 20 30 40\n5 0.9 10 20 30 40\n", "x.names": "cat\ndog\n"})
    part, problems = read_only(top)
    assert said(part) == [("a", "dog", [10, 20, 30, 40], 0.9)]
    assert codes(problems) == ["class-out-of-range"]


def size_of(file):
    with Image.open(file) as image:
        return image.size


def test_the_six_layouts_of_one_run_hold_the_same_boxes():
    top = real_data("det_toy_cats")
    found = {name: one for name, one in sources_in(top).items() if "class" in name}
    assert len(found) == 6
    expected = None
    for source in found.values():
        part, problems = read(source, top)
        assert problems == []
        assert source.roles == PREDICTION
        box = part.box
        if part.unit is BoxUnit.IMAGE:
            sizes = np.array([size_of(top / "images" / f"{name}.jpg") for name in part.image_names])
            box = box * np.tile(sizes, 2)[part.image]
        names = [part.class_names[label] for label in part.label]
        got = ([part.image_names[i] for i in part.image], names, part.score.tolist())
        expected = expected or (got, box)
        assert got == expected[0]
        assert np.abs(box - expected[1]).max() <= 0.5 + 1e-6  # those in pixels are rounded


def test_real_rooms_are_read_line_by_line_alike():
    top = real_data("det_rooms_txt")
    found = sources_in(top)
    truth, said_of_truth = read(found["ground-truth"], top)
    predictions, said_of_predictions = read(found["detection-results"], top)
    assert (said_of_truth, said_of_predictions) == ([], [])
    expected = []
    for file in sorted((top / "ground-truth").glob("*.txt")):
        for line in file.read_text().splitlines():
            words = line.split()
            expected.append((file.stem, words[0], list(map(float, words[1:5])), len(words) == 6))
    assert [(*row[:3], hard) for row, hard in zip(said(truth), truth.difficult, strict=True)] == expected
    assert any(row[3] for row in expected) == bool(truth.difficult.any())
    lines = [
        (file.stem, *line.split())
        for file in sorted((top / "detection-results").glob("*.txt"))
        for line in file.read_text().splitlines()
    ]
    assert [(row[0], row[1]) for row in said(predictions)] == [(row[0], row[1]) for row in lines]
    assert np.allclose(predictions.score, [float(row[2]) for row in lines])
    assert np.array_equal(predictions.box, [list(map(float, row[3:7])) for row in lines])
    assert "2007_000332" in predictions.image_names


@pytest.mark.parametrize("layout", BoxFormat)
def test_numbers_that_are_not_finite_are_left_out_in_every_layout(folder, layout):
    rows = "cat 0.9 10 20 30 40\ncat 0.9 inf 20 -inf 40\ncat 0.9 1e400 nan 1 1\ncat 0.8 1 2 3 4\n"
    part, problems = read_only(folder({"some/a.txt": rows}), boxes=layout)
    assert len(part) == 2
    assert [(one.code, one.line, one.times) for one in problems] == [("box-not-a-number", 2, 2)]
