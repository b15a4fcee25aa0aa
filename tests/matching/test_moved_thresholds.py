from collections import Counter

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from cmviewer.evaluation import NO_ROW, Images, frozen
from cmviewer.matching import CountingRule, Crowd, candidates_of, match_objects, outcomes_of
from tests.making import FolderFinder, make_annotations

CLASSES = 3
sides, sizes, labels = st.integers(0, 6), st.integers(1, 4), st.integers(0, CLASSES - 1)
images = st.integers(0, 2)
truths = st.lists(st.tuples(images, labels, sides, sides, sizes, sizes, st.booleans()), max_size=8)
predicted = st.lists(
    st.tuples(
        images, labels, st.sampled_from((0.1, 0.25, 0.5, 0.9)), sides, sides, sizes, sizes, st.booleans()
    ),
    max_size=12,
)
rules = st.builds(
    CountingRule,
    score=st.sampled_from((0.0, 0.25, 0.3, 0.5, 1.0)),
    iou=st.sampled_from((0.1, 0.25, 0.5, 0.75)),
    crowd=st.sampled_from(list(Crowd)),
)


def corners(x, y, width, height):
    return x, y, x + width, y + height


@settings(deadline=None)
@given(truths, predicted, st.lists(rules, min_size=2, max_size=4))
def test_the_cells_of_a_moved_threshold_hold_just_the_outcomes_that_are_listed(truth, predictions, moved):
    objects = make_annotations(
        [(image, label, *corners(*place)) for image, label, *place, _ in truth],
        crowd=frozen([row[-1] for row in sorted(truth, key=lambda row: row[0])], np.bool_),
    )
    found = make_annotations(
        [(image, label, score, *corners(*place)) for image, label, score, *place, _ in predictions],
        scored=True,
        optional=frozen([row[-1] for row in sorted(predictions, key=lambda row: row[0])], np.bool_),
    )
    candidates = candidates_of(objects, found)
    for rule in moved:
        matched = match_objects(candidates, rule, Images(3, None, FolderFinder()))
        outcomes = outcomes_of(candidates, matched, class_count=CLASSES)
        counted = [
            (truth_label, predicted_label)
            for truth_label, predicted_label, count in zip(
                outcomes.cell_truth.tolist(),
                outcomes.cell_prediction.tolist(),
                outcomes.cell_count.tolist(),
                strict=True,
            )
            for _ in range(count)
        ]
        partner = dict(
            zip(matched.prediction_row.tolist(), objects.label[matched.truth_row].tolist(), strict=True)
        )
        alone = (found.score >= np.float32(rule.score)) & ~matched.is_covered
        expected = Counter(
            (partner.get(row, CLASSES), int(found.label[row])) for row in np.flatnonzero(alone).tolist()
        )
        missed = matched.is_truth & (matched.partner_of_truth == NO_ROW)
        expected.update((label, CLASSES) for label in objects.label[missed].tolist())
        assert Counter(counted) == expected
        assert [
            (
                CLASSES if t == NO_ROW else int(objects.label[t]),
                CLASSES if p == NO_ROW else int(found.label[p]),
            )
            for t, p in zip(outcomes.truth_row.tolist(), outcomes.prediction_row.tolist(), strict=True)
        ] == counted
