"""Makes pictures of the real window at all sizes, themes and counts of classes, to be looked at by a person.

python packaging/picture_sheet.py [FOLDER] [PATTERN ...]

They go to build/pictures, with a page that shows them side by side: of a window on all samples, on results of
some counts of classes, and on the folders below CMVIEWER_REAL_DATA, where that is set. Of patterns, such as
`300-classes*dark-150`, only pictures with such a name are made. Nobody sees the window.
"""

import argparse
import csv
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from html import escape
from itertools import product
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from screenshot import font, run_until, shown_in

from cmviewer.confusion.view_state import Selection
from cmviewer.gui.application import make_application
from cmviewer.gui.furnishing import furnished_window
from cmviewer.gui.garbage import garbage_collected_here
from cmviewer.gui.main_window import MainWindow
from cmviewer.gui.settings import Settings
from cmviewer.gui.theme import Theme, apply_theme
from cmviewer.readers import OpenRequest
from cmviewer.resources import SAMPLES, sample
from cmviewer.workspace.face import Face

SIZES: Final = ((1024, 640), (1280, 800), (1600, 1000), (2560, 1440))
SCALES: Final = (100, 150, 200)
"""Pixels of the screen a hundred of the window; Qt hears of it when it begins, so each has a process."""
THEMES: Final = (Theme.LIGHT, Theme.DARK)
CLASSES: Final = (3, 10, 30, 81, 300, 1_000)
IMAGES: Final = 12
SETTLED: Final = 0.7
"""Seconds in which thumbnails arrive."""
PATIENCE: Final = 5.0
"""Seconds for which an image is waited for."""
FRUIT: Final = ("apple", "pear", "plum", "cherry", "lemon", "melon", "grape", "peach", "banana", "kiwi")


@dataclass(frozen=True)
class Picture:
    """A first start of a size, on some data or none, with the largest error selected."""

    data: str
    path: Path | None
    size: tuple[int, int]
    theme: Theme
    face: Face
    scale: int

    @property
    def name(self) -> str:
        """Name of its file, without the ending."""
        return f"{self.data}-{self.face}-{self.size[0]}x{self.size[1]}-{self.theme}-{self.scale}"


def pictures(made: Path, scale: int) -> Iterator[Picture]:
    """Yield all of the sheet at a scale; data of some count of classes is made below a folder."""
    data: dict[str, Path | None] = {name: sample(name) for name in SAMPLES}
    data |= {f"{count}-classes": made / f"{count}-classes" for count in CLASSES}
    data |= {folder.name: folder for folder in real_results()}
    for (name, path), size, theme, face in product(data.items(), SIZES, THEMES, Face):
        yield Picture(name, path, size, theme, face, scale)
    for size, theme in product(SIZES, THEMES):
        yield Picture("start", None, size, theme, Face.MATRIX, scale)


def real_results() -> list[Path]:
    """Return folders of real results, such as each is opened by itself; their names begin with their task."""
    root = os.environ.get("CMVIEWER_REAL_DATA")
    return [] if root is None else sorted(path for path in Path(root).glob("*_*") if path.is_dir())


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


def take(picture: Picture, application: QApplication, file: Path) -> bool:
    """Start anew in that size, open the data, look at its largest error, and keep what is seen.

    Return whether there is anything to see: what asks a question first is left out.
    """
    apply_theme(application, picture.theme)
    with tempfile.TemporaryDirectory() as empty:
        store = QSettings(str(Path(empty) / "settings.ini"), QSettings.Format.IniFormat)
        window = furnished_window(Settings(store))
        window.resize(*picture.size)
        window.show()
        is_open = picture.path is None or look_at(picture.path, window)
        if is_open:
            if picture.path is not None:
                window.session.change(face=picture.face)
            settled = time.monotonic() + SETTLED
            run_until(lambda: time.monotonic() > settled and window.jobs.is_idle)
            window.grab().save(str(file), "PNG")
        window.close()
        window.deleteLater()
        application.processEvents()
    return is_open


def look_at(path: Path, window: MainWindow) -> bool:
    """Open it and select its largest error, or all where there is none; return whether it was opened."""
    refused: list[object] = []
    window.session.opening_failed.connect(refused.append)
    window.session.open(OpenRequest(path=path))
    run_until(lambda: refused or (window.session.shown is not None and window.jobs.is_idle))
    if refused:
        return False
    view = shown_in(window).view
    errors = view.counts * ~view.diagonal
    row, column = divmod(int(errors.argmax()), errors.shape[1])
    window.session.select(view.cell(row, column) if errors.any() else Selection())
    end = time.monotonic() + PATIENCE  # a finished matrix has no images
    run_until(lambda: (window.image.details or time.monotonic() > end) and window.jobs.is_idle)
    return True


def take_all(folder: Path, patterns: list[str], scale: int) -> None:
    """Take the pictures of one scale, and tell each."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = str(scale / 100)
    application = make_application()
    application.setFont(font())
    with garbage_collected_here(), tempfile.TemporaryDirectory() as made:
        for picture in pictures(Path(made), scale):
            if patterns and not any(fnmatch(picture.name, f"*{pattern}*") for pattern in patterns):
                continue
            if picture.data.endswith("-classes") and not (Path(made) / picture.data).exists():
                write_classes(Path(made) / picture.data, int(picture.data.split("-")[0]))
            if take(picture, application, folder / f"{picture.name}.png"):
                print(picture.name, flush=True)
    application.shutdown()


def write_page(folder: Path) -> None:
    """Write a page with all pictures that are there, each a link to itself in full."""
    names = sorted(file.stem for file in folder.glob("*.png"))
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
    """Make all that is asked for, each scale in a process of its own, or one scale in this one."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", default=Path("build/pictures"), metavar="FOLDER")
    parser.add_argument("patterns", nargs="*", metavar="PATTERN")
    parser.add_argument("--scale", type=int, help="per cent; all of them unless told")
    told = parser.parse_args()
    told.folder.mkdir(parents=True, exist_ok=True)
    if told.scale is not None:
        take_all(told.folder, told.patterns, told.scale)
        return
    for scale in SCALES:
        words = [str(told.folder), *told.patterns, "--scale", str(scale)]
        subprocess.run([sys.executable, __file__, *words], check=True)
    write_page(told.folder)


if __name__ == "__main__":
    main()
