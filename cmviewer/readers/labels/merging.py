"""Files that are one checkpoint: labels beside scores, a list of images, one table in two encodings."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

import numpy as np

from cmviewer.readers.files.roles import key_of
from cmviewer.readers.tables.parts import Labels, SamplePart
from cmviewer.readers.tables.scores import score_of_label


def merge(predictions: Sequence[SamplePart]) -> list[SamplePart]:
    """Make one part of those that are about the same checkpoint; the order stays."""
    return _labels_with_scores(_one_encoding(predictions))


def _one_encoding(predictions: Sequence[SamplePart]) -> list[SamplePart]:
    """Of files that differ in their ending only, and say the same, keep the one that tells most."""
    groups: dict[tuple[Path, str], list[SamplePart]] = defaultdict(list)
    for part in predictions:
        groups[part.file.with_suffix(""), part.name].append(part)
    kept = []
    for group in groups.values():
        richest = max(group, key=lambda part: len(part.header))
        same = [part for part in group if part is not richest and _says_the_same(part, richest)]
        kept += [part for part in group if part not in same]
    return kept


def _says_the_same(part: SamplePart, other: SamplePart) -> bool:
    if part.count != other.count:
        return False
    for mine, theirs in ((part.truth, other.truth), (_predicted_labels(part), _predicted_labels(other))):
        if mine is not None and theirs is not None and not np.array_equal(mine.text(), theirs.text()):
            return False
    return part.image is None or other.image is None or np.array_equal(part.image, other.image)


def _predicted_labels(part: SamplePart) -> Labels | None:
    if part.prediction is not None or part.class_scores is None:
        return part.prediction
    return Labels(part.class_scores.best, part.class_scores.class_names)


def _labels_with_scores(predictions: Sequence[SamplePart]) -> list[SamplePart]:
    """Put `y_pred.npy` and `y_prob.npy` together: same folder, same rest of the name, same length."""
    groups: dict[tuple[Path, str], list[SamplePart]] = defaultdict(list)
    for part in predictions:
        groups[part.file.parent, key_of(part.file.stem)].append(part)
    return list(chain.from_iterable(map(_pair, groups.values())))


def _pair(group: list[SamplePart]) -> list[SamplePart]:
    if len(group) != 2 or group[0].count != group[1].count:
        return group
    labels, scores = sorted(group, key=lambda part: part.prediction is None)
    only_scores = scores.prediction is None and scores.image is None and scores.truth is None
    if labels.prediction is None or labels.score is not None or not only_scores:
        return group
    if scores.class_scores is None:
        return [replace(labels, score=scores.score)]
    shares = scores.class_scores.load()
    score = score_of_label(shares, scores.class_scores.class_names, labels.prediction)
    return [replace(labels, score=score, class_scores=scores.class_scores)]


def with_image_list(part: SamplePart, lists: Sequence[SamplePart]) -> SamplePart:
    """Give a part without images those of a list of the same length, the nearest one; so with an index."""
    if part.image is not None:
        return part
    near = [one for one in lists if one.count == part.count and one.file.parent in part.file.parents]
    nearest = max(near, key=lambda one: len(one.file.parent.parts), default=None)
    if nearest is None:
        return part
    return replace(part, image=nearest.image, index=nearest.index if part.index is None else part.index)
