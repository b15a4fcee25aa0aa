"""Predictions of a few images, kept beside what a shard came to: they show whether the whole makes sense."""

from collections.abc import Iterable

import msgspec
import numpy as np
from numpy.typing import NDArray

from cmviewer.evaluation import Annotations, frozen


class Sample(msgspec.Struct, frozen=True):
    """M boxes: image, label int32 (M,), box float64 (M, 4), score float32 (M,), as the bytes of arrays."""

    image: bytes = b""
    label: bytes = b""
    box: bytes = b""
    score: bytes = b""


def sample_of(predictions: Annotations, images: NDArray[np.int64], first_image: int) -> Sample:
    """Take the boxes of some images. first_image: what image 0 is of the whole."""
    some = predictions.take(np.flatnonzero(np.isin(predictions.image, images)))
    image = (some.image + np.int32(first_image)).astype(np.int32)
    return Sample(image.tobytes(), some.label.tobytes(), some.box.tobytes(), some.known_score.tobytes())


def annotations_of(samples: Iterable[Sample]) -> Annotations:
    """Put the boxes of several shards together, which come in the order of their images."""
    every = tuple(samples)
    box = np.frombuffer(b"".join(one.box for one in every), np.float64)
    return Annotations(
        frozen(np.frombuffer(b"".join(one.image for one in every), np.int32), np.int32),
        frozen(np.frombuffer(b"".join(one.label for one in every), np.int32), np.int32),
        frozen(box.reshape(-1, 4), np.float64),
        frozen(np.frombuffer(b"".join(one.score for one in every), np.float32), np.float32),
    )
