"""Make the digit-scenes sample: pages of handwritten digits, and a detector while it learns.

    python resources/samples/make_digit_scenes.py [FOLDER]

FOLDER is `digit-scenes` beside this script unless told. The detector learns on pages of its own,
written with every second digit; the sample's pages hold the others. The seed is fixed, so the files
come out the same every time. Needs scikit-learn, SciPy, which comes with it, and Pillow.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from digit_detector import Detection, detect, examples, examples_alone, propose, trained
from mask_shapes import area, bounds, outline, packed, run_lengths
from PIL import Image
from scene_painter import HEIGHT, WIDTH, Digit, Pile, Scene, paint
from scipy import ndimage
from sklearn.datasets import load_digits

NAMES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
SCENES = 60
TRAINING_SCENES = 60
PILES = {7: 8, 23: 3, 41: 6}
"""Which pages hold a pile, and of which digit."""
EPOCHS = (1, 2, 4, 8, 16)
SEED = 4
QUALITY = 85


def paint_scenes() -> list[Scene]:
    """Return the pages of the sample, written with the digits that have an odd number."""
    digits = load_digits()
    # RandomState, because its numbers are the same in every version of NumPy.
    rng = np.random.RandomState(SEED)
    return [paint(digits.images[1::2], digits.target[1::2], PILES.get(index), rng) for index in range(SCENES)]


def lessons() -> tuple[np.ndarray, np.ndarray]:
    """Return what the network learns from, (E, 64) and (E,), written with the other digits."""
    digits = load_digits()
    known = digits.images[::2], digits.target[::2]
    rng = np.random.RandomState(SEED + 1)
    pages = examples([paint(*known, None, rng) for _ in range(TRAINING_SCENES)])
    looks, labels = zip(pages, examples_alone(*known, rng), strict=True)
    return np.concatenate(looks), np.concatenate(labels)


def checkpoints(scenes: list[Scene]) -> Iterator[tuple[str, list[list[Detection]]]]:
    """Yield the name of each kept epoch and what the detector then finds on every page."""
    # The pixels are those before JPEG, whose unpacking differs a little from one version to another.
    proposals = [propose(scene.pixels) for scene in scenes]
    for epoch, network in enumerate(trained(*lessons(), max(EPOCHS), SEED), start=1):
        if epoch in EPOCHS:
            yield f"epoch_{epoch:02d}", [detect(page, network) for page in proposals]


def scene_name(index: int) -> str:
    """Return the name of a page without its suffix."""
    return f"scene_{index:02d}"


def save_page(folder: Path, index: int, scene: Scene) -> None:
    """Write a page as JPEG."""
    folder.mkdir(parents=True, exist_ok=True)
    picture = Image.fromarray(scene.pixels)
    picture.save(folder / f"{scene_name(index)}.jpg", quality=QUALITY, optimize=True)


def digit_record(digit: Digit) -> dict[str, object]:
    """Return what COCO says of a digit: the outline of its ink, holes filled, since a polygon has none."""
    filled = ndimage.binary_fill_holes(digit.ink)
    points = outline(filled)
    return {
        "category_id": digit.label + 1,
        "bbox": list(bounds(filled)),
        "area": area(points),
        "segmentation": [points.ravel().tolist()],
        "iscrowd": 0,
    }


def pile_record(pile: Pile) -> dict[str, object]:
    """Return what COCO says of a pile: a crowd, as plain run lengths."""
    return {
        "category_id": pile.label + 1,
        "bbox": list(bounds(pile.region)),
        "area": int(pile.region.sum()),
        "segmentation": {"size": [HEIGHT, WIDTH], "counts": run_lengths(pile.region)},
        "iscrowd": 1,
    }


def truth(scenes: list[Scene]) -> dict[str, object]:
    """Return the truth of all pages as COCO's "instances"; all its numbers begin at 1."""
    images, records = [], []
    for index, scene in enumerate(scenes):
        name = f"{scene_name(index)}.jpg"
        images.append({"id": index + 1, "file_name": name, "width": WIDTH, "height": HEIGHT})
        here = [digit_record(digit) for digit in scene.digits]
        here += [pile_record(scene.pile)] if scene.pile else []
        records += [{"image_id": index + 1, **record} for record in here]
    annotations = [{"id": number, **record} for number, record in enumerate(records, start=1)]
    categories = [{"id": number, "name": name} for number, name in enumerate(NAMES, start=1)]
    info = {"description": "Pages of handwritten digits", "version": "1"}
    return {"info": info, "images": images, "annotations": annotations, "categories": categories}


def result(image_id: int, detection: Detection) -> dict[str, object]:
    """Return a detection as COCO's results do."""
    proposal = detection.proposal
    filled = proposal.on_page(ndimage.binary_fill_holes(proposal.ink))
    return {
        "image_id": image_id,
        "category_id": detection.label + 1,
        "bbox": [round(float(side), 2) for side in bounds(filled)],
        "score": detection.score,
        "segmentation": {"size": [HEIGHT, WIDTH], "counts": packed(run_lengths(filled))},
    }


def write_json(path: Path, content: object) -> None:
    """Write JSON without spaces."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, separators=(",", ":")) + "\n", encoding="utf-8", newline="\n")


def make(folder: Path) -> None:
    """Write the pages, the truth and what the detector finds after each kept epoch."""
    scenes = paint_scenes()
    for index, scene in enumerate(scenes):
        save_page(folder / "images", index, scene)
    write_json(folder / "truth.json", truth(scenes))
    for name, pages in checkpoints(scenes):
        found = [result(image, one) for image, page in enumerate(pages, start=1) for one in page]
        write_json(folder / name / "predictions.json", found)
        print(f"{name}: {len(found)} detections")


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "digit-scenes")
