"""Pictures of a page as WebP: a small one of an example, and a larger one of its whole image."""

from base64 import b64encode
from dataclasses import dataclass
from io import BytesIO
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Classes, Detail, Images
from cmviewer.examples.class_colours import class_colours
from cmviewer.examples.crops import Box, Crop
from cmviewer.examples.pixels import ReadPixels, starts_within
from cmviewer.writers.photographs import LoadPhotograph, Photograph, cut

SMALL: Final = 144
"""Most pixels of a side of a small picture, and of a larger one."""
LARGE: Final = 480
_LOSSLESS: Final = 48
"""Up to this side pictures are kept to the pixel: they are looked at pixel by pixel."""
_QUALITY: Final = 50
_OPAQUE: Final = 255
_SHADE: Final = 90
_MARK: Final = (255, 221, 0)
_INSIDE: Final = 140
"""As the window paints pixels, of 255: the rest darkened, and yellow over what is of the cell."""


@dataclass(frozen=True)
class PagePicture:
    """webp: in base64. place: x0 y0 x1 y1 of what it shows, in pixels of the image."""

    webp: str
    place: Box


def crop_picture(photo: Photograph, crop: Crop | None, side: int) -> PagePicture:
    """Cut what is around an object out of a photograph; None: all of it."""
    pixels, place = cut(photo, crop, photo.size)
    return PagePicture(_webp(pixels, side), place)


@dataclass(eq=False)
class Ground:
    """The photograph of an image, decoded at most once; what is painted lies over it."""

    images: Images
    image: int
    load: LoadPhotograph
    _photo: Image.Image | None = None
    _is_read: bool = False

    def at(self, shape: tuple[int, int], size: tuple[int, int]) -> NDArray[np.uint8] | None:
        """Return it at a size, RGB; None where there is none that can be read. shape: of the map over it."""
        if not self._is_read:
            self._is_read, self._photo = True, self._found(shape)
        return None if self._photo is None else np.asarray(self._photo.resize(size))

    def _found(self, shape: tuple[int, int]) -> Image.Image | None:
        found = self.images.find(self.image)
        if found is None:
            return None
        try:
            photo = _opaque(self.load(found, self.images.frame, shape, Detail(2 * LARGE)).pixels)
        except CmviewerError:
            return None  # the map alone says as much; the window tells why
        photo.thumbnail((2 * LARGE, 2 * LARGE))
        return photo


def painted_picture(ground: Ground, read: ReadPixels, classes: Classes, side: int) -> PagePicture:
    """Paint the pixels of a cell over the photograph of an image, or over its truth where there is none.

    A pixel of the picture is painted as soon as one of those that it stands for is.
    """
    height, width = read.inside.shape
    rows, columns = starts_within((height, width), side)
    below = ground.at((height, width), (len(columns), len(rows)))
    if below is None:
        below = _coloured(read.truth[np.ix_(rows, columns)], classes)
    inside = np.maximum.reduceat(np.maximum.reduceat(read.inside, rows, axis=0), columns, axis=1)
    share = np.where(inside, _INSIDE, _SHADE).astype(np.uint16)[..., None]
    blended = below * (255 - share)
    blended += np.where(inside[..., None], np.array(_MARK, np.uint16) * np.uint16(_INSIDE), np.uint16(0))
    return PagePicture(
        _webp((blended // 255).astype(np.uint8), side), (0.0, 0.0, float(width), float(height))
    )


def _coloured(labels: NDArray[np.int32], classes: Classes) -> NDArray[np.uint8]:
    """Labels in the colours of their classes; white where the truth does not judge."""
    table = np.vstack([class_colours(classes), np.full((1, 3), 255, np.uint8)])
    coloured: NDArray[np.uint8] = table[labels]
    return coloured


def _opaque(pixels: NDArray[np.uint8]) -> Image.Image:
    """A picture over white."""
    picture = Image.fromarray(pixels)
    if picture.mode == "RGB" or picture.getchannel("A").getextrema() == (_OPAQUE, _OPAQUE):
        return picture.convert("RGB")
    ground = Image.new("RGBA", picture.size, (255, 255, 255, 255))
    return Image.alpha_composite(ground, picture).convert("RGB")


def _webp(pixels: NDArray[np.uint8], side: int) -> str:
    picture = _opaque(np.ascontiguousarray(pixels))
    picture.thumbnail((side, side), Image.Resampling.HAMMING)
    file = BytesIO()
    if max(picture.size) <= _LOSSLESS:
        picture.save(file, "WEBP", lossless=True)
    else:
        picture.save(file, "WEBP", quality=_QUALITY, method=1)
    return b64encode(file.getvalue()).decode("ascii")
