"""Rows that only an index of pandas names: they belong together by its values, not by their place."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from cmviewer.readers.tables.parts import Part


def with_index(predictions: Sequence[Part], truths: Sequence[Part]) -> tuple[list[Part], tuple[Part, ...]]:
    """Call samples by their index, where no file names images, and one has the same index shuffled."""
    parts = [*predictions, *truths]
    indices = [part.index for part in parts if part.index is not None and part.image is None]
    if not truths or len(indices) < len(parts):
        return list(predictions), tuple(truths)
    same = all(set(index.tolist()) == set(indices[0].tolist()) for index in indices)
    if not same or all(np.array_equal(index, indices[0]) for index in indices):
        return list(predictions), tuple(truths)
    named = [replace(part, image=part.index) for part in parts]
    return named[: len(predictions)], tuple(named[len(predictions) :])
