"""One bad file never takes the good ones with it, whatever is wrong with it."""

import io
import json
import sys
from pathlib import Path

import numpy as np
import pytest
from opening import opened, refusal

from cmviewer.errors import CmviewerError
from cmviewer.readers.files.one_source import failing_alone
from cmviewer.readers.tables import plain_tables

GOOD = "image,truth,prediction\na.png,cat,cat\nb.png,dog,cat\n"
DIGITS = "9" * 5000
COCO = {
    "images": [{"id": 1, "file_name": "a.jpg"}],
    "categories": [{"id": 1, "name": "c"}],
    "annotations": [{"id": 1, "image_id": 1, "category_id": 1, "bbox": [1, 2, 3, 4]}],
}


def archive():
    stream = io.BytesIO()
    np.savez(stream, labels=np.arange(3))
    return stream.getvalue()


BAD = {
    "a title above the header": ("z.csv", "My results of last week\n" + GOOD),
    "Latin-1 JSON": ("z.json", '[{"image": "größe.png", "n": "ä"}]'.encode("latin-1")),
    "an empty record": ("z.json", "[{}]"),
    "empty records": ("z.jsonl", "{}\n{}\n"),
    "fields that are all nested": ("z.json", '[{"a": {"b": {"c": 1}}, "d": [[1], [2, 3]]}]'),
    "lines whose fields are all nested": ("z.jsonl", '{"a": {"b": {"c": 1}}}\n'),
    "a COCO truth with equally long lists": ("z.json", json.dumps(COCO)),
    "an archive that is called an array": ("labels.npy", archive()),
    "numbers of 400 digits in a matrix": (
        "z.json",
        f'{{"labels": ["a", "b"], "matrix": [[{DIGITS[:400]}, 1], [1, 1]]}}',
    ),
    "a score of 5,000 digits": ("z.json", f'[{{"image": "a.png", "score": {DIGITS}}}]'),
    "labels of 5,000 digits": ("z.csv", f"image,truth,prediction\nc.png,{DIGITS},1\nd.png,1,{DIGITS}\n"),
    "a header of 5,000 digits": ("z.csv", f"image,{DIGITS},{DIGITS[1:]}8\na.png,1,2\n"),
    "class numbers of 5,000 digits": ("classes.json", f'{{"{DIGITS}": "cat"}}'),
    "half a letter as key": ("z.json", '[{"\\ud800": "x", "image": "a.png"}]'),
    "half a letter as name of a row": ("z.json", '{"\\ud800": {"x": "cat", "y": "cat"}}'),
    "half a letter as name of a column": ("z.json", '{"columns": ["\\ud800", "x"], "data": [["1", "a"]]}'),
    "YAML 5,000 deep": ("data.yaml", "names: " + "[" * 5000 + "]" * 5000),
    "tables of YAML 5,000 deep": ("data.yaml", "a: " + "{a: " * 5000 + "}" * 5000),
    "a digit that is no number": ("data.yaml", 'names: [cat]\nkpt_shape: ["17", "²"]\n'),
    "5,000 digits of YAML": ("data.yaml", f"names: {{{DIGITS}: cat}}\nkpt_shape: [{DIGITS}, 3]\n"),
    "a zero byte in a path": ("data.yaml", 'path: "a\\0b"\nval: "images\\0/val"\nnames: [cat]\n'),
}


@pytest.mark.parametrize("bad", BAD)
def test_a_good_table_counts_beside_a_bad_file(folder, bad):
    name, content = BAD[bad]
    evaluation = opened(folder({"epoch_1.csv": GOOD, name: content}))
    assert "epoch_1" in evaluation.checkpoint_names
    found = evaluation.checkpoints[evaluation.checkpoint_names.index("epoch_1")].load()
    assert len(found) == 2


SAYS_SOMETHING = {
    "a COCO truth with equally long lists",
    "labels of 5,000 digits",
    "a header of 5,000 digits",
}
"""A truth that goes before that of the text, and tables of another task."""


@pytest.mark.parametrize("bad", sorted(BAD.keys() - SAYS_SOMETHING))
def test_good_objects_count_beside_a_bad_file(folder, bad):
    name, content = BAD[bad]
    files = {
        "labels/a.txt": "0 .5 .5 .2 .2\n",
        "predict/labels/a.txt": "0 .5 .5 .2 .2 .9\n",
        "images/a.png": "",
    }
    if name == "z.csv" and "title" in bad:
        content = "Boxes of last week\nimage,xmin,ymin,xmax,ymax\nb.jpg,1,2,3,4\n"
    evaluation = opened(folder({**files, name: content}))
    assert len(evaluation.checkpoints[-1].load()) == 1


@pytest.mark.parametrize("bad", BAD)
def test_a_bad_file_alone_is_said_or_read_but_raises_nothing_else(folder, bad):
    name, content = BAD[bad]
    try:
        problems = opened(folder({name: content})).problems
    except CmviewerError as error:
        problems = error.problems
        assert problems
    assert all("\n" not in str(problem) for problem in problems)


def test_half_a_letter_in_a_name_is_a_class_that_every_file_can_hold(folder):
    record = '{"image": "a.png", "truth": "x\\ud800", "prediction": "cat"}'
    names = opened(folder({"results.json": f"[{record}]"})).classes.names
    assert sorted(names) == ["cat", "x?"]
    assert all(name.encode("utf-8") for name in names)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.parametrize(
    "name", ["loop", "x.csv", "y.json", "data.yaml", "classes.txt", "summary.json", "a.xml"]
)
def test_a_link_that_leads_to_itself_takes_nothing_with_it(folder, name):
    top = folder({"epoch_1.csv": GOOD})
    (top / name).symlink_to(name)
    assert opened(top).checkpoint_names == ("epoch_1",)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.parametrize("target", ["nowhere", ".", "..", "/proc/self/mem", "epoch_1.csv/x", "x" * 300])
def test_links_that_lead_to_no_file_take_nothing_with_them(folder, target):
    top = folder({"results/epoch_1.csv": GOOD}) / "results"
    for name in ("loop", "x.csv", "y.json", "data.yaml", "classes.txt", "summary.json", "a.xml", "z.npy"):
        (top / name).symlink_to(target)
    assert opened(top).checkpoint_names == ("epoch_1",)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_that_lead_nowhere_are_said_once_a_folder_and_those_to_images_are_missing_images(folder):
    top = folder({"epoch_1.csv": GOOD})
    for name in ("epoch_3.csv", "epoch_2.csv", "labels", "a.png"):
        (top / name).symlink_to("nowhere")
    said = [problem for problem in opened(top).problems if problem.code == "path-missing"]
    assert [(problem.file, problem.what) for problem in said] == [
        (top, "broken or unreadable links in it were left out: 3, such as epoch_2.csv")
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_folder_of_nothing_but_links_that_lead_nowhere_says_so(tmp_path):
    (tmp_path / "epoch_1.csv").symlink_to("nowhere")
    assert "path-missing" in {problem.code for problem in refusal(tmp_path).problems}


def test_class_names_longer_than_a_file_name_are_class_names(folder):
    """Folders of that name are looked for, which no file system has."""
    long = "x" * 300
    top = folder(
        {
            "images/cat/a.png": "",
            "images/dog/b.png": "",
            "results.csv": f"image,prediction\n{long}/a.png,{long}\ncat/b.png,cat\n",
        }
    )
    evaluation = opened(top)
    assert long in evaluation.classes.names


@pytest.mark.parametrize(
    "error",
    [IndexError, KeyError, MemoryError, OSError, OverflowError, TypeError, ValueError],
)
def test_what_nobody_has_foreseen_in_one_file_is_a_problem_of_that_file(folder, monkeypatch, error):
    top = folder({"epoch_1.csv": GOOD, "epoch_2.csv": GOOD})
    plain = plain_tables.blocks_of

    def failing(file, *arguments):
        if file.name == "epoch_2.csv":
            raise error("deep within a library")
        return plain(file, *arguments)

    monkeypatch.setattr(plain_tables, "blocks_of", failing)
    evaluation = opened(top)
    assert evaluation.checkpoint_names == ("epoch_1",)
    [problem] = evaluation.problems
    assert (problem.code, problem.file) == ("file-unreadable", top / "epoch_2.csv")
    (top / "epoch_1.csv").unlink()
    assert {problem.code for problem in refusal(top).problems} == {"file-unreadable"}


def test_a_file_that_is_nested_too_deep_is_a_problem_of_that_file(folder):
    deep = '{"a": ' * 20_000 + "1" + "}" * 20_000  # Python 3.13 takes nearly 10,000
    whole = f'{{"images": [], "categories": [], "annotations": [], "info": {deep}}}'
    found = [{"image_id": 1, "category_id": 1, "bbox": [1, 1, 2, 2], "score": 0.5}]
    path = folder({"t.json": whole, "r.json": json.dumps(found)})
    [problem] = refusal(path).problems
    assert (problem.code, problem.file) == ("file-unreadable", path / "t.json")
    assert "nested too deeply" in problem.what


def test_one_file_of_many_that_is_nested_too_deep_costs_its_image(folder):
    deep = f"{'[' * 20_000}{']' * 20_000}"
    shape = {"label": "cat", "points": [[1, 1], [5, 5]], "shape_type": "rectangle"}
    plain = {"shapes": [shape], "imagePath": "a.jpg", "imageWidth": 9, "imageHeight": 9}
    odd = json.dumps({**plain, "imagePath": "b.jpg", "flags": "DEEP"}).replace('"DEEP"', deep)
    found = [{"image": "a.jpg", "label": "cat", "score": 0.9, "xmin": 1, "ymin": 1, "xmax": 5, "ymax": 5}]
    top = folder({"labels/a.json": json.dumps(plain), "labels/b.json": odd, "r.json": json.dumps(found)})
    evaluation = opened(top)
    assert [(one.code, one.file) for one in evaluation.problems if "nested too deeply" in one.what] == [
        ("file-unreadable", top / "labels/b.json")
    ]
    assert len(evaluation.truth) == 1


@pytest.mark.parametrize("mistake", [AssertionError, AttributeError, ZeroDivisionError])
def test_a_mistake_of_ours_is_no_problem_of_a_file(mistake):
    with pytest.raises(mistake), failing_alone(Path("results.csv")):
        raise mistake("in our own code")
