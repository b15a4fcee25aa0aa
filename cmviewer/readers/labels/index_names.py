"""Rows that only an index names: they belong together by its values, not by their place."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cmviewer.readers.joining.class_names import is_number
from cmviewer.readers.tables.parts import SamplePart


def with_index(
    predictions: Sequence[SamplePart], truths: Sequence[SamplePart]
) -> tuple[list[SamplePart], tuple[SamplePart, ...]]:
    """Call samples by their index, where no file names images, and one has the same index shuffled.

    Where the truth has no index, that of predictions says which of its rows they are.
    """
    parts = [*predictions, *truths]
    indices = [part.index for part in parts if part.index is not None and part.image is None]
    if truths and not any(truth.index is not None for truth in truths):
        return _by_place(predictions, truths)
    if not truths or len(indices) < len(parts):
        return list(predictions), tuple(truths)
    same = all(set(index.tolist()) == set(indices[0].tolist()) for index in indices)
    if not same or all(np.array_equal(index, indices[0]) for index in indices):
        return list(predictions), tuple(truths)
    named = [replace(part, image=part.index) for part in parts]
    return named[: len(predictions)], tuple(named[len(predictions) :])


def _by_place(
    predictions: Sequence[SamplePart], truths: Sequence[SamplePart]
) -> tuple[list[SamplePart], tuple[SamplePart, ...]]:
    """Call samples of predictions that have an index as the rows of the truth are called, or numbered."""
    counts = {truth.count for truth in truths}
    places = {id(part): _places(part, max(counts)) for part in predictions}
    indexed = any(place is not None for place in places.values())
    if len(counts) > 1 or not indexed or len({truth.image is None for truth in truths}) > 1:
        return list(predictions), tuple(truths)
    numbers = np.arange(truths[0].count).astype(str).astype(object)
    named = [truth if truth.image is not None else replace(truth, image=numbers) for truth in truths]
    names = named[0].image
    assert names is not None
    found = [
        part if (place := places[id(part)]) is None else replace(part, image=names[place])
        for part in predictions
    ]
    return found, tuple(named)


def _places(part: SamplePart, count: int) -> NDArray[Any] | None:
    """Return the rows of the truth that an index of numbers names, int64 (n,); None where it is none."""
    if part.index is None or part.image is not None or part.truth is not None:
        return None
    texts = part.index.tolist()
    if not all(is_number(str(text)) for text in texts):
        return None
    places = np.array(list(map(int, texts)), np.int64)
    is_place = places.size > 0 and places.max() < count and len(np.unique(places)) == len(places)
    return places if is_place and not np.array_equal(places, np.arange(len(places))) else None
