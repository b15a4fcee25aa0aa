"""What all callbacks share: the framework's own class, plain arrays, and writing that ends no training."""

import logging
import sys
from collections.abc import Callable, Mapping
from functools import reduce
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

Foreign: TypeAlias = Any
"""A value of a framework, which is not installed with us."""
_LOG: Final = logging.getLogger("cmviewer.callbacks")


def callback_of(
    places: tuple[tuple[str, str], ...], methods: Mapping[str, Callable[..., Foreign]]
) -> Foreign:
    """Return an object with these methods, of the framework's own class of callbacks where it is imported.

    places: modules, and the name of the class in each; the first that is imported counts.
    """
    base: Any = object
    for module, name in places:
        if module in sys.modules:
            base = reduce(getattr, name.split("."), sys.modules[module])
            break
    return type("LogCheckpoint", (base,), dict(methods))()


def quietly(write: Callable[[], object]) -> None:
    """Write, and say why where that cannot be done."""
    try:
        write()
    except Exception as error:  # noqa: BLE001 - no mistake in what is written, ours included, may end a training run
        _LOG.warning("cmviewer has written no checkpoint: %s", error)


def array_of(values: Foreign) -> NDArray[Foreign]:
    """Return values as a plain array; a tensor leaves its graph and its device."""
    if hasattr(values, "detach"):
        values = values.detach().cpu()
        values = values.float() if "bfloat16" in str(values.dtype) else values
    return np.asarray(values)


def scores_of(values: Foreign) -> NDArray[Foreign]:
    """Return scores (N, K); of a single output (N, 1) it is the probability of the second of two classes."""
    scores = array_of(values)
    if scores.ndim == 2 and scores.shape[1] == 1:
        return np.hstack([1 - scores, scores])
    return scores
