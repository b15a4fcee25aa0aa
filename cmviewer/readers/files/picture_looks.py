"""How pictures look, measured on them small: how bright they are, and how blurred."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.archives import archive_of
from cmviewer.bounded_cache import BoundedCache
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import ImageFinder, Images, frozen
from cmviewer.progress import Cancel, Progress
from cmviewer.readers.files.pictures import thumbnail
from cmviewer.said import said

SIDE: Final = 256
"""Neither side of a picture is longer while it is measured: blur depends on its size."""
LUMA: Final = (0.299, 0.587, 0.114)
"""Shares of red, green and blue in the luminance, as ITU-R BT.601 and Pillow have them."""
_DECIMALS: Final = (3, 6)
"""Of brightness and blur: so that each can be written, and equals what is written."""
_THREADS: Final = 2
_AT_ONCE: Final = 16
_KEPT: Final = 100_000
_LOOKS_A_SECOND: Final = 10
"""How often it is looked at whether waiting was given up."""
_UNKNOWN: Final = (np.nan, np.nan)

Look = tuple[float, float]
"""Brightness and blur, NaN where it has none."""


def load_small(file: Path) -> NDArray[np.uint8]:
    """Decode a picture no larger than it is measured, RGBA, uint8 (h, w, 4). Raises `CmviewerError`."""
    return thumbnail(file, SIDE)


class PictureLooks:
    """Measures each picture once, as long as its file stays the same. Used by any thread, one at a time."""

    def __init__(self, load: Callable[[Path], NDArray[np.uint8]] = load_small) -> None:
        self._load = load
        self._known: BoundedCache[tuple[Path, int, int], Look] = BoundedCache(_KEPT)
        self._last: tuple[ImageFinder, NDArray[np.float64]] | None = None
        self._lock = Lock()

    def __call__(self, images: Images, progress: Progress, cancel: Cancel) -> NDArray[np.float64]:
        """Brightness and blur of each image, float64 (N, 2), NaN where there is no file that can be decoded.

        Raises `Cancelled`; what was measured until then is kept.
        """
        with self._alone(cancel):
            if self._last is None or self._last[0] is not images.finder:
                self._last = images.finder, self._measured(images, progress, cancel)
            return self._last[1]

    def _measured(self, images: Images, progress: Progress, cancel: Cancel) -> NDArray[np.float64]:
        found = np.full((len(images), len(_UNKNOWN)), np.nan)
        with ThreadPoolExecutor(_THREADS) as threads:
            for start in range(0, len(images), _AT_ONCE):
                cancel.check()
                progress(said("Measuring brightness and blur"), start, len(images))
                some = range(start, min(start + _AT_ONCE, len(images)))
                found[start : some.stop] = list(threads.map(lambda image: self._of(images.find(image)), some))
        return frozen(found, np.float64)

    def _of(self, file: Path | None) -> Look:
        """Look of a file, measured unless that was done; where it cannot be decoded, showing it says why."""
        if file is None:
            return _UNKNOWN
        try:
            state = (archive_of(file) or file).stat()
            key = file, state.st_size, state.st_mtime_ns
            known = self._known.get(key)
            if known is None:
                known = look_of(self._load(file))
                self._known.keep(key, known)
        except (OSError, CmviewerError):
            return _UNKNOWN
        return known

    @contextmanager
    def _alone(self, cancel: Cancel) -> Iterator[None]:
        """Wait until nobody else measures: it is mostly the same that is asked for."""
        while not self._lock.acquire(timeout=1 / _LOOKS_A_SECOND):
            cancel.check()
        try:
            yield
        finally:
            self._lock.release()


def look_of(pixels: NDArray[np.uint8]) -> Look:
    """Brightness and blur of pixels, RGBA, uint8 (h, w, 4), of which transparency says nothing.

    Brightness is the mean luminance, from 0 to 1. Blur is the variance of the Laplacian of the luminance, of
    each pixel that has four neighbours: Pech-Pacheco et al., Diatom autofocusing in brightfield microscopy,
    ICPR 2000. It is small where a picture is blurred, and NaN where no pixel has them.
    """
    grey = pixels[..., :3] @ np.array(LUMA, np.float32) / 255
    beside = grey[:-2, 1:-1] + grey[2:, 1:-1] + grey[1:-1, :-2] + grey[1:-1, 2:]
    edges = beside - 4 * grey[1:-1, 1:-1]
    blur = float(edges.var(dtype=np.float64)) if edges.size else np.nan
    return round(float(grey.mean(dtype=np.float64)), _DECIMALS[0]), round(blur, _DECIMALS[1])
