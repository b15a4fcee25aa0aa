import json

import numpy as np
import pytest
from coco_files import counted
from opening import opened
from reading_objects import codes, only_source, read, read_only, said, sources_in
from real_data import real_data

from cmviewer.errors import CmviewerError
from cmviewer.readers.objects.parts import PREDICTION, TRUTH, BoxUnit

OPEN_IMAGES = "ImageID,Source,LabelName,Confidence,XMin,XMax,YMin,YMax,IsGroupOf\n"


def test_the_columns_of_vott_are_recognised(folder):
    rows = '"image","xmin","ymin","xmax","ymax","label"\n"a.jpg",1.5,2,3,4,"cat"\n"b.jpg",5,6,7,8,"dog"\n'
    top = folder({"train-export.csv": rows})
    source = sources_in(top)["train-export.csv"]
    part, problems = read(source, top)
    assert source.roles == TRUTH
    assert said(part) == [("a.jpg", "cat", [1.5, 2, 3, 4], None), ("b.jpg", "dog", [5, 6, 7, 8], None)]
    assert problems == []


def test_rows_without_a_header_are_a_path_corners_and_a_class(folder):
    """As RetinaNet's tools have a data set: a row without a box is an image on which nothing is."""
    rows = "img/a.jpg,1,2,30,40,cat\nimg/a.jpg,5,6,7.5,8,dog\nimg/b.jpg,,,,,\n"
    top = folder({"annotations.csv": rows})
    source = sources_in(top)["annotations.csv"]
    part, problems = read(source, top)
    assert source.roles == TRUTH
    assert said(part) == [
        ("img/a.jpg", "cat", [1, 2, 30, 40], None),
        ("img/a.jpg", "dog", [5, 6, 7.5, 8], None),
    ]
    assert (part.image_names, problems) == (("img/a.jpg", "img/b.jpg"), [])


def test_rows_without_a_header_are_the_truth_of_predictions_beside_them(folder):
    found = {"image_id": "a", "category_id": 0, "category_name": "cat", "bbox": [1, 2, 29, 38], "score": 0.9}
    evaluation = opened(
        folder(
            {
                "train.csv": "img/a.jpg,1,2,30,40,cat\nimg/b.jpg,,,,,\n",
                "predictions.json": json.dumps([found]),
            }
        )
    )
    assert counted(evaluation) == {("cat", "cat"): 1}
    assert len(evaluation.images) == 2


@pytest.mark.parametrize("row", ["a.jpg,1,2,30,cat", "a.jpg,0.1,0.2,0.3,0.4,0.5", "a,1,2,30,40,cat"])
def test_rows_that_have_other_columns_are_no_rows_of_boxes(folder, row):
    assert sources_in(folder({"a.csv": f"{row}\n{row}\n"})) == {}


def test_a_row_without_a_box_is_an_image_on_which_nothing_is(folder):
    rows = "image,xmin,ymin,xmax,ymax,label\na.jpg,1,2,30,40,cat\nb.jpg,,,,,\n"
    part, problems = read_only(folder({"t.csv": rows}))
    assert said(part) == [("a.jpg", "cat", [1, 2, 30, 40], None)]
    assert (part.image_names, problems) == (("a.jpg", "b.jpg"), [])


def test_tables_of_tensorflow_tell_the_size_of_the_image(folder):
    rows = "filename,width,height,class,xmin,ymin,xmax,ymax\na.jpg,80,60,cat,1,2,3,4\n"
    part, _ = read_only(folder({"_annotations.csv": rows}))
    assert part.image_sizes.tolist() == [[80, 60]]
    assert said(part) == [("a.jpg", "cat", [1, 2, 3, 4], None)]


def test_a_score_makes_predictions_and_a_corner_and_a_size_become_corners(folder):
    top = folder({"p.csv": "image_id;label;score;x;y;w;h\na;cat;0,5;1;2;3;4\n"})
    source = sources_in(top)["p.csv"]
    assert source.roles == PREDICTION
    assert said(read(source, top)[0]) == [("a", "cat", [1, 2, 4, 6], 0.5)]


@pytest.mark.parametrize(
    "names", ["x_center,y_center,width,height", "cx,cy,w,h", "Center_X,Center_Y,Width,Height"]
)
def test_a_centre_and_a_size_in_columns_become_corners(folder, names):
    part, problems = read_only(folder({"p.csv": f"image,label,score,{names}\na.jpg,cat,0.5,20,30,10,40\n"}))
    assert said(part) == [("a.jpg", "cat", [15, 10, 25, 50], 0.5)]
    shares, _ = read_only(folder({"p.csv": f"image,label,score,{names}\na.jpg,cat,0.5,0.2,0.3,0.1,0.4\n"}))
    assert (shares.unit, problems) == (BoxUnit.IMAGE, [])
    assert said(shares) == [("a.jpg", "cat", [0.15, 0.1, 0.25, 0.5], 0.5)]


def sunk(box, class_id, name, image):
    """A record as supervision's sinks write it, with a field for the image."""
    record = dict(zip(("x_min", "y_min", "x_max", "y_max"), box, strict=True))
    known = {"class_id": class_id, "confidence": 0.75, "tracker_id": ""}
    return record | known | {"class_name": name, "file_name": image}


SUNK = [sunk((1.5, 2.0, 3.0, 4.0), 0, "cat", "a.jpg"), sunk((5.0, 6.0, 7.0, 8.0), 4, "dog", "b.jpg")]
SAID = [("a.jpg", "cat", [1.5, 2, 3, 4], 0.75), ("b.jpg", "dog", [5, 6, 7, 8], 0.75)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("p.json", json.dumps(SUNK, indent=4)),
        ("p.json", json.dumps(SUNK)),
        ("p.csv", "\n".join(",".join(map(str, row)) for row in [list(SUNK[0]), *(r.values() for r in SUNK)])),
    ],
)
def test_what_sinks_of_supervision_write_are_predictions_with_the_names_of_their_classes(folder, name, text):
    top = folder({name: text})
    source = sources_in(top)[name]
    part, problems = read(source, top)
    assert source.roles == PREDICTION
    assert not source.numbered
    assert said(part) == SAID
    assert problems == []


def test_records_without_names_of_classes_have_numbers(folder):
    records = [{key: value for key, value in one.items() if key != "class_name"} for one in SUNK]
    top = folder({"p.json": json.dumps(records), "classes.txt": "a\nb\nc\nd\ne\n"})
    part, _ = read_only(top)
    assert [row[1] for row in said(part)] == ["a", "e"]


def test_a_json_list_that_is_longer_than_what_is_looked_at_is_read_whole(folder):
    part, _ = read_only(folder({"p.json": json.dumps(SUNK * 100, indent=4)}))
    assert len(part) == 200


def test_a_json_list_of_boxes_that_is_cut_off_is_refused(folder):
    text = json.dumps(SUNK * 100)
    with pytest.raises(CmviewerError) as error:
        read_only(folder({"p.json": text[: len(text) // 2]}))
    assert codes(error.value.problems) == ["file-unreadable"]


def test_shares_of_the_image_are_seen_in_the_values(folder):
    part, _ = read_only(folder({"t.csv": "image,x1,y1,x2,y2,label\na,0.1,0.2,0.5,0.9,cat\n"}))
    assert part.unit is BoxUnit.IMAGE


def test_class_numbers_take_names_from_a_file(folder):
    rows = "image,x1,y1,x2,y2,class\na,1,2,3,4,1\na,1,2,3,4,9\n"
    part, problems = read_only(folder({"t.csv": rows, "classes.txt": "cat\ndog\n"}))
    assert said(part) == [("a", "dog", [1, 2, 3, 4], None)]
    assert [(one.code, one.line) for one in problems] == [("class-out-of-range", 3)]


def test_bad_boxes_are_named_with_their_lines(folder):
    rows = "image,x1,y1,x2,y2,class\na,1,2,3,4,cat\na,9,2,3,4,cat\na,,2,3,4,cat\n"
    part, problems = read_only(folder({"t.csv": rows}))
    assert len(part) == 1
    assert {(one.code, one.line) for one in problems} == {("box-negative", 3), ("box-not-a-number", 4)}


def test_a_header_alone_is_a_table_without_objects(folder):
    part, problems = read_only(folder({"p.csv": "image,label,score,x1,y1,x2,y2\n"}))
    assert (len(part), problems) == (0, [])


def test_other_tables_are_not_taken_for_boxes(folder):
    top = folder({"a.csv": "image,truth,prediction\na,cat,dog\n", "b.csv": "epoch,x1,x2,y1,y2\n1,2,3,4,5\n"})
    assert sources_in(top) == {}


def test_open_images_writes_shares_in_the_order_x_x_y_y(folder):
    described = "LabelName,DisplayName\n/m/0,Cat\n"
    rows = OPEN_IMAGES + "b,xclick,/m/0,1,0.2,0.9,0.3,0.5,0\nb,xclick,/m/9,1,0.1,0.2,0.3,0.4,1\n"
    top = folder({"x/train-annotations-bbox.csv": rows, "oidv6-class-descriptions.csv": described})
    source = sources_in(top)["x/train-annotations-bbox.csv"]
    part, problems = read(source, top)
    assert source.roles == TRUTH
    assert said(part) == [("b", "Cat", [0.2, 0.3, 0.9, 0.5], None), ("b", "/m/9", [0.1, 0.3, 0.2, 0.4], None)]
    assert part.crowd.tolist() == [False, True]
    assert part.unit is BoxUnit.IMAGE
    assert problems == []


def test_decimal_commas_in_quotes_are_read(folder):
    rows = OPEN_IMAGES + 'b,xclick,/m/0,1,"0,2","0,9","0,3","0,5",0\n'
    part, problems = read_only(folder({"t.csv": rows}))
    assert part.box.tolist() == [[0.2, 0.3, 0.9, 0.5]]
    assert problems == []


@pytest.mark.parametrize("column", ["Score", "Confidence", "Conf"])
def test_predictions_for_open_images_have_a_score(folder, column):
    rows = f"ImageID,LabelName,{column},XMin,XMax,YMin,YMax\nb,/m/0,0.75,0.2,0.9,0.3,0.5\n"
    top = folder({"p.csv": rows})
    source = sources_in(top)["p.csv"]
    assert source.roles == PREDICTION
    assert read(source, top)[0].score.tolist() == [0.75]


def test_real_tables_open():
    top = real_data("formats")
    found = sources_in(top)
    part, problems = read(found["vott_csv_dataset/dataset/train-export.csv"], top)
    assert np.allclose(part.box, [[6.7, 10.3, 10, 15], [1, 2, 2, 4], [13.7, 20.2, 45.6, 63.6]])
    assert part.image.tolist() == [0, 1, 0]
    assert codes(problems) == []
    boxes = found["open_images_dataset/v6/annotations/oidv6-train-annotations-bbox.csv"]
    assert said(read(boxes, top)[0]) == [("b", "Generic label #0", [0.2, 0.3, 1, 0.5], None)]


@pytest.mark.parametrize(
    "header", ["image,x1,y1,x2,y2,class", "ImageID,Source,LabelName,XMin,XMax,YMin,YMax"]
)
def test_a_header_in_one_quoted_field_is_no_header(folder, header):
    source = only_source(folder({"t.csv": f'"{header}"\na\nb\n'}))
    with pytest.raises(CmviewerError) as error:
        read(source, source.path.parent)
    assert error.value.problems[0].code == "file-not-recognised"


HEADINGS = {
    "German": "Datei;Klasse;Konfidenz;xmin;ymin;xmax;ymax",
    "French": "fichier,classe,confiance,xmin,ymin,xmax,ymax",
    "of what is predicted": "image_path,predicted_class,confidence_score,bbox_x1,bbox_y1,bbox_x2,bbox_y2",
    "in box": "img_name,pred_label,pred_score,box_left,box_top,box_right,box_bottom",
}


@pytest.mark.parametrize("kind", HEADINGS)
def test_image_class_and_score_beside_a_box_may_be_called_in_any_words_for_them(folder, kind):
    header = HEADINGS[kind]
    row = ("a.jpg", "cat", "0.5", "10", "20", "30", "40")
    part, problems = read_only(folder({"p.csv": f"{header}\n{(';' if ';' in header else ',').join(row)}\n"}))
    assert said(part) == [("a.jpg", "cat", [10, 20, 30, 40], 0.5)]
    assert problems == []


@pytest.mark.parametrize(
    "header", ["image,true_label,pred_label,xmin,ymin,xmax,ymax", "path,species,x,y,width,height"]
)
def test_two_labels_or_numbers_that_are_no_box_for_certain_are_not_taken_for_boxes(folder, header):
    row = ",".join(["a.jpg", "cat", "dog", "1", "2", "3", "4"][: header.count(",") + 1])
    assert sources_in(folder({"p.csv": f"{header}\n{row}\n"})) == {}


def test_records_of_boxes_may_stand_one_a_line(folder):
    keys = ("image", "label", "score", "xmin", "ymin", "xmax", "ymax")
    rows = [("a.jpg", "cat", 0.5, 1, 2, 30, 40), ("b.jpg", "dog", 0.25, 5, 6, 7, 8)]
    text = "".join(f"{json.dumps(dict(zip(keys, row, strict=True)))}\n" for row in rows)
    part, problems = read_only(folder({"p.jsonl": text}))
    assert said(part) == [("a.jpg", "cat", [1, 2, 30, 40], 0.5), ("b.jpg", "dog", [5, 6, 7, 8], 0.25)]
    assert problems == []
