"""One bad record costs itself, not the rest; and nothing that is left out is left out silently."""

import json

import numpy as np
import pytest
from coco_files import counted, results, thing, truth
from opening import codes, opened, pairs, scores

from cmviewer.matching import CountingRule
from cmviewer.readers.tables.table import SAMPLE_ROWS

RULE = CountingRule(score=0.25)
GOOD = "image,truth,prediction\na.png,cat,cat\nb.png,dog,cat\n"
BOTH = [("cat", "cat"), ("dog", "cat")]
RECORDS = [
    {"image": "a.png", "truth": "cat", "prediction": "cat"},
    {"image": "b.png", "truth": "dog", "prediction": "cat"},
]


def test_a_category_that_is_text_costs_its_object_on_either_side(folder):
    odd = thing("stop", [60, 60, 20, 20])
    evaluation = opened(
        folder({"t.json": truth(thing(1)), "r.json": results(thing(1, score=0.9), odd | {"score": 0.9})})
    )
    assert evaluation.classes.names == ("cat", "dog")
    assert counted(evaluation) == {("cat", "cat"): 1}
    assert "category-unknown" in codes(evaluation)
    evaluation = opened(folder({"t.json": truth(thing(1), odd), "r.json": results(thing(1, score=0.9))}))
    assert counted(evaluation) == {("cat", "cat"): 1}
    assert "category-unknown" in codes(evaluation)


def test_null_among_the_objects_of_coco_costs_itself(folder):
    files = {"t.json": truth(thing(1), None), "r.json": results(None, thing(1, score=0.9))}
    evaluation = opened(folder(files))
    assert counted(evaluation) == {("cat", "cat"): 1}
    assert codes(evaluation) == {"record-unreadable"}


@pytest.mark.parametrize(
    "odd", ["\ud800", {"id": 9, "image_id": "\ud800", "category_id": {}, "bbox": "\ud800"}]
)
def test_half_a_letter_among_the_objects_of_coco_costs_itself(folder, odd):
    files = {"t.json": truth(thing(1), odd), "r.json": results(thing(1, score=0.9), odd)}
    evaluation = opened(folder(files))
    assert counted(evaluation) == {("cat", "cat"): 1}
    assert codes(evaluation) == {"record-unreadable"}


@pytest.mark.parametrize("odd", [None, 3, "text", []])
def test_what_is_no_record_among_records_costs_itself(folder, odd):
    path = folder({"results.json": json.dumps([RECORDS[0], odd, RECORDS[1]])})
    evaluation = opened(path)
    assert pairs(evaluation) == BOTH
    [problem] = evaluation.problems
    assert (problem.code, problem.file, problem.times) == ("record-unreadable", path / "results.json", 1)
    assert "record 2" in problem.what


@pytest.mark.parametrize("nested", [{"x": [1]}, [1, [2]], {}])
def test_a_nested_truth_costs_its_row(folder, nested):
    odd = {"image": "c.png", "truth": nested, "prediction": "cat"}
    evaluation = opened(folder({"results.json": json.dumps([*RECORDS, odd])}))
    assert pairs(evaluation) == BOTH
    assert codes(evaluation) == {"truth-missing"}


def test_a_comment_in_yolo_labels_is_no_row(folder):
    files = {
        "labels/a.txt": "# 1 0.06 0.5 0.05 0.05\n0 .5 .5 .2 .2\n",
        "predict/labels/a.txt": "0 .5 .5 .2 .2 .9\n  # 0 .5 .5 .2 .2 .9\n",
        "classes.txt": "cat\ndog\n",
        "images/a.png": "",
    }
    evaluation = opened(folder(files))
    assert evaluation.recognised.startswith("Truth as YOLO labels")
    assert counted(evaluation, rule=RULE) == {("cat", "cat"): 1}


def test_the_line_of_a_bad_row_below_a_comment_is_its_own(folder):
    files = {
        "labels/a.txt": "# of today\n0 .5 .5 .2 .2\n# more\n0 .5 x .2 .2\n"
        + "0 .5 .5 .3 .3\n0 .2 .5 .3 .3\n",
        "predict/labels/a.txt": "0 .5 .5 .2 .2 .9\n",
        "classes.txt": "cat\n",
        "images/a.png": "",
    }
    assert 4 in {problem.line for problem in opened(folder(files)).problems}


@pytest.mark.parametrize("strange", [-0.3, 1.7])
@pytest.mark.parametrize("rows", [2, 40])
def test_one_strange_probability_does_not_make_logits_of_the_others(folder, strange, rows):
    good = "".join(
        f"{i}.png,{('cat', 'dog')[i % 2]},{0.8 - 0.6 * (i % 2):.1f},{0.2 + 0.6 * (i % 2):.1f}\n"
        for i in range(rows)
    )
    table = "image,truth,score_cat,score_dog\n" + good + f"x.png,cat,{strange},0.6\n"
    evaluation = opened(folder({"results.csv": table}))
    assert codes(evaluation) == {"score-out-of-range"}
    assert scores(evaluation)[:rows] == pytest.approx([0.8] * rows)


def test_logits_are_logits_still(folder):
    table = "image,truth,score_cat,score_dog\na.png,cat,2.5,-1\nb.png,dog,0.2,0.9\nc.png,dog,-3,4\n"
    assert codes(opened(folder({"results.csv": table}))) == {"logits-softmaxed"}


@pytest.mark.parametrize("rows", [1, SAMPLE_ROWS + 3000])
def test_a_header_that_stands_in_the_table_again_is_no_row_and_said(folder, rows):
    """A large table takes the fast way, which leaves what is odd to the careful one."""
    header = "image,truth,prediction\n"
    first = "".join(f"{i}.png,cat,dog\n" for i in range(rows))
    evaluation = opened(folder({"results.csv": f"{header}{first}{header}z.png,dog,dog\n"}))
    assert evaluation.classes.names == ("cat", "dog")
    [problem] = evaluation.problems
    assert (problem.code, problem.line, problem.times) == ("header-repeated", rows + 2, 1)
    assert len(evaluation.truth) == rows + 1


VOC = (
    "<size><width>100</width><height>100</height></size><object><name>cat</name>"
    "<bndbox><xmin>10</xmin><ymin>10</ymin><xmax>30</xmax><ymax>30</ymax></bndbox></object>"
)


def found(*images):
    return json.dumps(
        [{"image_id": one, "category_id": 0, "bbox": [10, 10, 20, 20], "score": 0.9} for one in images]
    )


def test_pascal_voc_with_a_namespace_is_read(folder):
    files = {
        "Annotations/a.xml": f'<annotation xmlns="http://example.org/x">{VOC}</annotation>',
        "Annotations/b.xml": f"<annotation>{VOC}</annotation>",
        "classes.txt": "cat\n",
        "predictions.json": found("a", "b"),
    }
    assert counted(opened(folder(files))) == {("cat", "cat"): 2}


def test_xml_with_another_root_is_said_and_left_out(folder):
    files = {f"Annotations/{name}.xml": f"<annotation>{VOC}</annotation>" for name in "abc"}
    files |= {"Annotations/d.xml": "<html><body/></html>", "classes.txt": "cat\n"}
    top = folder({**files, "predictions.json": found("a", "b", "c")})
    evaluation = opened(top)
    assert len(evaluation.images) == 3
    assert [(one.code, one.file) for one in evaluation.problems] == [
        ("file-not-recognised", top / "Annotations" / "d.xml")
    ]


def test_a_data_yaml_that_is_no_yaml_is_said(folder):
    files = {
        "labels/a.txt": "0 .5 .5 .2 .2\n",
        "predict/labels/a.txt": "0 .5 .5 .2 .2 .9\n",
        "images/a.png": "",
        "data.yaml": "names: [unclosed\n\tb: }:::\n",
    }
    top = folder(files)
    said = {(problem.code, problem.file) for problem in opened(top).problems}
    assert ("file-unreadable", top / "data.yaml") in said


@pytest.mark.parametrize(("row", "left"), [("b.png,-1,1", 2), ("b.png,1,-1", 2)])
def test_a_label_below_zero_beside_a_list_of_classes_is_said(folder, row, left):
    table = f"image,truth,prediction\na.png,0,1\n{row}\nc.png,1,1\n"
    evaluation = opened(folder({"results.csv": table, "classes.txt": "cat\ndog\n"}))
    assert evaluation.classes.names == ("cat", "dog")
    assert codes(evaluation) == {"class-out-of-range"}
    assert len(pairs(evaluation)) == left


@pytest.mark.parametrize("rows", [0, SAMPLE_ROWS + 3000])
@pytest.mark.parametrize("infinite", ["inf", "-inf", "1e999"])
def test_an_infinite_score_is_said(folder, infinite, rows):
    more = "".join(f"{i}.png,cat,dog,0.5\n" for i in range(rows))
    table = f"image,truth,prediction,score\nx.png,cat,cat,{infinite}\ny.png,dog,cat,0.5\n{more}"
    evaluation = opened(folder({"results.csv": table}))
    assert [(one.code, one.line, one.times) for one in evaluation.problems] == [("score-out-of-range", 2, 1)]
    assert np.isnan(evaluation.checkpoints[0].load().score[0])


@pytest.mark.parametrize("kind", ["images", "categories", "annotations"])
def test_an_id_that_is_used_twice_is_said(folder, kind):
    value = json.loads(truth(thing(1, id=1), thing(2, [60, 60, 20, 20], id=2)))
    value[kind].append({**value[kind][0], "bbox": [40, 40, 5, 5], "name": "other", "file_name": "o.jpg"})
    evaluation = opened(folder({"t.json": json.dumps(value), "r.json": results(thing(1, score=0.9))}))
    assert "id-duplicate" in codes(evaluation)
