"""What all callbacks share: the framework's own class, plain arrays, and writing that ends no training."""

import logging
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import reduce
from importlib import import_module
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

Foreign: TypeAlias = Any
"""A value of a framework, which is not installed with us."""
LOG: Final = logging.getLogger("cmviewer.callbacks")


def callback_of(
    places: tuple[tuple[str, str], ...], methods: Mapping[str, Callable[..., Foreign]]
) -> Foreign:
    """Return an object with these methods, of the framework's own class of callbacks where there is one.

    A framework calls each of its hooks, so all others have to be there, too. places: modules, and the name of
    the class in each; the first that is imported counts, else the first that is installed.
    """
    return type("LogCheckpoint", (_base(places),), dict(methods))()


def _base(places: tuple[tuple[str, str], ...]) -> Foreign:
    for module, name in sorted(places, key=lambda place: place[0] not in sys.modules):
        with suppress(ImportError):
            return reduce(getattr, name.split("."), import_module(module))
    return object


def quietly(write: Callable[[], object]) -> None:
    """Write, and say why where that cannot be done."""
    try:
        write()
    except Exception as error:  # noqa: BLE001 - no mistake in what is written, ours included, may end a training run
        LOG.warning("cmviewer has written no checkpoint: %s", error)


def array_of(values: Foreign) -> NDArray[Foreign]:
    """Return values as a plain array; a tensor leaves its graph and its device."""
    if hasattr(values, "detach"):
        values = values.detach().cpu()
        values = values.float() if "bfloat16" in str(values.dtype) else values
    return np.asarray(values)


def joined(batches: Sequence[Foreign]) -> NDArray[Foreign]:
    """Return what batches hold as one array."""
    return np.concatenate([array_of(batch) for batch in batches])


def scores_of(values: Foreign) -> NDArray[Foreign]:
    """Return scores (N, K); of a single output (N, 1) those of two classes.

    It is the probability of the second, or its logit where one of them is no probability: ask this of all
    samples at once.
    """
    scores = array_of(values)
    if scores.ndim != 2 or scores.shape[1] != 1:
        return scores
    are_logits = bool(((scores < 0) | (scores > 1)).any())
    return np.hstack([np.zeros_like(scores) if are_logits else 1 - scores, scores])
