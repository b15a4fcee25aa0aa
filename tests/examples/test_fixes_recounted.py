"""Fixes at random, of every task that has them, against the same done by hand on plain lists."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from making import make_evaluation, make_random_detection
from naive_objects import cells, walk

from cmviewer.confusion.count import count
from cmviewer.evaluation import NO_ROW, Annotations
from cmviewer.examples.examples import Examples
from cmviewer.examples.keys import key_of
from cmviewer.examples.marks.fixes import with_fixes
from cmviewer.examples.marks.mark import Mark
from cmviewer.examples.marks.places import marked_outcomes
from cmviewer.matching import CountingRule
from cmviewer.query.mark_kinds import MarkKind
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.resources import sample
from cmviewer.writers.lists.formats import format_named
from cmviewer.writers.lists.listed import Listed, Writing
from cmviewer.writers.lists.place import write_list

RULE = CountingRule(score=0.25)


def marked_at_random(evaluation, counted, seed, share=0.5):
    """Marks of some outcomes, with a right class for some: each mark, and which outcome it is of."""
    random, names = np.random.default_rng(seed), evaluation.classes.names
    rows = np.flatnonzero(random.random(len(counted.outcomes)) < share)
    examples = Examples(evaluation, counted, rows, len(rows))
    kinds = random.choice([MarkKind.LABEL_WRONG, MarkKind.LABEL_WRONG, MarkKind.AMBIGUOUS], len(rows))
    right = random.choice([None, *names], len(rows))
    return {
        row: Mark(key_of(evaluation, examples[place]), MarkKind(kinds[place]), right_class=right[place])
        for place, row in enumerate(rows.tolist())
    }


def fixed(evaluation, counted, marks):
    return with_fixes(evaluation, counted, marked_outcomes(evaluation, counted, tuple(marks.values())))


def counted_cells(evaluation):
    matrix = count(evaluation, 0, RULE).matrix
    return Counter(
        dict(
            zip(
                zip(matrix.truth.tolist(), matrix.prediction.tolist(), strict=True),
                matrix.count.tolist(),
                strict=True,
            )
        )
    )


def mended_by_hand(evaluation, counted, marks):
    """Truths of each image as (label, box), predictions as (label, score, box), mended one by one."""
    truth, said, outcomes = evaluation.truth, counted.predictions, counted.outcomes
    labels = {row: int(label) for row, label in enumerate(truth.label)}
    added = []
    for row, mark in marks.items():
        if mark.kind is not MarkKind.LABEL_WRONG:
            continue
        right = None if mark.right_class is None else evaluation.classes.names.index(mark.right_class)
        of_truth, of_said = int(outcomes.truth_row[row]), int(outcomes.prediction_row[row])
        if of_truth == NO_ROW:
            added.append((of_said, int(said.label[of_said]) if right is None else right))
        elif right is not None:
            labels[of_truth] = right
        elif of_said == NO_ROW:
            del labels[of_truth]
    for image in range(len(evaluation.images)):
        true = [(label, tuple(truth.box[row])) for row, label in labels.items() if truth.image[row] == image]
        true += [(label, tuple(said.box[row])) for row, label in added if said.image[row] == image]
        rows = np.flatnonzero(said.image == image)
        yield true, [(int(said.label[row]), float(said.score[row]), tuple(said.box[row])) for row in rows]


@pytest.mark.parametrize("seed", range(6))
def test_of_objects_the_matrix_is_that_of_mended_lists_matched_by_hand(seed):
    evaluation = make_random_detection(seed=seed)
    counted = count(evaluation, 0, RULE)
    marks = marked_at_random(evaluation, counted, seed)
    expected, background = Counter(), len(evaluation.classes)
    for truth, predictions in mended_by_hand(evaluation, counted, marks):
        kept = [one for one in predictions if one[1] >= RULE.score]
        matches = walk(truth, kept, RULE, lambda _pair: 0)
        expected.update(cells(truth, kept, RULE, matches, background))
    mended = fixed(evaluation, counted, marks)
    assert counted_cells(mended.evaluation) == expected
    assert expected != counted_cells(evaluation)


def test_of_samples_the_matrix_is_that_of_mended_labels():
    random = np.random.default_rng(2)
    truth, said = random.integers(0, 3, (2, 60)).tolist()
    evaluation = make_evaluation(truth, {"one": said}, images=tuple(f"{place}.png" for place in range(60)))
    counted = count(evaluation, 0, RULE)
    marks = marked_at_random(evaluation, counted, 5)
    labels, undecided = list(truth), 0
    for row, mark in marks.items():
        if mark.kind is MarkKind.LABEL_WRONG and mark.right_class is None:
            undecided += 1
        elif mark.kind is MarkKind.LABEL_WRONG:
            labels[counted.outcomes.truth_row[row]] = evaluation.classes.names.index(mark.right_class)
    mended = fixed(evaluation, counted, marks)
    assert counted_cells(mended.evaluation) == Counter(zip(labels, said, strict=True))
    assert mended.undecided == undecided > 0
    assert mended.changed == sum(a != b for a, b in zip(truth, labels, strict=True)) > 0


def test_of_masks_the_mended_truth_written_as_coco_and_read_again_counts_the_same(tmp_path):
    evaluation = open_evaluation(OpenRequest(sample("digit-scenes")))
    counted = count(evaluation, 0, RULE)
    mended = fixed(evaluation, counted, marked_at_random(evaluation, counted, 1, 0.2))
    assert min(mended.changed, mended.left_out, mended.added) > 0
    everything = count(mended.evaluation, 0, replace(RULE, score=0.0))
    listed = Listed(mended.evaluation, everything, np.arange(len(everything.outcomes)))
    write_list(listed, format_named("coco", evaluation), tmp_path / "list.json", Writing(None, []))
    again = open_evaluation(OpenRequest(tmp_path))
    assert isinstance(again.truth, Annotations)
    assert again.classes.names == evaluation.classes.names
    assert counted_cells(again) == counted_cells(mended.evaluation)
