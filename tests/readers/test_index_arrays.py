"""An index says which sample a row is: predictions join by its values, not by their place."""

from collections import Counter
from random import Random

import numpy as np
import pytest
from opening import opened, pairs

RANDOM = Random(11)
NAMES = "cat\ndog\nowl\n"
TRUE = np.array([RANDOM.randrange(3) for _ in range(30)])
SAID = np.array([RANDOM.randrange(3) for _ in range(30)])
ORDER = np.array(RANDOM.sample(range(30), 30))
SHUFFLED = SAID[ORDER]
SCORES = np.eye(3)[SHUFFLED] * 0.7 + 0.1
CALLED = NAMES.split()
RIGHT = Counter((CALLED[t], CALLED[p]) for t, p in zip(TRUE, SAID, strict=True))
TABLE = "image,label\n" + "".join(f"{i}.png,{CALLED[t]}\n" for i, t in enumerate(TRUE))

PREDICTIONS = {
    "a file beside labels": {"predictions.npy": SHUFFLED, "indices.npy": ORDER},
    "a file beside scores": {"probs.npy": SCORES, "idx.npy": ORDER},
    "an archive with labels": {"results.npz": {"preds": SHUFFLED, "indices": ORDER}},
    "an archive with scores": {"results.npz": {"probs": SCORES, "sample_idx": ORDER}},
    "another name": {"results.npz": {"preds": SHUFFLED, "image_ids": ORDER}},
    "rows in order": {"results.npz": {"preds": SAID, "index": np.arange(30)}},
}
TRUTHS = {"an array": {"labels.npy": TRUE}, "a table": {"truth.csv": TABLE}}


@pytest.mark.parametrize("truth", TRUTHS)
@pytest.mark.parametrize("name", PREDICTIONS)
def test_predictions_join_by_the_values_of_their_index(folder, name, truth):
    evaluation = opened(folder(PREDICTIONS[name] | TRUTHS[truth] | {"classes.txt": NAMES}))
    assert Counter(pairs(evaluation)) == RIGHT
    assert len(evaluation.checkpoints) == 1


def test_an_index_beside_its_own_truth_changes_nothing(folder):
    arrays = {"y_true": TRUE[ORDER], "y_pred": SHUFFLED, "indices": ORDER}
    evaluation = opened(folder({"results.npz": arrays, "classes.txt": NAMES}))
    assert Counter(pairs(evaluation)) == RIGHT


def test_predictions_of_some_samples_are_of_those(folder):
    arrays = {"preds": SHUFFLED[:10], "indices": ORDER[:10]}
    evaluation = opened(folder({"results.npz": arrays, "labels.npy": TRUE, "classes.txt": NAMES}))
    known = [(t, p) for t, p in pairs(evaluation) if p != "(no prediction)"]
    assert Counter(known) == Counter((CALLED[TRUE[i]], CALLED[SAID[i]]) for i in ORDER[:10])
