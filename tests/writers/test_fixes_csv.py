"""`fixes.csv`: what is marked as a wrong label, for those who mend labels by hand."""

import csv
import json

from cmviewer.cli import main
from cmviewer.evaluation import Classes
from cmviewer.examples.keys import ExampleKey, KeyKind
from cmviewer.examples.marks.mark import Mark
from cmviewer.query.mark_kinds import MarkKind
from cmviewer.writers.fixes_csv import fixes_csv

WRONG = MarkKind.LABEL_WRONG
BOX = (1.5, 2.0, 30.25, 40.0)
HEADER = "image,box,class_now,class_meant,note,checkpoint,rule\n"
TOLD = {"checkpoint": "epoch 3", "rule": "iou"}


def key(image, kind=KeyKind.TRUTH, name="cat", box=None, checkpoint=None):
    return ExampleKey(image, kind, name, "0", box, checkpoint)


def test_only_wrong_labels_are_listed_with_what_they_are_and_what_they_should_be():
    marks = (
        Mark(key("b.png", box=BOX), WRONG, right_class="dog", note='a "pup", rather'),
        Mark(key("a.png"), MarkKind.MODEL_WRONG, right_class="dog"),
        Mark(key("b.png", KeyKind.FALSE_ALARM, "dog", (0.0, 0.0, 9.0, 9.0), "epoch 1"), WRONG),
        Mark(key("a.png"), WRONG),
        Mark(key("a.png"), None, note="only a note"),
    )
    assert fixes_csv(marks, Classes(("cat", "dog")), TOLD) == HEADER + (
        "a.png,,cat,,,epoch 3,iou\nb.png,0 0 9 9,background,dog,,epoch 1,iou\n"
        'b.png,1.5 2 30.25 40,cat,dog,"a ""pup"", rather",epoch 3,iou\n'
    )
    assert fixes_csv((), Classes(("cat",)), TOLD) == HEADER


def test_a_report_with_marks_holds_the_file_and_one_without_takes_it_away(tmp_path):
    (tmp_path / "results.csv").write_text("image,truth,prediction\na.png,cat,dog\n")
    line = {"image": "a.png", "kind": "truth", "name": "cat", "digest": "0", "mark": "label wrong"}
    (tmp_path / "mine.jsonl").write_text(json.dumps(line | {"right_class": "dog"}) + "\n")
    out = tmp_path / "out"
    words = ["report", str(tmp_path / "results.csv"), "--out", str(out)]
    assert main([*words, "--marks", str(tmp_path / "mine.jsonl")]) == 0
    with (out / "fixes.csv").open(newline="") as file:
        [row] = csv.DictReader(file)
    assert tuple(row.values()) == ("a.png", "", "cat", "dog", "", "results", "", "", "", "")
    written = json.loads((out / "summary.json").read_text())["written"]
    assert "fixes.csv" in {one["name"] for one in written}
    assert main(words) == 0
    assert not (out / "fixes.csv").exists()
