"""How much of what was read is in a subset: it and its opposite are all there is, and names tell which."""

import pytest

from cmviewer.confusion.subset_size import SubsetSize, size_of_subset
from cmviewer.evaluation import LabelMaps, PredictedLabels
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.resources import sample


@pytest.mark.parametrize("name", ["digits", "digit-scenes", "digit-maps"])
def test_a_subset_and_its_opposite_are_all_truths_and_all_predictions(name):
    evaluation = open_evaluation(OpenRequest(sample(name)))
    predictions = evaluation.checkpoints[0].load()
    every = SubsetSize(len(evaluation.truth), len(predictions))

    def size(subset):
        return size_of_subset(evaluation, predictions, subset)

    some, rest = size("image ~ 1"), size("not image ~ 1")
    assert (some.truths + rest.truths, some.predictions + rest.predictions) == (
        every.truths,
        every.predictions,
    )
    assert (size("image ~ zzz"), size("not image ~ zzz")) == (SubsetSize(0, 0), every)
    names = ["1" in evaluation.images.name(image) for image in range(len(evaluation.images))]
    if isinstance(predictions, LabelMaps):
        images = (range(len(names)), range(len(names)))
    elif isinstance(predictions, PredictedLabels):
        images = (evaluation.truth.image, evaluation.truth.image[predictions.row])
    else:
        images = (evaluation.truth.image, predictions.image)
    assert some == SubsetSize(*(sum(names[image] for image in side) for side in images))
    assert 0 < some.truths < every.truths
