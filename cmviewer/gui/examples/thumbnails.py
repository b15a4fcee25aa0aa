"""Small pictures of images, read by worker threads, kept in a cache."""

from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Images
from cmviewer.gui.examples.web_pictures import WebPictures, source_of
from cmviewer.progress import Cancel, Cancelled
from cmviewer.readers.pictures import thumbnail

SIZE: Final = 112
CACHED: Final = 3_000
WAITING: Final = 400
"""Requests that wait; older ones are dropped, for they have been scrolled past."""
THREADS: Final = 2
MISSING: Final = "not found"
NAMELESS: Final = "no image file"


@dataclass(frozen=True, eq=False)
class Thumbnail:
    """A picture, or why there is none."""

    pixmap: QPixmap | None
    trouble: str


class Thumbnails(QObject):
    """Gives thumbnails that are there, and fetches the others, the last asked for first."""

    arrived = Signal()
    _loaded = Signal(object, int, object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.web = WebPictures()
        self._cancel = Cancel()
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="cmviewer-thumbnail")
        self._cache: OrderedDict[int, Thumbnail] = OrderedDict()
        self._waiting: OrderedDict[int, None] = OrderedDict()
        self._running: set[int] = set()
        self._images: Images | None = None
        self.any_missing = False
        self._loaded.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def set_images(self, images: Images | None) -> None:
        """Forget everything and serve other images."""
        self._stop_fetching()
        self._images = images
        self.any_missing = False
        self._cache.clear()
        self._waiting.clear()
        self._running.clear()

    def get(self, image: int) -> Thumbnail | None:
        """Thumbnail of an image; None where it comes later."""
        known = self._cache.get(image)
        if known is not None:
            self._cache.move_to_end(image)
            return known
        if image not in self._running and self._images is not None:
            self._waiting[image] = None
            self._waiting.move_to_end(image)
            while len(self._waiting) > WAITING:
                self._waiting.popitem(last=False)
            self._start()
        return None

    def allow(self, origins: list[str]) -> None:
        """Fetch pictures from these hosts, from now on."""
        self.web.allow(origins)
        self._cache = OrderedDict((i, one) for i, one in self._cache.items() if one.pixmap is not None)
        self.arrived.emit()

    def stop(self) -> None:
        """Drop what waits and end the threads."""
        self._stop_fetching()
        self._waiting.clear()
        self._images = None
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _start(self) -> None:
        while self._waiting and len(self._running) < THREADS and self._images is not None:
            image, _ = self._waiting.popitem(last=True)
            self._running.add(image)
            self._pool.submit(self._load, self._images, image, self._cancel)

    def _stop_fetching(self) -> None:
        self._cancel.set()
        self._cancel = Cancel()
        self.web.forget_waiting()

    def _load(self, images: Images, image: int, cancel: Cancel) -> None:
        """Runs in a worker: reads one picture."""
        try:
            source = source_of(images, image, self.web, cancel)
            if source is None:
                self._loaded.emit(images, image, None, NAMELESS if images.names is None else MISSING)
                return
            picture = qimage_of(thumbnail(source, SIZE))
        except Cancelled:
            return
        except CmviewerError as error:
            self._loaded.emit(images, image, None, error.problems[0].what)
            return
        self._loaded.emit(images, image, enlarged(picture, SIZE), "")

    def _take(self, images: Images, image: int, picture: QImage | None, trouble: str) -> None:
        if images is not self._images:
            return
        self._running.discard(image)
        self.any_missing |= trouble == MISSING
        self._cache[image] = Thumbnail(None if picture is None else QPixmap.fromImage(picture), trouble)
        while len(self._cache) > CACHED:
            self._cache.popitem(last=False)
        self._start()
        self.arrived.emit()


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


def missing_text(candidates: tuple[Path, ...]) -> str:
    """Say where an image was looked for."""
    if not candidates:
        return "The results name no image file."
    return "Not found:\n" + "\n".join(map(str, candidates[:6]))
