"""Make the digit-maps sample: every third page of digit-scenes, with the class of every pixel.

    python resources/samples/make_digit_maps.py [FOLDER]

FOLDER is `digit-maps` beside this script unless told. Pages, detector and seed are those of
`make_digit_scenes.py`, which lies beside it.
"""

import sys
from pathlib import Path

import numpy as np
from digit_detector import Detection
from make_digit_scenes import NAMES, checkpoints, paint_scenes, save_page, scene_name
from PIL import Image
from scene_painter import HEIGHT, WIDTH, Scene

CHOSEN = range(2, 60, 3)
"""Which pages; two of them hold a pile."""
SHOWN_SCORE = 0.25
"""Detections under this score leave no ink on a map."""
VOID = 255
"""The pixels of a pile, where nobody can say which digit it is."""
COLOURS = (
    *((255, 255, 255), (31, 110, 180), (240, 130, 30), (50, 155, 60), (205, 50, 50), (140, 100, 185)),
    *((130, 85, 70), (220, 120, 190), (110, 110, 110), (180, 180, 40), (30, 180, 200)),
)
"""What a picture viewer shows: paper, then the digits from zero to nine."""


def truth_map(scene: Scene) -> np.ndarray:
    """Return the class of every pixel, uint8 (HEIGHT, WIDTH): 0 paper, 1 to 10 the digits, VOID a pile."""
    classes = np.zeros((HEIGHT, WIDTH), dtype=np.uint8)
    if scene.pile is not None:
        classes[scene.pile.region] = VOID
    for digit in scene.digits:
        classes[digit.ink] = digit.label + 1
    return classes


def predicted_map(found: list[Detection]) -> np.ndarray:
    """Return the class of every pixel as the detector sees it; the best score lies on top."""
    classes = np.zeros((HEIGHT, WIDTH), dtype=np.uint8)
    for detection in reversed(found):
        if detection.score >= SHOWN_SCORE:
            classes[detection.proposal.on_page(detection.proposal.ink)] = detection.label + 1
    return classes


def save_map(path: Path, classes: np.ndarray) -> None:
    """Write a map as a PNG whose pixels are the classes; its palette is for the eye only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    picture = Image.fromarray(classes)
    palette = np.full((256, 3), 225, dtype=np.uint8)
    palette[: len(COLOURS)] = COLOURS
    picture.putpalette(palette.tobytes())
    picture.save(path, optimize=True)


def make(folder: Path) -> None:
    """Write the pages, the true maps, and the maps of the detector after each kept epoch."""
    scenes = paint_scenes()
    for index in CHOSEN:
        save_page(folder / "images", index, scenes[index])
        save_map(folder / "truth" / f"{scene_name(index)}.png", truth_map(scenes[index]))
    (folder / "classes.txt").write_text("\n".join(("paper", *NAMES)) + "\n", encoding="utf-8", newline="\n")
    for name, pages in checkpoints(scenes):
        for index in CHOSEN:
            save_map(folder / name / f"{scene_name(index)}.png", predicted_map(pages[index]))


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "digit-maps")
