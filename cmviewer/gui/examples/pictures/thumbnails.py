"""Small pictures of images and of parts of them, read by worker threads, kept in a cache."""

import math
from collections import OrderedDict
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap

from cmviewer.bounded_cache import BoundedCache
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Images
from cmviewer.examples.crops import Box, Crop
from cmviewer.examples.map_cache import ReadMaps
from cmviewer.examples.pixels import Painted
from cmviewer.gui.examples.maps.thumbnails import painted_thumbnail
from cmviewer.gui.examples.pictures.decoded import DecodedPictures
from cmviewer.gui.examples.pictures.web_pictures import WebPictures, source_of
from cmviewer.gui.workers import Workers, end_of_waiting
from cmviewer.progress import Cancel, Cancelled
from cmviewer.readers.files.photos import Photo
from cmviewer.readers.files.pictures import thumbnail

SIZE: Final = 112
DENSE: Final = 2
"""Most pixels of a side of a part in those of the screen, enough for screens of twice the density."""
CACHED: Final = 400_000_000
"""Bytes of pictures that are kept."""
FEWEST: Final = 200
WAITING: Final = 400
"""Requests that wait; older ones are dropped, for they have been scrolled past."""
THREADS: Final = 2
MISSING: Final = "not found"
BROKEN: Final = "cannot be shown"
NAMELESS: Final = "no image file"


ImagePart = Crop | Painted | None
"""What of an image is shown: what is around an object, or which pixels are painted; None: all of it."""

Key = tuple[int, ImagePart]


@dataclass(frozen=True, eq=False)
class Thumbnail:
    """A picture, or why there is none. place: of a part, where it lies in its image."""

    pixmap: QPixmap | None
    trouble: str
    place: Box | None = None


@dataclass(frozen=True, eq=False)
class _Answer:
    """What a worker found."""

    picture: QImage | None
    trouble: str
    place: Box | None = None


class Thumbnails(QObject):
    """Gives thumbnails that are there, and fetches the others, the last asked for first."""

    arrived = Signal()
    troubled = Signal(object)
    _loaded = Signal(object, object, object)
    _crashed = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.web = WebPictures()
        self.maps = ReadMaps()
        self._cancel = Cancel()
        self.workers = Workers(THREADS, "cmviewer-thumbnail")
        self._kept: BoundedCache[Key, Thumbnail] = BoundedCache(CACHED, _bytes_of, FEWEST)
        self._side = SIZE
        self._waiting: OrderedDict[Key, None] = OrderedDict()
        self._running: set[Key] = set()
        self._images: Images | None = None
        self._decoded = DecodedPictures()
        self.any_missing = False
        self._loaded.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._crashed.connect(self._raise, Qt.ConnectionType.QueuedConnection)

    def set_images(self, images: Images | None) -> None:
        """Forget everything and serve other images."""
        self._stop_fetching()
        self._images = images
        self._decoded = DecodedPictures()
        self.maps.forget()
        self.any_missing = False
        self._kept.clear()
        self._waiting.clear()
        self._running.clear()

    def get(self, image: int, part: ImagePart = None) -> Thumbnail | None:
        """Thumbnail of an image, or of a part of it; None where it comes later."""
        key = (image, part)
        known = self._kept.get(key)
        if known is not None:
            return known
        if key not in self._running and self._images is not None:
            self._waiting[key] = None
            self._waiting.move_to_end(key)
            while len(self._waiting) > WAITING:
                self._waiting.popitem(last=False)
            self._start()
        return None

    @property
    def is_idle(self) -> bool:
        """Whether every thumbnail that was asked for is there."""
        return not self._waiting and not self._running

    @property
    def kept(self) -> int:
        """How many thumbnails are there."""
        return len(self._kept)

    def allow(self, origins: list[str]) -> None:
        """Fetch pictures from these hosts, from now on."""
        self.web.allow(origins)
        self._kept.keep_only(lambda one: one.pixmap is not None)
        self.arrived.emit()

    def show_side(self, side: int) -> None:
        """Make pictures for places of that many pixels from now on; smaller ones are made again."""
        steps = -(-side // SIZE)
        if steps * SIZE != self._side:
            self._side = steps * SIZE
            self._kept.clear()
            self.arrived.emit()

    def stop(self, end: float | None = None) -> None:
        """Drop what waits and end the threads, waiting for them until `end` as `Jobs.stop` does."""
        self._stop_fetching()
        self._waiting.clear()
        self._images = None
        self.workers.stop(end_of_waiting() if end is None else end)

    def _start(self) -> None:
        while self._waiting and len(self._running) < THREADS and self._images is not None:
            key, _ = self._waiting.popitem(last=True)
            self._running.add(key)
            work = partial(self._load, self._images, key, self._decoded, self._cancel)
            self.workers.submit(work, partial(self._tell_crash, self._images, key))

    def _stop_fetching(self) -> None:
        self._cancel.set()
        self._cancel = Cancel()
        self.web.forget_waiting()

    def _load(self, images: Images, key: Key, decoded: DecodedPictures, cancel: Cancel) -> None:
        """Runs in a worker: reads one picture."""
        image, part = key
        try:
            if isinstance(part, Painted):
                answer = self._painted(images, image, part, cancel)
            else:
                answer = self._seen(images, image, part, decoded, cancel)
        except Cancelled:
            return
        except CmviewerError as error:
            self.troubled.emit(error)
            answer = _Answer(None, error.problems[0].what)
        self._loaded.emit(images, key, answer)

    def _tell_crash(self, images: Images, key: Key, future: Future[None]) -> None:
        """Runs in a worker: an error that is our own fault must not end there."""
        if not future.cancelled() and (error := future.exception()) is not None:
            self._crashed.emit(images, key, error)

    def _raise(self, images: Images, key: Key, error: BaseException) -> None:
        self._take(images, key, _Answer(None, BROKEN))
        raise error

    def _seen(
        self, images: Images, image: int, crop: Crop | None, decoded: DecodedPictures, cancel: Cancel
    ) -> _Answer:
        source = source_of(images, image, self.web, cancel)
        if source is None:
            return _Answer(None, NAMELESS if images.names is None else MISSING)
        if crop is None:
            pixels = thumbnail(source, self._side, frame=images.frame)
            return _Answer(enlarged(qimage_of(pixels), self._side), "")
        return _cropped(decoded.get(image, source, images.frame), crop, DENSE * self._side)

    def _painted(self, images: Images, image: int, part: Painted, cancel: Cancel) -> _Answer:
        read = part.read(image, self.maps)
        side = self._side
        picture = painted_thumbnail(
            lambda: source_of(images, image, self.web, cancel), images.frame, read, part.classes, DENSE * side
        )
        return _Answer(enlarged(picture, side), "")

    def _take(self, images: Images, key: Key, answer: _Answer) -> None:
        if images is not self._images:
            return
        self._running.discard(key)
        self.any_missing |= answer.trouble == MISSING
        pixmap = None if answer.picture is None else QPixmap.fromImage(answer.picture)
        self._kept.keep(key, Thumbnail(pixmap, answer.trouble, answer.place))
        self._start()
        self.arrived.emit()


def _bytes_of(one: Thumbnail) -> int:
    return 200 if one.pixmap is None else 200 + 4 * one.pixmap.width() * one.pixmap.height()


def _cropped(photo: Photo, crop: Crop, most: int) -> _Answer:
    """Cut a part out of an image; whole pixels of what is decoded of it."""
    height, width = photo.pixels.shape[:2]
    across, down = photo.size[0] / width, photo.size[1] / height
    x0, y0, x1, y1 = crop.place_within(*photo.size)
    left, top = int(x0 / across), int(y0 / down)
    right, bottom = max(left + 1, math.ceil(x1 / across)), max(top + 1, math.ceil(y1 / down))
    picture = qimage_of(photo.pixels[top:bottom, left:right])
    if max(picture.width(), picture.height()) > most:
        aspect, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        picture = picture.scaled(most, most, aspect, smooth)
    right, bottom = min(right, width), min(bottom, height)
    return _Answer(picture, "", (left * across, top * down, right * across, bottom * down))


def qimage_of(rgba: NDArray[np.uint8]) -> QImage:
    """Copy pixels, uint8 (H, W, 4), into an image; may run in a worker."""
    height, width = rgba.shape[:2]
    pixels = np.ascontiguousarray(rgba)
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()


def enlarged(picture: QImage, side: int) -> QImage:
    """Enlarge a picture that is much smaller than its place, with sharp pixels."""
    if max(picture.width(), picture.height()) > side // 2:
        return picture
    size = picture.size().scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio)
    return picture.scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.FastTransformation
    )
