"""Tables and arrays of anything open or are refused; damaged files are left to `tests/test_fuzz.py`."""

import io
import os
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.fuzz.folders import Asked
from tests.fuzz.whole_way import go

OFTEN = settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tables")


@pytest.fixture(scope="module")
def arrays(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("arrays")


def bytes_of(array: np.ndarray) -> bytes:
    stream = io.BytesIO()
    np.save(stream, array)
    return stream.getvalue()


def open_all(folder: Path, files: dict[str, bytes]) -> None:
    """Open these files, and look at what they hold."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
    go(Asked(os.fspath(folder)))


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
def test_a_table_of_anything_opens_or_is_refused(tables, header, rows):
    text = pd.DataFrame(rows, columns=header).to_csv(index=False)
    open_all(tables, {"results.csv": text.encode("utf-8", "replace")})


DTYPES = ["u1", "i2", "i8", "u8", "f2", "f4", "f8", "?", "c8", "U3", "S3", "M8[s]", "m8[s]"]


# float64 values of 1e38 and more, whose sum is no float32 any more
@example("f8", [4, 3], np.full(8, 3.4e38).tobytes())
@OFTEN
@given(st.sampled_from(DTYPES), st.lists(st.integers(0, 4), max_size=3), st.binary(min_size=64, max_size=64))
def test_an_array_of_anything_opens_or_is_refused(arrays, dtype, shape, material):
    wanted = int(np.prod(shape, dtype=int)) * np.dtype(dtype).itemsize
    values = np.frombuffer((material * 200)[:wanted], dtype).reshape(shape)
    labels = bytes_of(np.zeros(shape[0] if shape else 1, np.int64))
    open_all(arrays, {"labels.npy": labels, "predictions.npy": bytes_of(values)})
