"""What became of each pixel of an image between two compared checkpoints; made in a worker."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.comparison.changes import CHANGES, Change, kinds_of
from cmviewer.confusion.comparison.letters import Letter
from cmviewer.confusion.comparison.pair import ComparedPair
from cmviewer.evaluation import NOT_COUNTED, LabelMaps
from cmviewer.examples.map_cache import Labels
from cmviewer.examples.pixels import ReadPixels
from cmviewer.gui.examples.maps.pictures import Pyramid, argb, striking_picture
from cmviewer.matching import check_sizes

COLOURS: Final = {
    Change.STILL: ((84, 90, 99), 150),
    Change.MOVED: ((204, 121, 167), 220),
    Change.FIXED: ((0, 140, 220), 220),
    Change.BROKEN: ((230, 94, 0), 235),
}
"""Colour and opacity of pixels by what became of them, the most striking last; of all others nothing.

Grey is dark: a lighter one is pink to those who are blind to green.
"""
WORDS: Final = "fixed blue · broken orange · moved pink · still wrong grey"


def changed_picture(pair: ComparedPair, image: int, read: ReadPixels) -> Pyramid | None:
    """Paint what changed; None where the other run has no map of the image. Raises `CmviewerError`."""
    codes = changed_codes(pair, image, read)
    if codes is None:
        return None
    table = np.concatenate([[0], *(argb(*colour) for colour in COLOURS.values())]).astype(np.uint32)
    return striking_picture(codes, table)


def changed_codes(pair: ComparedPair, image: int, read: ReadPixels) -> NDArray[np.uint8] | None:
    """Place in `COLOURS`, from 1, of what became of each pixel, uint8 (H, W); 0 where that is none of them.

    read: what is true and what the shown checkpoint says.
    """
    predictions, other = pair.other.result.predictions, pair.other_image(image)
    if other is None or not isinstance(predictions, LabelMaps) or not predictions.has_map[other]:
        return None
    joining = pair.comparison.joining
    labels = {Letter.A: joining.label_of_a, Letter.B: joining.label_of_b}
    said = _joined(predictions.labels(other), labels[pair.letter])
    check_sizes(read.truth, said, predictions.file(other))
    truth, shown = (_joined(one, labels[pair.letter.other]) for one in (read.truth, read.prediction))
    sides = (said, shown) if pair.letter is Letter.A else (shown, said)
    kinds = kinds_of(truth, *sides)
    codes = np.zeros(truth.shape, np.uint8)
    for place, change in enumerate(COLOURS, 1):
        codes[(kinds == CHANGES.index(change)) & (truth != NOT_COUNTED)] = place
    return codes


def _joined(labels: Labels, of_run: Labels) -> Labels:
    """Labels of a run as labels of the comparison; what is not judged stays so."""
    joined: Labels = np.append(of_run, np.int32(NOT_COUNTED))[labels]
    return joined
