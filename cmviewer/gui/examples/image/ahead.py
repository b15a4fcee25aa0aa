"""Reads what is likely looked at next, so that it is there within a frame; and glimpses of what is large."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import numpy as np
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QListView

from cmviewer.bounded_cache import BoundedCache
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Evaluation, Images
from cmviewer.examples.examples import Example
from cmviewer.gui.examples.image.example_details import ExampleCaches, ExampleDetails, details_of
from cmviewer.gui.examples.listing.model import EXAMPLE_ROLE
from cmviewer.gui.examples.pictures.thumbnails import qimage_of
from cmviewer.gui.jobs import Jobs
from cmviewer.progress import Cancel
from cmviewer.readers.files.addresses import is_address
from cmviewer.readers.files.pictures import DAMAGE, open_picture, thumbnail

IMAGE, AHEAD, GLIMPSE = "image", "images ahead", "glimpse"
"""Jobs."""
KEPT: Final = 250_000_000
"""Bytes of pictures; the two neighbours are kept in any case."""
LARGE: Final = 3_000_000
"""Pixels of a picture that is first shown smaller."""
GLIMPSE_SIDE: Final = 640

Key = tuple[int, int, int, tuple[int, ...] | None]


class ReadAhead(QObject):
    """Keeps the details of the examples beside the one that is looked at."""

    def __init__(self, jobs: Jobs, caches: ExampleCaches, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._caches = caches
        self._cards: QListView | None = None
        self._kept: BoundedCache[Key, tuple[Evaluation, ExampleDetails]] = BoundedCache(KEPT, _weight, 2)

    def follow(self, cards: QListView) -> None:
        """Read ahead in this list."""
        self._cards = cards

    def forget(self) -> None:
        """Keep nothing: pictures lie elsewhere now, or something else is open."""
        self._jobs.cancel(AHEAD)
        self._kept.clear()

    def details(self, evaluation: Evaluation, example: Example) -> ExampleDetails | None:
        """Return what is known of an example; None where it has to be read."""
        kept = self._kept.get(_key(evaluation, example))
        return None if kept is None else kept[1]

    def begin(self, evaluation: Evaluation) -> None:
        """Read what stands beside the current example, the next one first."""
        wanted = [one for one in self._neighbours() if _key(evaluation, one) not in self._kept]
        images, caches = evaluation.images, self._caches
        wanted = [one for one in wanted if images.names is None or not is_address(images.name(one.image))]
        if not wanted:
            return

        def read(_progress: object, cancel: Cancel) -> None:
            for one in wanted:
                cancel.check()
                details = prepared(details_of(evaluation, one, caches, cancel))
                self._kept.keep(_key(evaluation, one), (evaluation, details))

        self._jobs.start(AHEAD, read, lambda _: None, lambda _: None)

    def _neighbours(self) -> list[Example]:
        if self._cards is None:
            return []
        at, model = self._cards.currentIndex().row(), self._cards.model()
        found = [model.index(at + by, 0).data(EXAMPLE_ROLE) for by in (1, -1)]
        return [one for one in found if isinstance(one, Example)]


def prepared(details: ExampleDetails) -> ExampleDetails:
    """Bring a picture into the form in which the screen takes it, for that takes time; runs in a worker."""
    pixels = details.picture.pixels
    if pixels is None or details.maps is not None:
        return details
    return replace(details, picture=replace(details.picture, pixels=as_on_screen(pixels)))


def as_on_screen(picture: QImage) -> QImage:
    """Return it in the form that the screen takes as it is: of any other the window makes a copy, slowly.

    Twelve megapixels that could be seen through, and are not, keep it waiting for twenty times as long.
    """
    rgba = picture.convertToFormat(QImage.Format.Format_RGBA8888)
    sees_through = bool((np.frombuffer(rgba.constBits(), np.uint8)[3::4] < 255).any())
    forms = QImage.Format
    return rgba.convertToFormat(forms.Format_ARGB32_Premultiplied if sees_through else forms.Format_RGB32)


def begin_glimpse(jobs: Jobs, images: Images, image: int, show: Callable[[QImage], None]) -> None:
    """Show a picture small, while it is read as a whole; nothing where that is not long."""

    def done(picture: QImage | None) -> None:
        if picture is not None:
            show(picture)

    jobs.start(GLIMPSE, lambda _progress, _cancel: glimpse(images, image), done, lambda _: None)


def glimpse(images: Images, image: int) -> QImage | None:
    """Return a large picture small, which is quick of a photo; None of all others. Runs in a worker."""
    path = images.find(image)
    if path is None:
        return None
    try:
        with open_picture(path) as opened:
            if opened.width * opened.height < LARGE or opened.format != "JPEG":
                return None
        return as_on_screen(qimage_of(thumbnail(path, GLIMPSE_SIDE, frame=images.frame)))
    except (CmviewerError, OSError, *DAMAGE):
        return None  # it is said when it is read as a whole


def _key(evaluation: Evaluation, example: Example) -> Key:
    """What tells examples apart; what it names by its place in memory is kept with them."""
    return id(evaluation), id(example.counted), example.row, example.members


def _weight(kept: tuple[Evaluation, ExampleDetails]) -> int:
    pixels = kept[1].picture.pixels
    return 1_000_000 + (0 if pixels is None else pixels.sizeInBytes())
