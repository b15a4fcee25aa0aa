"""Images that were decoded last, for the next object is often in the same one."""

from pathlib import Path
from typing import Final

from cmviewer.bounded_cache import BoundedCache
from cmviewer.evaluation import Frame
from cmviewer.readers.files.photos import Photo, load_photo

KEPT: Final = 200_000_000
"""Bytes of pixels that are kept; the image that is in use is kept in any case."""


class DecodedPictures:
    """Used by every thread that makes thumbnails."""

    def __init__(self) -> None:
        self._kept: BoundedCache[int, Photo] = BoundedCache(KEPT, lambda photo: photo.pixels.nbytes)

    def get(self, image: int, source: Path | bytes, frame: Frame) -> Photo:
        """Decode an image, or give what was decoded. Raises `CmviewerError`."""
        known = self._kept.get(image)
        if known is not None:
            return known
        photo = load_photo(source, frame)
        self._kept.keep(image, photo)
        return photo
