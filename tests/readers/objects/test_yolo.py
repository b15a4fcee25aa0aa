from pathlib import Path

import numpy as np
import pytest
from reading_objects import codes, read, read_only, said, sources_in
from real_data import real_data

from cmviewer.errors import CmviewerError
from cmviewer.progress import Cancel, Cancelled, silent
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.objects.keypoints import keypoints_in
from cmviewer.readers.objects.parts import PREDICTION, TRUTH, BoxUnit, ReadContext
from cmviewer.readers.objects.text_rows import rows_of

NAMES = "names:\n  0: cat\n  1: dog\n"


def test_a_box_of_centre_and_size_becomes_corners_as_shares_of_the_image(folder):
    top = folder({"labels/7.txt": "1 0.5 0.25 0.2 0.1\n", "data.yaml": NAMES})
    part, problems = read_only(top)
    assert said(part) == [("7", "dog", [0.4, 0.2, 0.6, 0.3], None)]
    assert part.unit is BoxUnit.IMAGE
    assert part.class_names == ("cat", "dog")
    assert problems == []


@pytest.mark.parametrize(
    ("row", "roles", "score"),
    [("0 .5 .5 .2 .2", TRUTH, None), ("0 .5 .5 .2 .2 .9", PREDICTION, 0.9)],
)
def test_a_sixth_column_is_a_score_and_makes_predictions(folder, row, roles, score):
    top = folder({"labels/a.txt": row})
    source = sources_in(top)["labels"]
    assert source.roles == roles
    part, _ = read(source, top)
    assert said(part)[0][3] == score


@pytest.mark.parametrize("path", ["runs/detect/val/labels", "predict3/labels", "run/labels"])
def test_a_run_saved_without_scores_holds_predictions(folder, path):
    top = folder({f"{path}/a.txt": "0 .5 .5 .2 .2\n", "run/args.yaml": "task: detect\n"})
    assert sources_in(top)[path].roles == PREDICTION


@pytest.mark.parametrize(
    ("path", "roles"),
    [("predictions", PREDICTION), ("model_a/preds/labels", PREDICTION), ("gt", TRUTH)],
)
def test_the_name_of_a_folder_helps_where_there_are_no_scores(folder, path, roles):
    assert sources_in(folder({f"{path}/a.txt": "0 .5 .5 .2 .2\n"}))[path].roles == roles


def test_an_empty_folder_of_a_run_is_an_empty_checkpoint(folder):
    top = folder({"runs/detect/val/results.csv": "epoch\n1\n"})
    (top / "runs/detect/val/labels").mkdir()
    (top / "labels").mkdir()
    found = sources_in(top)
    assert list(found) == ["runs/detect/val/labels"]
    assert found["runs/detect/val/labels"].roles == PREDICTION
    part, problems = read(found["runs/detect/val/labels"], top)
    assert (len(part), part.image_names, problems) == (0, (), [])


@pytest.mark.parametrize("path", ["preds/epoch_{}", "out/epoch_{}/labels"])
def test_an_empty_folder_beside_those_of_other_checkpoints_is_one(folder, path):
    top = folder({f"{path.format(10)}/a.txt": "0 .5 .5 .2 .2 .9\n", "x.txt": ""})
    (top / path.format(9)).mkdir(parents=True)
    (top / "images").mkdir()
    (top / "out" / "epoch_").mkdir(parents=True)
    found = sources_in(top)
    assert {name: one.roles for name, one in found.items() if name != "."} == {
        path.format(10): PREDICTION,
        path.format(9): PREDICTION,
    }
    assert len(read(found[path.format(9)], top)[0]) == 0


def test_an_image_with_an_empty_file_is_listed_without_objects(folder):
    part, problems = read_only(folder({"labels/a.txt": "0 .5 .5 .2 .2\n", "labels/b.txt": ""}))
    assert part.image_names == ("a", "b")
    assert part.image.tolist() == [0]
    assert problems == []


@pytest.mark.parametrize(
    ("row", "ring", "score"),
    [
        ("0 .1 .1 .5 .1 .5 .5 .1 .5", [[0.1, 0.1], [0.5, 0.1], [0.5, 0.5], [0.1, 0.5]], None),
        ("0 .1 .1 .5 .1 .5 .5 .1 .5 .75", [[0.1, 0.1], [0.5, 0.1], [0.5, 0.5], [0.1, 0.5]], 0.75),
    ],
)
def test_an_odd_number_of_columns_is_a_polygon_and_an_even_one_ends_with_the_score(folder, row, ring, score):
    top = folder({"labels/a.txt": row})
    source = sources_in(top)["labels"]
    part, _ = read(source, top)
    assert source.has_regions
    assert said(part) == [("a", "0", [0.1, 0.1, 0.5, 0.5], score)]
    assert np.array_equal(part.region.rings(0)[0], ring)


def test_a_triangle_is_a_polygon_where_there_are_longer_ones(folder):
    rows = "0 .1 .1 .5 .1 .5 .5 .1 .5\n0 .1 .1 .5 .1 .5 .5\n0 .5 .5 .2 .2\n"
    part, problems = read_only(folder({"labels/a.txt": rows}))
    assert np.diff(part.region.first_ring).tolist() == [1, 1, 0]
    assert np.diff(part.region.ring_start).tolist() == [4, 3]
    assert problems == []


@pytest.mark.parametrize(
    "row",
    [
        "0 .5 .5 .2",
        "0 .5 .5 .2 .2 .9 .1",
        "0 .5 x .2 .2",
        "-1 .5 .5 .2 .2",
        "1.5 .5 .5 .2 .2",
        "inf .5 .5 .2 .2",
        "nan .5 .5 .2 .2",
        "99999999999999999999 .5 .5 .2 .2",
    ],
)
def test_a_row_that_is_none_is_named_and_left_out(folder, row):
    top = folder({"labels/a.txt": f"0 .5 .5 .2 .2\n\n{row}\n0 .5 .5 .4 .4\n"})
    part, problems = read_only(top)
    assert len(part) == 2
    (problem,) = problems
    assert (problem.code, problem.file, problem.line) == ("label-row", top / "labels" / "a.txt", 3)


def test_thousands_of_bad_rows_are_one_problem_with_the_first_places(folder):
    files = {f"labels/{i}.txt": "0 .5 .5 .2 .2\n0 .5 .5 .2\n0 .5 .5 .3 .3\n" for i in range(1, 2001)}
    part, problems = read_only(folder(files))
    assert len(part) == 4000
    (problem,) = problems
    assert (problem.file.name, problem.line, problem.times) == ("1.txt", 2, 2000)
    assert "(also 2.txt:2, 3.txt:2, 4.txt:2, …)" in problem.what


def test_a_class_beyond_the_names_is_named_with_its_place(folder):
    names = "\n".join(f"class {i}" for i in range(80))
    rows = "".join("3 .5 .5 .2 .2\n" for _ in range(11)) + "91 .5 .5 .1 .1\n"
    rows = "\n".join(f"{row} .{i + 10}" for i, row in enumerate(rows.splitlines()))
    top = folder({"labels/0007.txt": rows, "classes.txt": names})
    part, problems = read_only(top)
    assert len(part) == 11
    assert str(problems[0]).removeprefix(f"{top}/") == (
        "labels/0007.txt:12: class id 91 but there are 80 names. "
        "Mend: choose the names file that belongs to these labels"
    )


def test_numbers_without_names_stay_numbers(folder):
    part, _ = read_only(folder({"labels/a.txt": "7 .5 .5 .2 .2\n2 .5 .5 .3 .3\n"}))
    assert (part.class_names, part.class_ids, part.named) == (("2", "7"), (2, 7), False)
    assert part.label.tolist() == [1, 0]


def test_names_that_stand_twice_are_one_class(folder):
    part, _ = read_only(folder({"labels/a.txt": "0 .5 .5 .2 .2\n2 .5 .5 .3 .3\n", "obj.names": "a\nb\na\n"}))
    assert part.class_names == ("a", "b")
    assert part.label.tolist() == [0, 0]


def test_rows_of_a_second_run_count_once(folder):
    twice = "0 .5 .5 .2 .2 .9\n1 .5 .5 .2 .2 .8\n" * 2
    real = "0 .5 .5 .2 .2 .9\n0 .5 .5 .2 .2 .9\n1 .3 .3 .1 .1 .5\n"
    top = folder({"labels/a.txt": twice, "labels/b.txt": real})
    part, problems = read_only(top)
    assert part.image.tolist() == [0, 0, 1, 1, 1]
    assert [(one.code, one.file.name, one.line, one.times) for one in problems] == [
        ("rows-repeated", "a.txt", 3, 2)
    ]


def test_boxes_that_cannot_be_are_left_out_and_counted_but_size_zero_stays(folder):
    rows = "0 .5 .5 .2 .2\n0 nan .5 .2 .2\n0 .5 .5 -.2 .2\n0 .5 .5 0 0\n0 .5 inf .2 .2\n"
    part, problems = read_only(folder({"labels/a.txt": rows}))
    assert part.identity.tolist() == [1, 4]
    assert [(one.code, one.line, one.times) for one in problems] == [
        ("box-not-a-number", 2, 2),
        ("box-negative", 3, 1),
    ]


def test_a_score_beyond_1_counts_as_unknown(folder):
    part, problems = read_only(folder({"labels/a.txt": "0 .5 .5 .2 .2 .9\n0 .5 .5 .2 .3 7\n"}))
    assert np.isnan(part.score).tolist() == [False, True]
    assert codes(problems) == ["score-out-of-range"]


def test_keypoints_of_a_pose_are_passed_over(folder):
    keypoints = " .1 .2 2 .3 .4 1"
    rows = f"0 .5 .5 .2 .2{keypoints}\n"
    scored = f"0 .5 .5 .2 .2{keypoints} .75\n"
    top = folder({"labels/a.txt": rows, "runs/x/labels/a.txt": scored, "data.yaml": "kpt_shape: [2, 3]\n"})
    found = sources_in(top)
    assert [found[name].has_regions for name in ("labels", "runs/x/labels")] == [False, False]
    assert said(read(found["labels"], top)[0]) == [("a", "0", [0.4, 0.4, 0.6, 0.6], None)]
    assert said(read(found["runs/x/labels"], top)[0]) == [("a", "0", [0.4, 0.4, 0.6, 0.6], 0.75)]


def test_boxes_that_look_like_corners_are_said_and_read_so_when_told(folder):
    rows = "0 .1 .1 .9 .8\n0 .0 .2 .5 .9\n0 .6 .6 .9 .9\n"
    top = folder({"labels/a.txt": rows})
    _, problems = read_only(top)
    assert codes(problems) == ["boxes-doubtful"]
    assert (problems[0].decision, problems[0].readings) == ("boxes.prediction", ("ltrb-normalised",))
    part, problems = read_only(top, boxes=BoxFormat.LTRB_NORMALISED)
    assert said(part)[0][2] == [0.1, 0.1, 0.9, 0.8]
    assert problems == []


def test_line_ends_marks_and_encodings_of_other_systems_do_not_matter(folder):
    plain = folder({"labels/a.txt": "0 .5 .5 .2 .2\n1 .5 .5 .4 .4"})
    expected = said(read_only(plain)[0])
    for content in (
        b"0 .5 .5 .2 .2\r\n1 .5 .5 .4 .4\r\n",
        b"\xef\xbb\xbf0\t.5 .5  .2 .2 \n\n1 .5 .5 .4 .4\n",
        "0 .5 .5 .2 .2\n1 .5 .5 .4 .4\n".encode("utf-16"),
    ):
        top = folder({"labels/a.txt": content, "labels/b.txt": "0 .5 .5 .2 .2\n"})
        assert said(read_only(top)[0])[:2] == expected


def test_a_file_that_is_no_text_is_named_and_its_image_is_not_judged(folder):
    part, problems = read_only(folder({"labels/a.txt": b"\0\1\2" * 9, "labels/b.txt": "0 .5 .5 .2 .2\n"}))
    assert part.image_names == ("b",)
    assert [(one.code, one.file.name) for one in problems] == [("encoding-unknown", "a.txt")]


def test_other_text_is_not_taken_for_labels(folder):
    top = folder(
        {
            "train.txt": "images/a.jpg\n",
            "y_true.txt": "0\n1\n",
            "probs/p.txt": "0.1 0.2 0.3 0.2 0.2\n",
            "words/notes.txt": "a box of text that says nothing\n",
        }
    )
    assert sources_in(top) == {}


def test_reading_stops_when_it_is_told_to(folder):
    source = sources_in(folder({"labels/a.txt": "0 .5 .5 .2 .2\n"}))["labels"]
    cancel = Cancel()
    cancel.set()
    with pytest.raises(Cancelled):
        source.read(ReadContext(silent, cancel, []))


def test_real_runs_agree_with_a_reading_line_by_line():
    top = real_data("det_bccd_ultralytics")
    found = sources_in(top)
    runs = [f"runs/detect/val_epoch{epoch}/labels" for epoch in ("04", "07", "10", "13", "17")]
    assert [name for name, one in found.items() if "YOLO" in one.layout.name] == ["labels/val", *runs]
    for name in ("labels/val", *runs):
        part, problems = read(found[name], top)
        expected = []
        for file in sorted((top / name).glob("*.txt")):
            for line in file.read_text().split("\n"):
                if line:
                    number, cx, cy, w, h, *score = map(float, line.split())
                    box = [cx - w / 2, cy - h / 2, cx + w / 2, cy + h / 2]
                    expected.append((file.stem, int(number), box, *score))
        assert problems == []
        assert part.class_names == ("Platelets", "RBC", "WBC")
        assert [part.image_names[i] for i in part.image] == [row[0] for row in expected]
        assert part.label.tolist() == [row[1] for row in expected]
        assert np.allclose(part.box, [row[2] for row in expected], atol=1e-12)
        if name != "labels/val":
            assert np.allclose(part.score, [row[3] for row in expected])


@pytest.mark.parametrize(
    "name",
    [
        "roboflow_dataset/yolo/train/labels",
        "roboflow_dataset/yolo/val/labels",
        "yolo_dataset/annotations/Annotations",
        "yolo_dataset/labels/labels/train",
        "yolo_dataset/strict/obj_train_data",
    ],
)
def test_real_layouts_find_their_names(name):
    top = real_data("formats")
    part, problems = read(sources_in(top)[name], top)
    assert len(part) == (1 if "train" in name and "yolo/" in name else 2) or name.endswith("train/labels")
    assert part.class_names[:2] == ("label_0", "label_1")
    assert problems == []


def test_nothing_usable_in_a_data_yaml_is_no_error(folder):
    top = folder({"labels/a.txt": "0 .5 .5 .2 .2\n", "data.yaml": "names: [a\n"})
    part, _ = read_only(top)
    assert part.class_names == ("0",)


def test_a_data_set_without_names_is_refused_by_the_reader_of_names(folder):
    from cmviewer.readers.objects.dataset_yaml import names_in_dataset

    top = folder({"data.yaml": "nc: 2\n", "list.yaml": "- a\n", "no.yaml": "names: [a, no, 3]\n"})
    for name in ("data.yaml", "list.yaml"):
        with pytest.raises(CmviewerError) as error:
            names_in_dataset(top / name, [])
        assert error.value.problems[0].code == "classes-unreadable"
    assert names_in_dataset(top / "no.yaml", []) == ("a", "no", "3")


def test_labels_lie_where_a_data_set_names_its_images(folder):
    from cmviewer.readers.objects.data_set_splits import label_folders

    top = folder(
        {
            "data.yaml": "path: .\ntrain: images/train\nval: [images/val, more/images/val]\n",
            "robo/data.yaml": "train: ../train/images\nval: ../valid/images\n",
            "robo/train/images/a.png": "",
            "robo/valid/images/a.png": "",
        }
    ).resolve()
    names = ("labels/val", "more/labels/val", "labels/train")
    assert label_folders(top / "data.yaml", []) == tuple(top / name for name in names)
    robo = tuple(top / "robo" / name for name in ("valid/labels", "train/labels"))
    assert label_folders(top / "robo" / "data.yaml", []) == robo


SHARES = [[0.1, 0.2, 0.3, 0.5], [0.55, 0.6, 0.85, 0.9], [0.2, 0.1, 0.9, 0.4], [0.4, 0.5, 0.6, 0.8]]
SCORES = [0.9, 0.75, 0.95, 0.6]


def six_columns(boxes, *, first):
    pairs = zip(SCORES, boxes, strict=True)
    rows = [[1, score, *box] if first == "score" else [1, *box, score] for score, box in pairs]
    return "".join(" ".join(map(str, row)) + "\n" for row in rows)


@pytest.mark.parametrize("first", ["score", "box"])
@pytest.mark.parametrize("layout", [BoxFormat.LTRB_NORMALISED, BoxFormat.LTWH_NORMALISED])
def test_what_boxes_are_told_to_be_shows_on_which_side_of_them_the_score_stands(folder, layout, first):
    written = np.array(SHARES)
    if layout is BoxFormat.LTWH_NORMALISED:
        written[:, 2:] -= written[:, :2]
    top = folder({"p/a.txt": six_columns(written.round(4).tolist(), first=first), "data.yaml": NAMES})
    part, problems = read_only(top, boxes=layout)
    pairs = zip(SHARES, SCORES, strict=True)
    assert said(part) == [("a", "dog", box, score) for box, score in pairs]
    assert part.unit is BoxUnit.IMAGE
    assert problems == []


@pytest.mark.parametrize("far", ["inf", "1e308", "-1e300"])
def test_keypoints_beyond_all_images_are_no_outlines_and_end_nothing(far):
    row = b"0 0.5 0.5 0.2 0.2 0.45 0.45 0.55 0.45 0.5 0.55\n"
    rows = rows_of(
        (Path("a.txt"),), [5 * row + b"0 0.5 0.5 0.2 0.2 0.45 0.45 %s 0.45 0.5 0.55\n" % far.encode()]
    )
    assert keypoints_in(rows) == 6
