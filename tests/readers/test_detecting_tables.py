"""A layout of tables looks at what is in a file: it says how sure it is, or why the file is of another."""

import numpy as np
import pytest

from cmviewer.progress import Cancel, silent
from cmviewer.readers.files.listing import Folders
from cmviewer.readers.layout import Rejected
from cmviewer.readers.opening.layouts import TABLE_LAYOUTS


def looked_at(path):
    """By layout how sure it is of the only file of a folder, or its reason."""
    listing = Folders(silent, Cancel()).listing(path)
    found = {layout.name: list(layout.detect(listing, Cancel())) for layout in TABLE_LAYOUTS}
    return {
        name: one.reason.what if isinstance(one, Rejected) else one.confidence
        for name, some in found.items()
        for one in some
    }


def surest(path):
    sure = {name: value for name, value in looked_at(path).items() if isinstance(value, float)}
    return max(sure, key=sure.__getitem__)


@pytest.mark.parametrize(
    ("name", "text", "layout"),
    [
        ("a.csv", "image,truth,prediction\na.png,cat,dog\nb.png,cat,cat\n", "CSV and TSV tables"),
        ("a.tsv", "label\tscore\ncat\t0.5\ndog\t0.25\n", "CSV and TSV tables"),
        ("a.csv", "truth \\ prediction,cat,dog\ncat,8,2\ndog,1,9\n", "Finished confusion matrices"),
        ("a.csv", "filename,index,prob\ncats/1.png,1,0.81\ncats/2.png,0,0.6\n", "timm tables"),
        ("a.jsonl", '{"truth": "cat", "prediction": "dog"}\n', "JSON lines"),
        ("a.json", '[{"truth": "cat", "prediction": "dog"}]', "JSON records"),
    ],
)
def test_the_surest_layout_is_the_one_that_a_file_is_of(folder, name, text, layout):
    assert surest(folder({name: text})).startswith(layout)


@pytest.mark.parametrize(
    ("name", "text", "layout", "reason"),
    [
        (
            "a.csv",
            "epoch,precision,recall\n1,0.5,0.25\n2,1,0.5\n",
            "CSV and TSV tables",
            "no column tells",
        ),
        ("a.csv", "image,truth,prediction\na.png,cat,dog\n", "Finished confusion matrices", "no finished"),
        ("a.csv", "image,truth,prediction\na.png,cat,dog\n", "timm", "no columns of timm"),
        ("a.jsonl", '{"epoch": 1, "loss": 0.5}\n', "JSON lines", "no key of its records"),
        ("a.json", "not at all", "JSON records", "no JSON"),
        ("a.npy", "not at all", "NumPy arrays", "no NumPy file"),
        ("a.parquet", "not at all", "Parquet tables", "no Parquet file"),
        ("a.txt", "a\0b", "Plain lists", "no text"),
    ],
)
def test_a_layout_says_why_a_file_is_none_of_its_own(folder, name, text, layout, reason):
    [said] = [what for known, what in looked_at(folder({name: text})).items() if layout in known]
    assert reason in said


def test_a_matrix_that_is_longer_than_what_is_looked_at_is_known_by_its_names(folder):
    names = [f"class {i}" for i in range(60)]
    counts = np.arange(3600).reshape(60, 60)
    rows = [",".join([name, *map(str, row)]) for name, row in zip(names, counts.tolist(), strict=True)]
    assert surest(folder({"cm.csv": "\n".join([",".join(["", *names]), *rows])})).startswith("Finished")


def test_labels_and_scores_in_arrays_are_likely_and_pictures_only_possible(tmp_path):
    np.save(tmp_path / "a.npy", np.zeros(5, np.int64))
    labels = looked_at(tmp_path)["NumPy arrays"]
    np.save(tmp_path / "a.npy", np.zeros((5, 8, 8)))
    assert looked_at(tmp_path)["NumPy arrays"] < labels
