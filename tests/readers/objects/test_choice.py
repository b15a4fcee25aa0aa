"""Which of several truths, and of several encodings of results, counts; and what options are about."""

from pathlib import Path

import pytest
from coco_files import results, thing, truth
from opening import codes, opened

from cmviewer.readers.files.box_format import BoxFormat

CATEGORIES = [{"id": 1, "name": "cat"}, {"id": 2, "name": "dog"}]
IMAGES = [{"id": n, "file_name": f"{n}.jpg", "width": 100, "height": 100} for n in range(3)]
COCO = truth(*(thing(1, [10, 10, 20, 20], image=n) for n in range(3)), images=IMAGES, categories=CATEGORIES)
FOUND = results(*(thing(1, [10, 10, 20, 20], image=n, score=0.9) for n in range(3)))
TEXT = {f"{n}.txt": "0 0.2 0.2 0.2 0.2\n" for n in range(3)}
SCORED = {f"{n}.txt": "0 0.2 0.2 0.2 0.2 0.9\n" for n in range(3)}


def voc(name):
    return (
        f"<annotation><filename>{name}.jpg</filename><size><width>100</width><height>100</height></size>"
        "<object><name>cat</name><bndbox><xmin>10</xmin><ymin>10</ymin><xmax>30</xmax><ymax>30</ymax></bndbox>"
        "</object></annotation>"
    )


VOC = {f"{n}.xml": voc(n) for n in range(3)}
IN_COCO = {"coco.json": COCO}
IN_VOC = {f"xml/{name}": text for name, text in VOC.items()}
IN_YOLO = {f"labels/{name}": text for name, text in TEXT.items()}
CSV = {
    "a_table.csv": "image,xmin,ymin,xmax,ymax,label\n"
    + "".join(f"{n}.jpg,10,10,30,30,cat\n" for n in range(3))
}
NAMES = {"classes.txt": "cat\ndog\n"}


@pytest.mark.parametrize(
    ("files", "taken"),
    [
        ((IN_YOLO, IN_VOC, IN_COCO), "COCO data set"),
        ((IN_YOLO, IN_VOC), "Pascal VOC XML"),
        ((CSV, IN_YOLO), "YOLO labels, boxes"),
        ((CSV, IN_COCO), "COCO data set"),
        ((CSV, IN_VOC), "Pascal VOC XML"),
    ],
)
def test_of_several_truths_coco_goes_before_voc_before_yolo_and_the_choice_is_said(folder, files, taken):
    everything = {name: text for some in files for name, text in some.items()}
    evaluation = opened(folder({**everything, **NAMES, "epoch_1_predictions.json": FOUND}))
    assert evaluation.recognised.startswith(f"Truth as {taken}, ")
    assert "truth-several" in codes(evaluation)


def test_the_truth_that_a_data_set_names_goes_before_all(folder):
    data = {"data.yaml": "val: images/val\nnames: [cat, dog]\n"}
    labels = {f"labels/val/{name}": text for name, text in TEXT.items()}
    images = {f"images/val/{n}.png": "" for n in range(3)}
    evaluation = opened(folder({**IN_COCO, **data, **labels, **images, "epoch_1_predictions.json": FOUND}))
    assert evaluation.recognised.startswith("Truth as YOLO labels")
    assert "truth-several" in codes(evaluation)


TABLE = "ImageID,LabelName,Conf,XMin,XMax,YMin,YMax\n" + "".join(
    f"{n},cat,0.9,0.1,0.3,0.1,0.3\n" for n in range(3)
)
MASK = results(
    *(
        thing(1, [10, 10, 20, 20], image=n, score=0.9, segmentation=[[10, 10, 30, 10, 30, 30, 10, 30]])
        for n in range(3)
    )
)


@pytest.mark.parametrize(
    ("files", "taken"),
    [
        ({"run/predictions.csv": TABLE, "run/predictions.json": FOUND}, "COCO results"),
        ({"run/predictions.csv": TABLE, "run/predictions.json": MASK}, "COCO results"),
        (
            {"run/predictions.json": FOUND, **{f"run/labels/{name}": text for name, text in SCORED.items()}},
            "YOLO labels, boxes with scores",
        ),
    ],
)
def test_of_the_encodings_of_one_run_text_with_scores_counts_else_the_richer_file(folder, files, taken):
    evaluation = opened(folder({**IN_COCO, **NAMES, **files}))
    assert len(evaluation.checkpoints) == 1
    assert f", predictions as {taken}:" in evaluation.recognised


def darknet(folder):
    """A truth with names of its own, and predictions that have none."""
    files = {f"truth/{name}": text for name, text in TEXT.items()}
    files |= {f"predictions/{name}": text for name, text in SCORED.items()}
    files |= {f"images/{n}.png": "" for n in range(3)}
    return folder({**files, "truth/obj.names": "cat\ndog\n", "told.names": "dog\ncat\n"})


def test_told_names_are_for_the_side_that_has_none(folder):
    """Class 0 of the truth is `cat` by its own names; class 0 of the predictions is `dog`, as told."""
    top = darknet(folder)
    evaluation = opened(top, classes=top / "told.names")
    assert evaluation.classes.names[evaluation.truth.label[0]] == "cat"
    found = evaluation.checkpoints[0].load()
    assert evaluation.classes.names[found.label[0]] == "dog"
    assert "classes-unused" not in codes(evaluation)


def test_told_names_that_coco_does_not_need_are_said(folder):
    top = folder({**IN_COCO, "predictions.json": FOUND, "told.txt": "x\ny\n"})
    evaluation = opened(top, classes=top / "told.txt")
    assert evaluation.classes.names == ("cat", "dog")
    [problem] = evaluation.problems
    assert (problem.code, problem.file) == ("classes-unused", top / "told.txt")


@pytest.mark.parametrize("given", [IN_COCO, IN_YOLO, IN_VOC])
@pytest.mark.parametrize(
    "predicted", [{"predictions.json": FOUND}, {f"predict/{n}": t for n, t in SCORED.items()}]
)
def test_told_boxes_never_turn_a_truth_whose_layout_says_how_they_are_written(folder, given, predicted):
    files = {**given, **NAMES, **predicted, **{f"images/{n}.png": "" for n in range(3)}}
    plain = opened(folder(files))
    turned = opened(folder(files), boxes=BoxFormat.LTRB_NORMALISED)
    assert turned.truth.box.tolist() == plain.truth.box.tolist()


def test_no_choice_depends_on_words_that_are_shown():
    """The name of a layout is for people; who decides reads data."""
    package = Path(__file__).parent.parent.parent.parent / "cmviewer" / "readers"
    for file in package.rglob("*.py"):
        for line in file.read_text().splitlines():
            assert not (".layout" in line and ("startswith" in line or " in source.layout" in line)), file
