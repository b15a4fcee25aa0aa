"""Where the words of objects stand over an image: the example's always, others where there is room."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QTransform

from cmviewer.confusion.view_state import Side
from cmviewer.gui.examples.image.objects import Drawn

PAD: Final = 3.0
LEAST_BOX: Final = 18.0
"""Width of a box on the screen under which it has no words of its own."""
MOST: Final = 120
"""Words of other objects that are written at once."""


def placed_labels(
    drawn: Sequence[Drawn],
    to_screen: QTransform,
    size_of: Callable[[str], QSizeF],
    seen: QRectF,
    pointed: Drawn | None,
) -> list[tuple[Drawn, QRectF]]:
    """Return the plate of each object that has words, in pixels of the screen; those of most weight last.

    size_of: the size of words. seen: all of the screen, empty where none is known. pointed: the object under
    the pointer, whose words are always written. Others cover neither words nor what the example is about.
    """
    places = [to_screen.mapRect(one.box) for one in drawn]
    first = [at for at, one in enumerate(drawn) if one.is_chosen or one is pointed]
    found = [(drawn[at], _plate(drawn[at], places[at], size_of, seen)) for at in first]
    taken = [plate for _, plate in found] + [places[at] for at in first]
    wide = [at for at in range(len(drawn)) if at not in first and places[at].width() >= LEAST_BOX]
    others: list[tuple[Drawn, QRectF]] = []
    for at in sorted(wide, key=lambda at: -places[at].width() * places[at].height())[: 4 * MOST]:
        plate = _plate(drawn[at], places[at], size_of, seen)
        if len(others) < MOST and not any(plate.intersects(one) for one in taken):
            others.append((drawn[at], plate))
            taken.append(plate)
    return [*others, *found]


def _plate(one: Drawn, place: QRectF, size_of: Callable[[str], QSizeF], seen: QRectF) -> QRectF:
    """Of a truth above its box, of a prediction below, so that both can be read; within what is seen."""
    words = size_of(one.words)
    width = words.width() + 2 * PAD
    left, top = place.left(), place.top() - words.height() if one.side is Side.TRUTH else place.bottom()
    top += words.height() if one.is_compared else 0.0  # below what the shown one says of the same
    if not seen.isEmpty():
        top = min(max(seen.top(), top), seen.bottom() - words.height())
        left = max(seen.left(), min(left, seen.right() - width))
    return QRectF(left, top, width, words.height())
