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
    delimited, without_truth, named_twice, json_lines, json_records, truth_beside, names_beside,
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
