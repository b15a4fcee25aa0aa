"""Label maps in every format of files."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image as Picture

from tests.zoo.files import write_text

Save = Callable[[np.ndarray, Path], None]


def colours_of(many: int) -> np.ndarray:
    """Return a palette of `many` colours, of which none is twice, as uint8 (many, 3)."""
    steps = np.arange(1, many + 1)
    return np.stack([steps * 37 % 256, steps * 91 % 256, steps * 53 % 256], axis=1).astype(np.uint8)


def _grey(values: np.ndarray, file: Path) -> None:
    Picture.fromarray(values.astype(np.uint8)).save(file)


def _palette(values: np.ndarray, file: Path) -> None:
    picture = Picture.fromarray(values.astype(np.uint8), "L").convert("L")
    picture = Picture.frombytes("P", picture.size, picture.tobytes())
    picture.putpalette(colours_of(256).ravel().tolist())
    picture.save(file)


def _deep(values: np.ndarray, file: Path) -> None:
    Picture.fromarray(values.astype(np.uint16)).save(file)


def _npy(values: np.ndarray, file: Path) -> None:
    np.save(file, values.astype(np.int64))


def _npz(values: np.ndarray, file: Path) -> None:
    np.savez(file, values.astype(np.uint8))


SAVES: Final[dict[str, tuple[str, Save]]] = {
    "grey": (".png", _grey),
    "palette": (".png", _palette),
    "16 bits": (".png", _deep),
    "tif": (".tif", _grey),
    "bmp": (".bmp", _grey),
    "npy": (".npy", _npy),
    "npz": (".npz", _npz),
}


def write_maps(
    maps: tuple[np.ndarray, ...], names: tuple[str, ...], folder: Path, save: str, end: str = ""
) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    ending, how = SAVES[save]
    for values, name in zip(maps, names, strict=True):
        how(values, folder / f"{name.rpartition('.')[0]}{end}{ending}")
    return folder


def write_names(classes: tuple[str, ...], top: Path) -> None:
    write_text(top / "classes.txt", "".join(f"{name}\n" for name in classes))
