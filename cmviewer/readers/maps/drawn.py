"""Labelme's polygons, drawn to pixels: one shape over the other, in the order of the file."""

import math
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from PIL import Image

from cmviewer.errors import CmviewerError, Problem
from cmviewer.limits import COORDINATE, DRAWN_MARGIN, PICTURE_PIXELS
from cmviewer.matching.clipping import cut_to_image
from cmviewer.problems.layouts import NO_SHAPES
from cmviewer.problems.maps import DRAWN_WITHOUT_SIZE
from cmviewer.readers.files.circles import circle, rectangle
from cmviewer.readers.files.json_files import load_json
from cmviewer.readers.layout import CERTAIN, Facts, Presence
from cmviewer.readers.maps.class_table import IGNORED, ClassTable, table_of_names
from cmviewer.readers.maps.decoding import Stored
from cmviewer.readers.maps.map_layout import NO_FIT, MapLayout, SampledSet, map_layout
from cmviewer.readers.maps.map_reading import MapReading, as_numbers
from cmviewer.readers.maps.parts import MapSet

if TYPE_CHECKING:
    from PIL import ImageDraw

_BACKGROUND: Final = "_background_"
_IGNORE: Final = "__ignore__"
_SIDES: Final = 4096
"""Corners of a circle that is larger than most images."""
_FEWEST: Final = {"polygon": 3, "rectangle": 2, "circle": 2}


@dataclass(frozen=True, eq=False)
class Drawing:
    """Draws files of shapes. values: of each class name."""

    values: Mapping[str, int]

    def __call__(self, file: Path) -> Stored:
        """Draw a file, uint8 or uint16 (H, W). Raises `CmviewerError`."""
        page = _page(file)
        image = Image.new("I", _size(file, page), _ground(self.values))
        from PIL import ImageDraw  # noqa: PLC0415 - few maps are drawn

        draw = ImageDraw.Draw(image)
        for shape in _shapes(page):
            _draw(draw, image.size, shape, self.values.get(str(shape.get("label")), IGNORED))
        stored = np.asarray(image)
        return stored.astype(np.uint8 if int(stored.max()) <= IGNORED else np.uint16)


def drawing_table(files: Iterable[Path], listed: ClassTable | None) -> ClassTable:
    """The classes of files of shapes: those that are listed, else the background and all labels by name."""
    if listed is not None:
        return listed
    labels = {str(shape.get("label")) for file in files for shape in _shapes_of(file)}
    names = (_BACKGROUND, *sorted(labels - {_BACKGROUND, _IGNORE}))
    return table_of_names("the labels of labelme's files", names)


def holds_shapes(file: Path) -> bool:
    """Tell whether a JSON file is one of labelme's."""
    try:
        return "shapes" in _page(file)
    except CmviewerError:
        return False


def _page(file: Path) -> dict[str, Any]:
    page = load_json(file, [])
    if not isinstance(page, dict):
        raise CmviewerError(NO_SHAPES.of(file))
    return page


def _ground(values: Mapping[str, int]) -> int:
    """The value of what no shape covers."""
    return next((values[name] for name in (_BACKGROUND, "background") if name in values), IGNORED)


def _size(file: Path, page: Mapping[str, Any]) -> tuple[int, int]:
    width, height = page.get("imageWidth"), page.get("imageHeight")
    if not (isinstance(width, int) and isinstance(height, int)) or not 0 < width * height <= PICTURE_PIXELS:
        raise CmviewerError(DRAWN_WITHOUT_SIZE.of(file))
    return width, height


def _shapes(page: Mapping[str, Any]) -> list[dict[str, Any]]:
    shapes = page.get("shapes")
    return [shape for shape in shapes if isinstance(shape, dict)] if isinstance(shapes, list) else []


def _shapes_of(file: Path) -> list[dict[str, Any]]:
    try:
        return _shapes(_page(file))
    except CmviewerError:
        return []  # counting says why


def _is_point(value: object) -> bool:
    return (
        isinstance(value, list) and len(value) == 2 and all(isinstance(part, int | float) for part in value)
    )


def _point(*parts: float) -> tuple[float, float]:
    """Return x and y as floats; a whole number that no float holds lies at infinity, as 1e999 does."""
    x, y = (float(part) if abs(part) <= sys.float_info.max else math.inf for part in parts)
    return x, y


def _draw(draw: "ImageDraw.ImageDraw", size: tuple[int, int], shape: Mapping[str, Any], value: int) -> None:
    """Draw what encloses pixels of an image, width and height; points and lines do not."""
    kind = str(shape.get("shape_type") or "polygon")
    listed = shape.get("points")
    points = [_point(*pair) for pair in filter(_is_point, listed if isinstance(listed, list) else ())]
    if len(points) < _FEWEST.get(kind, len(points) + 1) or not np.isfinite(points).all():
        return
    if kind == "circle":
        (x0, y0), (x1, y1) = points[:2]
        radius = min(COORDINATE, float(np.hypot(x1 - x0, y1 - y0)))
        if max(abs(x0), abs(y0), radius) < DRAWN_MARGIN:
            draw.ellipse((x0 - radius, y0 - radius, x0 + radius, y0 + radius), fill=value, outline=value)
            return
        points = circle(x0, y0, radius, _SIDES)  # Pillow would walk along all of it
    elif kind == "rectangle":
        (x0, y0), (x1, y1) = points[:2]
        points = rectangle(x0, y0, x1, y1)
    width, height = size
    cut = cut_to_image(np.array(points), height, width)
    if len(cut):
        draw.polygon([(x, y) for x, y in cut.tolist()], fill=value, outline=value)


def is_drawn(maps: MapSet) -> bool:
    """Tell whether maps are shapes that have to be drawn."""
    return next(iter(maps.files.values())).suffix.lower() == ".json"


def _fit(sampled: SampledSet) -> float:
    return CERTAIN if is_drawn(sampled.maps) else NO_FIT


def _read(sampled: SampledSet, problems: list[Problem]) -> MapReading:  # noqa: ARG001 - as all layouts
    table = drawing_table(sampled.maps.files.values(), sampled.listed)
    values = dict(zip(table.names, table.values.tolist(), strict=True))
    return MapReading(table, as_numbers, read=Drawing(values))


LAYOUT: Final[MapLayout] = map_layout(
    "labelme JSON, drawn to pixels",
    "truth/a.json, predictions/a.png",
    Facts(scores=Presence.NEVER, names=Presence.ALWAYS, image_size=Presence.ALWAYS),
    _fit,
    _read,
    frozenset({".json"}),
)
