"""Whatever is in a file: an evaluation that holds together, or our error."""

import io
from collections.abc import Iterator
from pathlib import Path

import fastparquet
import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cmviewer.confusion.count import count
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import NO_PREDICTION, Evaluation
from cmviewer.matching import CountingRule
from cmviewer.readers import OpenRequest, open_evaluation

FRAME = pd.DataFrame(
    {
        "image": [f"val/{name}.png" for name in "abcdef"],
        "truth": ["cat", "dog", "cat", "owl", "dog", "cat"],
        "prediction": ["cat", "cat", "dog", "owl", "dog", "cat"],
        "score": [0.5, 0.75, 0.9, 1.0, 0.25, 0.6],
    }
)
SCORES = FRAME.drop(columns="score").assign(prob_cat=[0.5] * 6, prob_dog=[0.25] * 6, prob_owl=[0.25] * 6)


def bytes_of(array: np.ndarray) -> bytes:
    stream = io.BytesIO()
    np.save(stream, array)
    return stream.getvalue()


def archive(**arrays: np.ndarray) -> bytes:
    stream = io.BytesIO()
    np.savez(stream, **arrays)
    return stream.getvalue()


def parquet(folder: Path) -> bytes:
    fastparquet.write(str(folder / "x.parquet"), FRAME, compression=None)
    return (folder / "x.parquet").read_bytes()


FILES = {
    "results.csv": FRAME.to_csv(index=False).encode(),
    "scores.tsv": SCORES.to_csv(index=False, sep="\t").encode(),
    "quoted.csv": FRAME.to_csv(index=False, quoting=1, lineterminator="\r\n").encode("utf-8-sig"),
    "results.jsonl": FRAME.to_json(orient="records", lines=True).encode(),
    "results.json": FRAME.to_json(orient="records").encode(),
    "results.npz": archive(labels=np.array([0, 1, 2]), probs=np.eye(3), paths=np.array(["a", "b", "c"])),
}
BESIDE = {
    "labels.npy": bytes_of(np.array([0, 1, 2], np.uint8)),
    "predictions.npy": bytes_of(np.array([0, 1, 1])),
    "y_true.txt": b"0\n1\n2\n",
    "classes.txt": b"cat\ndog\nowl\n",
    "classes.json": b'{"0": "cat", "1": "dog", "2": "owl"}',
    "cmviewer.toml": b'task = "classification"\ntruth = "labels.npy"\npredictions = "predictions.npy"\n',
    "truth.csv": b"image,truth\na,0\nb,1\nc,2\n",
}


@st.composite
def mutated(draw: st.DrawFn, original: bytes) -> bytes:
    """Bytes changed, put in, taken out, or cut off."""
    content = bytearray(original)
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, max(len(content) - 1, 0)))
        kind = draw(st.sampled_from(["change", "insert", "remove", "cut", "double"]))
        odd = draw(
            st.one_of(st.binary(min_size=1, max_size=4), st.sampled_from(list(b",;\"'\n\r\t {}[].-\0\xff")))
        )
        odd = bytes([odd]) if isinstance(odd, int) else odd
        if kind == "change":
            content[place : place + len(odd)] = odd
        elif kind == "insert":
            content[place:place] = odd
        elif kind == "remove":
            del content[place : place + len(odd)]
        elif kind == "cut":
            del content[place:]
        else:
            content += content[place : place + 200]
    return bytes(content)


def check(evaluation: Evaluation) -> None:
    """What was opened can be counted, and every number in it leads somewhere."""
    classes = len(evaluation.classes)
    assert len(set(evaluation.classes.names)) == classes
    assert ((evaluation.truth.label >= 0) & (evaluation.truth.label < classes)).all()
    assert ((evaluation.truth.image >= 0) & (evaluation.truth.image < len(evaluation.images))).all()
    for number, checkpoint in enumerate(evaluation.checkpoints):
        predictions = checkpoint.load()
        assert len(np.unique(predictions.row)) == len(predictions)
        if predictions.label is not None:
            assert ((predictions.label >= NO_PREDICTION) & (predictions.label < classes)).all()
        known = predictions.score[~np.isnan(predictions.score)]
        assert ((known >= 0) & (known <= 1)).all()
        if predictions.class_scores is not None:
            assert predictions.class_scores().shape == (len(predictions), classes)
        assert count(evaluation, number, CountingRule()).outcomes.weight.sum() == len(predictions)


def try_to_open(folder: Path) -> None:
    try:
        evaluation = open_evaluation(OpenRequest(folder))
    except CmviewerError:
        return
    check(evaluation)


@pytest.fixture(scope="module")
def top(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    return tmp_path_factory.mktemp("mutated")


def fill(folder: Path, files: dict[str, bytes]) -> None:
    for old in folder.iterdir():
        old.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)


OFTEN = settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("name", FILES)
def test_the_files_are_good_before_they_are_mutated(top, name):
    fill(top, {name: FILES[name]})
    check(open_evaluation(OpenRequest(top)))


@OFTEN
@given(st.data())
@pytest.mark.parametrize("name", FILES)
def test_a_mutated_file_opens_or_is_refused(top, name, data):
    fill(top, {name: data.draw(mutated(FILES[name]))})
    try_to_open(top)


@OFTEN
@given(st.data())
@pytest.mark.parametrize("name", BESIDE)
def test_a_mutated_file_beside_good_ones_opens_or_is_refused(top, name, data):
    fill(top, {**BESIDE, name: data.draw(mutated(BESIDE[name]))})
    try_to_open(top)


# Always the same examples: what is left of the C code's trust would end the whole test run.
@settings(OFTEN, derandomize=True)
@given(st.data())
def test_a_mutated_parquet_file_opens_or_is_refused(top, tmp_path_factory, data):
    fill(top, {"results.parquet": data.draw(mutated(parquet(tmp_path_factory.mktemp("parquet"))))})
    try_to_open(top)


TABLES = st.lists(
    st.lists(
        st.one_of(st.text(max_size=4), st.sampled_from(["0", "1", "0.5", "-3", "cat", ""])),
        min_size=3,
        max_size=3,
    ),
    min_size=1,
    max_size=6,
)
HEADERS = st.lists(
    st.sampled_from(
        ["truth", "label", "prediction", "pred", "score", "prob_0", "prob_1", "image", "epoch", "id", "x"]
    ),
    min_size=3,
    max_size=3,
)


@OFTEN
@given(HEADERS, TABLES)
def test_a_table_of_anything_opens_or_is_refused(top, header, rows):
    text = pd.DataFrame(rows, columns=header).to_csv(index=False)
    fill(top, {"results.csv": text.encode("utf-8", "replace")})
    try_to_open(top)


DTYPES = ["u1", "i2", "i8", "u8", "f2", "f4", "f8", "?", "c8", "U3", "S3", "M8[s]", "m8[s]"]


@OFTEN
@given(st.sampled_from(DTYPES), st.lists(st.integers(0, 4), max_size=3), st.binary(min_size=64, max_size=64))
def test_an_array_of_anything_opens_or_is_refused(top, dtype, shape, material):
    wanted = int(np.prod(shape, dtype=int)) * np.dtype(dtype).itemsize
    values = np.frombuffer((material * 200)[:wanted], dtype).reshape(shape)
    labels = bytes_of(np.zeros(shape[0] if shape else 1, np.int64))
    fill(top, {"labels.npy": labels, "predictions.npy": bytes_of(values)})
    try_to_open(top)
