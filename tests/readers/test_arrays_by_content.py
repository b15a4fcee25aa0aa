"""What a NumPy file holds follows from its first bytes, not from its ending."""

import io

import numpy as np
import pytest
from opening import opened, pairs

TRUTH, PREDICTION = np.array([0, 1, 1]), np.array([0, 1, 0])
COUNTED = [("0", "0"), ("1", "1"), ("1", "0")]


def one(array: np.ndarray) -> bytes:
    stream = io.BytesIO()
    np.save(stream, array)
    return stream.getvalue()


def several(*unnamed: np.ndarray, **named: np.ndarray) -> bytes:
    stream = io.BytesIO()
    np.savez(stream, *unnamed, **named)
    return stream.getvalue()


FOLDERS = {
    "several arrays in .npy": {"labels.npy": several(truth=TRUTH, prediction=PREDICTION)},
    "an archive of one array in .npy": {
        "truth.npy": several(TRUTH),
        "predictions.npy": several(PREDICTION),
    },
    "one array in .npz": {"truth.npz": one(TRUTH), "predictions.npz": one(PREDICTION)},
    "one of each": {"truth.npy": one(TRUTH), "predictions.npy": several(PREDICTION)},
}


@pytest.mark.parametrize("kind", FOLDERS)
def test_arrays_with_the_ending_of_the_other_kind_are_read(folder, kind):
    assert pairs(opened(folder(FOLDERS[kind]))) == COUNTED
