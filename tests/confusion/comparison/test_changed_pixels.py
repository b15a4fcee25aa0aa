"""What a query lists of pixels that changed, against a plain loop over them."""

from collections import Counter
from typing import NamedTuple

import numpy as np
import pytest
from making import make_evaluation, make_maps
from naive_changes import change_of_truth

from cmviewer.confusion.changed_pixels import listed_by
from cmviewer.confusion.count import count
from cmviewer.evaluation import Checkpoint, Classes, Evaluation, Images, Task
from cmviewer.matching import default_rule
from cmviewer.query import QueryError, check_shown, parsed, turned

CLASSES, IMAGES = 3, 4
ASKED = {
    "fixed since a": lambda pixel: pixel.became == "fixed",
    "broken since a": lambda pixel: pixel.became == "broken",
    "moved since a": lambda pixel: pixel.became == "moved",
    "still since a": lambda pixel: pixel.became == "still",
    "new since a | errors, new since a": lambda _pixel: False,
    "0 -> *, fixed since a | broken since a": lambda pixel: (
        pixel.true == 0 and pixel.became in ("fixed", "broken")
    ),
    "not still since a, errors": lambda pixel: pixel.became != "still" and pixel.true != pixel.said,
    "correct | moved since a": lambda pixel: pixel.true == pixel.said or pixel.became == "moved",
    "errors": lambda pixel: pixel.true != pixel.said,
}


class Pixel(NamedTuple):
    true: int
    said: int
    became: str


def maps():
    """Truth with void, and three checkpoints that leave the classes now and then; b lacks an image."""
    random = np.random.default_rng(5)
    made = {
        name: {i: random.integers(0, CLASSES + 1, (6, 5)).astype(np.uint8) for i in range(IMAGES)}
        for name in ("truth", "a", "b", "c")
    }
    del made["a"][2]
    return made


def evaluation_of(made):
    base = make_evaluation([0] * IMAGES, {"a": [0] * IMAGES})
    said = {
        name: make_maps(
            made[name], CLASSES, outside=CLASSES, has=[image in made[name] for image in range(IMAGES)]
        )
        for name in ("a", "b", "c")
    }
    return Evaluation(
        task=Task.SEMANTIC_SEGMENTATION,
        name="made",
        source=base.source,
        files=(),
        recognised="made",
        classes=Classes(Classes.numbered(CLASSES).names, nothing="(outside)"),
        images=Images(IMAGES, tuple(f"{i}.png" for i in range(IMAGES)), base.images.finder),
        truth=make_maps(made["truth"], CLASSES),
        checkpoints=tuple(Checkpoint(name, (), lambda one=one: one) for name, one in said.items()),
    )


def listed(evaluation, text, shown=1):
    place, term = turned(parsed(text), evaluation, shown)
    counted, rows = listed_by(evaluation, count(evaluation, place, default_rule(evaluation)), term)
    outcomes = counted.outcomes
    cells = outcomes.cells_of(rows)
    columns = outcomes.image[rows], outcomes.cell_truth[cells], outcomes.cell_prediction[cells]
    keys = zip(*(column.tolist() for column in columns), strict=True)
    return Counter(dict(zip(keys, outcomes.weight[rows].tolist(), strict=True))), outcomes


def test_each_outcome_counts_those_of_its_pixels_that_the_query_is_true_of():
    """An image that the earlier checkpoint does not judge has pixels that became nothing."""
    made = maps()
    evaluation, nowhere = evaluation_of(made), np.full((6, 5), -1)
    for text, holds in ASKED.items():
        wanted = Counter()
        for image in range(IMAGES):
            sides = (made["truth"][image], made["a"].get(image, nowhere), made["b"][image])
            for true, one, other in zip(*(side.ravel().tolist() for side in sides), strict=True):
                became = "nothing" if one < 0 else change_of_truth(true, one, other)
                if true < CLASSES and holds(Pixel(true, other, became)):
                    wanted[image, true, other] += 1
        found, outcomes = listed(evaluation, text)
        assert found == wanted, text
        assert outcomes.cell_count.sum() == outcomes.weight.sum()


def test_what_is_gone_of_pixels_is_nothing():
    assert not listed(evaluation_of(maps()), "gone since a")[0]


def test_pixels_are_asked_since_one_checkpoint_and_only_of_a_list():
    evaluation = evaluation_of(maps())
    with pytest.raises(QueryError, match="one checkpoint at a time") as error:
        listed(evaluation, "fixed since a | fixed since b", shown=2)
    assert error.value.at == 16
    with pytest.raises(QueryError, match="`cmviewer list` counts them"):
        check_shown(parsed("fixed since a"), evaluation)
