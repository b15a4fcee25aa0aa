"""What is read is counted or left out, each with a number: every layout with one bad record in a hundred."""

import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import fastparquet
import numpy as np
import pandas as pd
import pytest
from opening import opened

from tests.fuzz.case import PHOTO, as_npy, as_npz

ROWS = [(f"{i}.png", "cat" if i % 2 else "dog", "cat" if i % 3 else "dog") for i in range(100)]
BAD = 57
Files = dict[str, str | bytes]


def delimited() -> Files:
    lines = [",".join(row) for row in ROWS]
    lines[BAD] += ",more"
    return {"results.csv": "\n".join(["image,truth,prediction", *lines]) + "\n"}


def header_again() -> Files:
    lines = [",".join(row) for row in ROWS]
    lines[BAD] = "image,truth,prediction"
    return {"results.csv": "\n".join(["image,truth,prediction", *lines]) + "\n"}


def header_again_tabs() -> Files:
    return {"results.tsv": str(header_again()["results.csv"]).replace(",", "\t")}


def without_checkpoint() -> Files:
    epochs = ["" if i == BAD else "1" for i in range(100)]
    rows = [f"{','.join(row)},{epoch}" for row, epoch in zip(ROWS, epochs, strict=True)]
    more = [f"{','.join(row)},2" for row in ROWS]
    return {"results.csv": "\n".join(["image,truth,prediction,epoch", *rows, *more]) + "\n"}


def without_mark() -> Files:
    marks = ["0,0" if i == BAD else ("1,0", "0,1")[truth == "dog"] for i, (_, truth, _) in enumerate(ROWS)]
    scores = [("0.7,0.3", "0.2,0.8")[said == "dog"] for _, _, said in ROWS]
    rows = [f"{i}.png,{mark},{score}" for i, (mark, score) in enumerate(zip(marks, scores, strict=True))]
    return {"results.csv": "\n".join(["image,true_cat,true_dog,prob_cat,prob_dog", *rows]) + "\n"}


def scores_of_classes() -> Files:
    rows = [f"{i}.png,{'' if i == BAD else row[1]},0.3,0.7" for i, row in enumerate(ROWS)]
    return {"results.csv": "\n".join(["image,truth,prob_cat,prob_dog", *rows]) + "\n"}


def json_with_null() -> Files:
    records = [dict(zip(("image", "truth", "prediction"), row, strict=True)) for row in ROWS]
    return {"results.json": json.dumps([None if i == BAD else one for i, one in enumerate(records)])}


def json_by_column() -> Files:
    frame = pd.DataFrame(ROWS, columns=["image", "truth", "prediction"])
    frame.loc[BAD, "truth"] = None
    return {"results.json": frame.to_json()}


def counted_pairs() -> Files:
    rows = ["a,a,90", "a,b,3", "b,a,x", "b,b,6"]
    return {"results.csv": "\n".join(["truth,prediction,count", *rows]) + "\n"}


def without_truth() -> Files:
    lines = [f"{image},{'' if i == BAD else truth},{said}" for i, (image, truth, said) in enumerate(ROWS)]
    return {"results.csv": "\n".join(["image,truth,prediction", *lines]) + "\n"}


def named_twice() -> Files:
    lines = [",".join((ROWS[0][0] if i == BAD else image, *rest)) for i, (image, *rest) in enumerate(ROWS)]
    return {"results.csv": "\n".join(["image,truth,prediction", *lines]) + "\n"}


def json_lines() -> Files:
    lines = [json.dumps(dict(zip(("image", "truth", "prediction"), row, strict=True))) for row in ROWS]
    lines[BAD] = "{no record"
    return {"results.jsonl": "\n".join(lines) + "\n"}


def json_records() -> Files:
    records = [dict(zip(("image", "truth", "prediction"), row, strict=True)) for row in ROWS]
    del records[BAD]["truth"]
    return {"results.json": json.dumps(records)}


def truth_beside() -> Files:
    truth = [f"{'other' if i == BAD else i}.png,{row[1]}" for i, row in enumerate(ROWS)]
    predictions = [f"{image},{said}" for image, _, said in ROWS]
    return {
        "truth.csv": "\n".join(["image,label", *truth]) + "\n",
        "predictions.csv": "\n".join(["image,prediction", *predictions]) + "\n",
    }


def names_beside() -> Files:
    lines = [
        f"{image},{int(said == 'cat')},{7 if i == BAD else 0}" for i, (image, _, said) in enumerate(ROWS)
    ]
    files: Files = {"results.csv": "\n".join(["image,prediction,truth", *lines]) + "\n"}
    return files | {"classes.txt": "dog\ncat\n"}


def finished_matrix() -> Files:
    return {"cm.csv": "truth,cat,dog,owl\n" + "cat,33,33,x\ndog,33,0,0\nowl,0,0,0\n"}


TRUE = np.array([int(truth == "cat") for _, truth, _ in ROWS])
SAID = np.array([int(said == "cat") for _, _, said in ROWS])
NAMES = "dog\ncat\n"


def with_unknown_class() -> np.ndarray:
    return np.where(np.arange(100) == BAD, 7, TRUE)


def parquet() -> Files:
    frame = pd.DataFrame(ROWS, columns=["image", "truth", "prediction"])
    frame.loc[BAD, "truth"] = None
    with TemporaryDirectory() as scratch:
        file = Path(scratch, "results.parquet")
        fastparquet.write(str(file), frame)
        return {"results.parquet": file.read_bytes()}


def npy() -> Files:
    return {"labels.npy": as_npy(with_unknown_class()), "predictions.npy": as_npy(SAID), "classes.txt": NAMES}


def npz() -> Files:
    return {"results.npz": as_npz(y_true=with_unknown_class(), y_pred=SAID, classes=["dog", "cat"])}


def text_lists() -> Files:
    truth = [f"{image} {7 if i == BAD else TRUE[i]}" for i, (image, *_) in enumerate(ROWS)]
    said = [f"{image} {SAID[i]}" for i, (image, *_) in enumerate(ROWS)]
    return {"val.txt": "\n".join(truth) + "\n", "pred.txt": "\n".join(said) + "\n", "classes.txt": NAMES}


def timm() -> Files:
    rows = [f"{truth}/{image},{'x' if i == BAD else SAID[i]},0.9" for i, (image, truth, _) in enumerate(ROWS)]
    images: Files = {f"images/{truth}/{image}": PHOTO for image, truth, _ in ROWS}
    return images | {"resnet.csv": "\n".join(["filename,index,prob", *rows]) + "\n"}


LAYOUTS: list[Callable[[], Files]] = [
    delimited, header_again, header_again_tabs, without_checkpoint, without_mark, scores_of_classes,
    json_with_null, json_by_column, counted_pairs, without_truth, named_twice, json_lines,
    json_records, truth_beside, names_beside,
    finished_matrix, parquet, npy, npz, text_lists, timm,
]  # fmt: skip


@pytest.mark.parametrize("write", LAYOUTS)
def test_what_is_read_is_counted_or_left_out(folder, write):
    evaluation = opened(folder(write()))
    predictions = evaluation.checkpoints[0].load()
    weight = np.ones(len(predictions)) if predictions.weight is None else predictions.weight
    counted = int(weight[predictions.label >= 0].sum())
    assert counted == 99
    assert sum(problem.left_out for problem in evaluation.problems) == 1
