"""Photographs that are marked with a half turn or a mirror keep their size: what lies on the truth tells."""

import numpy as np
import pytest
from opening import codes, opened
from PIL import Image
from reading_maps import cells, save

from cmviewer.readers.decision_keys import told

SIDE = 24
TURNS = {2: np.fliplr, 3: lambda values: np.rot90(values, 2), 4: np.flipud}
"""By the mark of EXIF what makes a picture as it is stored of one as it is seen; each is its own reverse."""


def blocks(seed):
    return np.kron(np.random.default_rng(seed).integers(0, 4, (4, 6)), np.ones((6, 4), int))


def write(top, mark, predict):
    """Write three images, truths as seen, and predictions; return the cells of these as they are written."""
    expected = {}
    for number in range(3):
        true, said = blocks(number), predict(blocks(number), number)
        save(top / "masks" / f"{number}.png", true)
        save(top / "predictions" / f"{number}.png", said)
        exif = Image.Exif()
        exif[0x112] = mark
        (top / "images").mkdir(exist_ok=True)
        Image.new("RGB", (SIDE, SIDE)).save(top / "images" / f"{number}.jpg", exif=exif)
        for pair in zip(true.ravel().tolist(), said.ravel().tolist(), strict=True):
            expected[tuple(map(str, pair))] = expected.get(tuple(map(str, pair)), 0) + 1
    return expected


@pytest.mark.parametrize("mark", TURNS)
def test_predictions_of_pictures_as_stored_are_turned_where_that_lays_them_on_the_truth(tmp_path, mark):
    write(tmp_path, mark, lambda true, _: TURNS[mark](true))
    evaluation = opened(tmp_path)
    assert all(truth == said for truth, said in cells(evaluation))
    assert codes(evaluation) == {"maps-turned"}
    plain = opened(tmp_path, told=(told("exif.prediction", "seen"),))
    assert not all(truth == said for truth, said in cells(plain))


@pytest.mark.parametrize("mark", TURNS)
@pytest.mark.parametrize("model", ["good", "random", "constant"])
def test_predictions_as_seen_stay_whatever_the_model(tmp_path, mark, model):
    def predict(true, number):
        draw = {"good": true, "random": blocks(number + 50), "constant": true * 0}[model].copy()
        draw[:3, :3] = 1
        return draw

    expected = write(tmp_path, mark, predict)
    evaluation = opened(tmp_path)
    assert cells(evaluation) == expected
    assert "maps-turned" not in codes(evaluation)
