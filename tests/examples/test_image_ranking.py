"""Images by mistakes, against plain loops over outcomes and over pixels."""

from dataclasses import replace

import numpy as np
import pytest

from cmviewer.confusion.count import count
from cmviewer.evaluation import Checkpoint, Classes, Evaluation, Images, Task
from cmviewer.examples.image_ranking import MEAN_IOU, MISTAKES, image_ranking
from cmviewer.matching import ERROR_TYPES, default_rule
from tests.making import FolderFinder, make_evaluation, make_maps, make_random_detection


def counted(evaluation):
    return count(evaluation, 0, default_rule(evaluation))


def columns(ranking):
    return {column.name: column.values.tolist() for column in ranking.columns}


def outcomes_in(evaluation, made):
    """(image, truth, prediction, cause) of every outcome, one by one."""
    outcomes = made.outcomes
    for row in range(len(outcomes)):
        cell = int(outcomes.cells_of(np.array([row]))[0])
        labels = int(outcomes.cell_truth[cell]), int(outcomes.cell_prediction[cell])
        yield int(outcomes.image[row]), *labels, ERROR_TYPES[made.causes[row]].value


@pytest.mark.parametrize("seed", range(3))
def test_mistakes_of_each_image_are_counted_by_cause(seed):
    evaluation = make_random_detection(seed=seed)
    made = counted(evaluation)
    ranking = columns(image_ranking(evaluation, made))
    wanted = {name: [0] * len(evaluation.images) for name in ("objects", MISTAKES)}
    for image, truth, prediction, cause in outcomes_in(evaluation, made):
        wanted["objects"][image] += 1
        if truth != prediction:
            wanted[MISTAKES][image] += 1
            wanted.setdefault(cause or "taken for another", [0] * len(evaluation.images))[image] += 1
    assert ranking == wanted
    amounts = [sum(values) for values in list(ranking.values())[2:]]
    assert amounts == sorted(amounts, reverse=True)


def test_a_sample_without_a_prediction_is_a_mistake_of_its_own_kind():
    evaluation = make_evaluation([0, 0, 1, 1], {"a": [0, 1, None, 1]}, names=["cat", "dog"])
    assert columns(image_ranking(evaluation, counted(evaluation))) == {
        "samples": [1, 1, 1, 1],
        MISTAKES: [0, 1, 1, 0],
        "taken for another": [0, 1, 0, 0],
        "(no prediction)": [0, 0, 1, 0],
    }


def maps(seed=0, images=5):
    random = np.random.default_rng(seed)
    truth = {image: random.integers(0, 4, (6, 7)).astype(np.uint8) for image in range(images)}
    said = {
        image: np.where(random.random((6, 7)) < 0.3, random.integers(0, 5, (6, 7)), truth[image]).astype("u1")
        for image in range(images)
    }
    truth[1][:] = 3  # outside the three classes: nothing of it is judged
    return (
        Evaluation(
            task=Task.SEMANTIC_SEGMENTATION,
            name="made",
            source=FolderFinder().root,
            files=(),
            recognised="made",
            classes=Classes(("road", "sky", "car"), nothing="(outside)"),
            images=Images(images, tuple(f"{image}.png" for image in range(images)), FolderFinder()),
            truth=make_maps(truth, 3),
            checkpoints=(),
        ),
        truth,
        said,
    )


def test_pixels_have_the_mean_iou_of_their_own_image():
    evaluation, truth, said = maps()
    predictions = make_maps(said, 3, outside=3)
    evaluation = replace(evaluation, checkpoints=(Checkpoint("last", (), lambda: predictions),))
    ranking = columns(image_ranking(evaluation, counted(evaluation)))
    for image, there in truth.items():
        judged, here = there < 3, np.minimum(said[image], 3)
        ious = [
            (judged & (there == label) & (here == label)).sum()
            / (judged & ((there == label) | (here == label))).sum()
            for label in range(3)
            if (there == label).any()
        ]
        assert ranking["pixels"][image] == judged.sum()
        assert ranking[MISTAKES][image] == (judged & (there != here)).sum()
        assert ranking[MEAN_IOU][image] == pytest.approx(np.mean(ious) if ious else np.nan, nan_ok=True)
    order = image_ranking(evaluation, counted(evaluation)).order(MEAN_IOU, descending=False).tolist()
    assert order[-1] == 1
    known = [ranking[MEAN_IOU][image] for image in order[:-1]]
    assert known == sorted(known)


def test_images_are_sorted_by_any_column_equal_ones_by_mistakes():
    evaluation = make_random_detection(seed=5)
    ranking = image_ranking(evaluation, counted(evaluation))
    table = columns(ranking)
    order = ranking.order(MISTAKES, descending=True).tolist()
    assert [table[MISTAKES][image] for image in order] == sorted(table[MISTAKES], reverse=True)
    order = ranking.order("objects", descending=False).tolist()
    assert order == sorted(range(len(ranking)), key=lambda i: (table["objects"][i], -table[MISTAKES][i]))
    assert ranking.order("image", descending=True).tolist() == list(range(len(ranking)))[::-1]
