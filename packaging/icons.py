"""The icon in the forms that systems ask for, all from `resources/icons/cmviewer.svg`."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

PNG_SIZES: Final = (16, 22, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES: Final = (16, 20, 24, 32, 40, 48, 64, 128, 256)
ICNS_SIZES: Final = (32, 64, 128, 256, 512, 1024)


@dataclass(frozen=True)
class IconFiles:
    """The files that were made; `pngs` by their size in pixels."""

    pngs: Mapping[int, Path]
    ico: Path
    icns: Path


def write_icons(svg: Path, folder: Path) -> IconFiles:
    """Write PNGs, `cmviewer.ico` and `cmviewer.icns` into `folder`, which is made if missing.

    No display and no application is needed. Raises `ValueError` where `svg` cannot be drawn.
    """
    folder.mkdir(parents=True, exist_ok=True)
    images = {size: render(svg, size) for size in sorted({*PNG_SIZES, *ICO_SIZES, *ICNS_SIZES})}
    pngs = {size: folder / f"cmviewer-{size}.png" for size in PNG_SIZES}
    for size, file in pngs.items():
        images[size].save(file)
    ico, icns = folder / "cmviewer.ico", folder / "cmviewer.icns"
    images[max(ICO_SIZES)].save(
        ico,
        sizes=[(size, size) for size in ICO_SIZES],
        append_images=[images[size] for size in ICO_SIZES],
    )
    images[max(ICNS_SIZES)].save(icns, append_images=[images[size] for size in ICNS_SIZES])
    return IconFiles(pngs, ico, icns)


def render(svg: Path, size: int) -> Image.Image:
    """Return the drawing as a picture of `size` × `size` pixels, RGBA."""
    renderer = QSvgRenderer(str(svg))
    if not renderer.isValid():
        raise ValueError(f"{svg} cannot be drawn")
    canvas = QImage(size, size, QImage.Format.Format_RGBA8888)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    renderer.render(painter)
    painter.end()
    return Image.frombytes("RGBA", (size, size), bytes(canvas.constBits()))
