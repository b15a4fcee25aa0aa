"""Classification: tables, lists, arrays, matrices, timm's files, manifests."""

import io
from pathlib import Path
from tempfile import TemporaryDirectory

import fastparquet
import numpy as np
import pandas as pd

from tests.fuzz.case import PHOTO, Case, as_json, as_npy, as_npz, text

FRAME = pd.DataFrame(
    {
        "image": [f"val/{name}.png" for name in "abcdef"],
        "truth": ["cat", "dog", "cat", "owl", "dog", "cat"],
        "prediction": ["cat", "cat", "dog", "owl", "dog", "cat"],
        "score": [0.5, 0.75, 0.9, 1.0, 0.25, 0.6],
    }
)
SCORES = FRAME.drop(columns="score").assign(prob_cat=[0.5] * 6, prob_dog=[0.25] * 6, prob_owl=[0.25] * 6)
LABELS, PROBABILITIES = [0, 1, 2, 1], [[0.7, 0.2, 0.1], [0.1, 0.8, 0.1], [0.3, 0.3, 0.4], [0.6, 0.3, 0.1]]
NAMES = b"cat\ndog\nowl\n"


def _parquet(frame: pd.DataFrame, compression: str | None = None) -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "x.parquet"
        fastparquet.write(str(file), frame, compression=compression)
        return file.read_bytes()


def _csv(frame: pd.DataFrame, **options: object) -> bytes:
    stream = io.StringIO()
    frame.to_csv(stream, index=False, **options)  # type: ignore[call-overload]  # any options of pandas
    return stream.getvalue().encode("utf-8")


def _tables() -> list[Case]:
    epochs = pd.concat([FRAME.assign(epoch=epoch) for epoch in (1, 2)])
    records = FRAME.to_dict(orient="records")
    nested = [{"image": row["image"], "truth": row["truth"], "top": [row["prediction"]]} for row in records]
    tables = {
        "results.csv": _csv(FRAME),
        "quoted.csv": b"\xef\xbb\xbf" + _csv(FRAME, quoting=1, lineterminator="\r\n"),
        "scores.tsv": _csv(SCORES, sep="\t"),
        "semicolons.csv": _csv(FRAME, sep=";", decimal=","),
        "epochs.csv": _csv(epochs),
        "web.csv": _csv(FRAME.assign(image="https://example.org/" + FRAME["image"])),
        "results.jsonl": FRAME.to_json(orient="records", lines=True).encode(),
        "results.json": as_json(records),
        "nested.json": as_json(nested),
        "split.json": FRAME.to_json(orient="split").encode(),
        "columns.json": as_json(FRAME.to_dict(orient="list")),
        "results.parquet": _parquet(FRAME),
        "packed.parquet": _parquet(SCORES, "SNAPPY"),
        "categories.parquet": _parquet(FRAME.astype({"truth": "category", "prediction": "category"})),
        "matrix.csv": b"truth \\ prediction,cat,dog\ncat,8,2\ndog,1,9\n",
        "matrix.json": as_json({"labels": ["cat", "dog"], "matrix": [[8, 2], [1, 9]]}),
        "cells.csv": b"truth,prediction,count\ncat,cat,8\ncat,dog,2\ndog,dog,9\n",
        "lists.csv": b'image,truth,top_k,scores\na.png,1,"[1, 0]","[0.7, 0.3]"\nb.png,0,"[0, 1]","[0.9, 0.1]"\n',
        "results.npz": as_npz(labels=LABELS, probs=PROBABILITIES, filenames=["a", "b", "c", "d"]),
        "packed.npz": as_npz(y_true=LABELS, y_pred=LABELS, classes=["cat", "dog", "owl"]),
    }
    return [Case(f"alone {name}", {name: content}) for name, content in tables.items()]


def _several() -> list[Case]:
    labels, said = as_npy(LABELS), as_npy(PROBABILITIES, np.float32)
    timm = b"filename,index,prob\ncat/a.png,0,0.81\ndog/b.png,1,0.7\nowl/c.png,0,0.4\n"
    manifest = (
        'task = "classification"\ntruth = "labels.npy"\npredictions = "epoch_*/probs.npy"\n'
        'classes = "classes.txt"\nname = "mine"\n'
    )
    manifest_of_tables = (
        'task = "classification"\ntruth = "truth.csv"\n[predictions]\nfirst = "one.csv"\n'
        '[columns]\nimage = "image"\ntruth = "truth"\nprediction = "prediction"\n'
    )
    truth = b"image,truth\na.png,cat\nb.png,dog\nc.png,owl\n"
    one = b"image,prediction,score\na.png,cat,0.9\nb.png,owl,0.4\nc.png,owl,0.8\n"
    named = {"truth.csv": truth, "one.csv": one, "two.csv": one}
    folders = {f"images/{name}/{name}.jpg": PHOTO for name in ("cat", "dog", "owl")}
    lists = {"y_true.txt": b"0\n1\n2\n1\n", "y_pred.txt": b"0\n1\n1\n1\n", "classes.txt": NAMES}
    listed = {"val.txt": b"a.png 0\nb.png 1\nc.png 2\n", "pred.txt": b"a.png 0\nb.png 1\nc.png 1\n"}
    arrays = {"labels.npy": labels, "epoch_1/probs.npy": said, "epoch_2/probs.npy": said}
    return [
        Case("arrays", {**arrays, "classes.txt": NAMES}),
        Case("arrays named", arrays, "labels.npy", ("epoch_1/probs.npy",)),
        Case(
            "arrays and class JSON", {**arrays, "classes.json": as_json({"0": "cat", "1": "dog", "2": "owl"})}
        ),
        Case("top k", {"labels.npy": labels, "topk.npy": as_npy([[0, 1], [1, 0], [2, 1], [0, 2]])}),
        Case("texts", {"y_true.npy": as_npy(["cat", "dog"]), "y_pred.npy": as_npy(["cat", "cat"])}),
        Case("manifest", {**arrays, "classes.txt": NAMES, "cmviewer.toml": text(manifest)}),
        Case("manifest of tables", {**named, "cmviewer.toml": text(manifest_of_tables)}),
        Case("truth apart", named, "truth.csv", ("one.csv", "two.csv")),
        Case("lists", lists, "y_true.txt", ("y_pred.txt",), "classes.txt"),
        Case("lists of images", {**listed, "classes.txt": NAMES}),
        Case("timm", {"results.csv": timm, "class_map.txt": NAMES, **folders}),
        Case("folders of classes", {"pred.csv": b"image,prediction\ncat.jpg,cat\ndog.jpg,owl\n", **folders}),
    ]


def label_cases() -> list[Case]:
    """Every case whose unit is a sample."""
    return _tables() + _several()
