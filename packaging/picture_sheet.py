"""Makes pictures of the real window at all sizes, themes and counts of classes, to be looked at by a person.

python packaging/picture_sheet.py [FOLDER] [WORD ...]

They go to build/pictures, with a page that shows them side by side. Of words, only pictures of which the
name holds one of them are made. Nobody sees the window.
"""

import csv
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import product
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from screenshot import font, run_until, shown_in

from cmviewer.gui.application import make_application
from cmviewer.gui.garbage import garbage_collected_here
from cmviewer.gui.main_window import MainWindow
from cmviewer.gui.settings import Settings
from cmviewer.gui.theme import Theme, apply_theme
from cmviewer.readers import OpenRequest
from cmviewer.resources import SAMPLES, sample
from cmviewer.workspace.face import Face

SIZES: Final = ((1024, 640), (1280, 800), (1600, 1000), (2560, 1440))
THEMES: Final = (Theme.LIGHT, Theme.DARK)
CLASSES: Final = (3, 10, 30, 81, 300, 1_000)
IMAGES: Final = 12
SETTLED: Final = 0.7
"""Seconds in which thumbnails arrive."""
FRUIT: Final = ("apple", "pear", "plum", "cherry", "lemon", "melon", "grape", "peach", "banana", "kiwi")


@dataclass(frozen=True)
class Picture:
    """A first start of a size, on some data or none, with the largest error selected."""

    data: str
    path: Path | None
    size: tuple[int, int]
    theme: Theme
    face: Face

    @property
    def name(self) -> str:
        """Name of its file, without the ending."""
        return f"{self.data}-{self.face}-{self.size[0]}x{self.size[1]}-{self.theme}"


def pictures(made: Path) -> Iterator[Picture]:
    """Yield all of the sheet; data of some count of classes is made below a folder."""
    data: dict[str, Path | None] = {name: sample(name) for name in SAMPLES}
    data |= {f"{count}-classes": write_classes(made / f"{count} classes", count) for count in CLASSES}
    for (name, path), size, theme, face in product(data.items(), SIZES, THEMES, Face):
        yield Picture(name, path, size, theme, face)
    for size, theme in product(SIZES, THEMES):
        yield Picture("start", None, size, theme, Face.MATRIX)


def write_classes(folder: Path, count: int) -> Path:
    """Write results of so many classes, with mistakes between neighbours and a few images."""
    random = np.random.default_rng(count)
    samples = max(1_500, 15 * count)
    truth = random.integers(0, count, samples)
    near = (truth + random.geometric(0.3, samples)) % count
    predicted = np.where(random.random(samples) < 0.8, truth, near)
    scores = random.random(samples)
    names = [f"{FRUIT[label % len(FRUIT)]} {label}" for label in range(count)]
    (folder / "images").mkdir(parents=True)
    for number in range(IMAGES):
        coarse = random.integers(60, 220, (6, 8, 3), dtype=np.uint8)
        picture = Image.fromarray(coarse).resize((640, 480), Image.Resampling.BICUBIC)
        picture.save(folder / "images" / f"{number}.jpg")
    with (folder / "model.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("image", "truth", "prediction", "score"))
        writer.writerows(
            (f"images/{row % IMAGES}.jpg", names[one], names[other], f"{score:.3f}")
            for row, (one, other, score) in enumerate(zip(truth, predicted, scores, strict=True))
        )
    return folder


def take(picture: Picture, application: QApplication, file: Path) -> None:
    """Start anew in that size, open the data, look at its largest error, and keep what is seen."""
    apply_theme(application, picture.theme)
    with tempfile.TemporaryDirectory() as empty:
        store = QSettings(str(Path(empty) / "settings.ini"), QSettings.Format.IniFormat)
        window = MainWindow(Settings(store))
        window.resize(*picture.size)
        window.show()
        if picture.path is not None:
            look_at(picture.path, window)
            window.session.change(face=picture.face)
        settled = time.monotonic() + SETTLED
        run_until(lambda: time.monotonic() > settled and window.jobs.is_idle)
        window.grab().save(str(file), "PNG")
        window.close()
        window.deleteLater()
        application.processEvents()


def look_at(path: Path, window: MainWindow) -> None:
    """Open it and select its largest error."""
    window.session.open(OpenRequest(path=path))
    run_until(lambda: window.session.shown is not None and window.jobs.is_idle)
    view = shown_in(window).view
    errors = view.counts * ~view.diagonal
    row, column = divmod(int(errors.argmax()), errors.shape[1])
    window.session.select(view.cell(row, column))
    run_until(lambda: window.image.details is not None and window.jobs.is_idle)


def write_page(folder: Path, names: list[str]) -> None:
    """Write a page with all pictures, each a link to itself in full."""
    figures = "\n".join(
        f'<figure><a href="{name}.png"><img src="{name}.png" loading="lazy"></a>'
        f"<figcaption>{escape(name)}</figcaption></figure>"
        for name in names
    )
    style = (
        "body{font:14px sans-serif;background:#999}figure{display:inline-block;margin:8px}img{width:620px}"
    )
    page = f"<!doctype html><meta charset=utf-8><title>cmviewer</title><style>{style}</style>\n{figures}\n"
    (folder / "index.html").write_text(page, encoding="utf-8")


def main() -> None:
    """Make all that is asked for, and tell each."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "build/pictures")
    words = sys.argv[2:]
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = make_application()
    application.setFont(font())
    names = []
    with garbage_collected_here(), tempfile.TemporaryDirectory() as made:
        for picture in pictures(Path(made)):
            if not words or any(word in picture.name for word in words):
                take(picture, application, folder / f"{picture.name}.png")
                names.append(picture.name)
                print(picture.name, flush=True)
    write_page(folder, names)
    application.shutdown()


if __name__ == "__main__":
    main()
