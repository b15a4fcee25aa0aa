"""Evidence is taken from few images, which their names choose, and from the boxes that matter most."""

import numpy as np

from cmviewer.readers.objects.evidence import sampled_images, sure_or_counted, surest

NAMES = [f"frame_{number:05d}.jpg" for number in range(1_000)]
COUNTS = np.array([number % 7 for number in range(1_000)], np.int64)


def chosen(names, counts):
    return {name for name, one in zip(names, sampled_images(names, counts), strict=True) if one}


def test_of_many_objects_two_thousand_at_most_are_looked_at():
    some = sampled_images(NAMES, COUNTS)
    assert 1_900 < COUNTS[some].sum() <= 2_000 < COUNTS.sum()
    assert (COUNTS[some] > 0).all()


def test_of_few_objects_all_are_looked_at():
    assert chosen(NAMES[:50], COUNTS[:50]) == {
        name for name, one in zip(NAMES[:50], COUNTS[:50], strict=True) if one
    }


def test_names_choose_the_images_whatever_their_order():
    order = np.random.default_rng(3).permutation(len(NAMES))
    assert chosen([NAMES[one] for one in order], COUNTS[order]) == chosen(NAMES, COUNTS)


def test_an_image_of_more_objects_than_are_looked_at_is_looked_at_alone():
    assert sampled_images(["a.jpg"], np.array([5_000], np.int64)).tolist() == [True]


def test_the_surest_boxes_are_as_many_as_truths_and_those_that_count_tell_classes_too():
    image = np.array([0, 0, 0, 0, 1, 1], np.int64)
    score = np.array([0.9, 0.3, 0.8, 0.1, 0.2, 0.05], np.float32)
    counts = np.array([2, 1], np.int64)
    assert surest(image, score, counts).tolist() == [0, 2, 4]
    assert sure_or_counted(image, score, counts).tolist() == [0, 1, 2, 4]
    assert sure_or_counted(image, None, counts).tolist() == list(range(6))
