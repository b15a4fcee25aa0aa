"""Small helps for writing files."""

import csv
import json
from pathlib import Path
from typing import Any

from PIL import Image as Picture

from tests.zoo.evaluations import Image


def write_text(file: Path, text: str, encoding: str = "utf-8") -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode(encoding))
    return file


def write_json(file: Path, value: Any) -> Path:
    return write_text(file, json.dumps(value))


def write_csv(file: Path, rows: list[list[Any]], delimiter: str = ",", encoding: str = "utf-8") -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding=encoding, newline="") as lines:
        csv.writer(lines, delimiter=delimiter).writerows(rows)
    return file


def write_pictures(folder: Path, images: tuple[Image, ...], orientation: int = 1) -> Path:
    """Write pictures that look as large as they are said to be, stored turned where EXIF says so."""
    for image in images:
        file = folder / image.name
        file.parent.mkdir(parents=True, exist_ok=True)
        size = (image.width, image.height) if orientation < 5 else (image.height, image.width)
        exif = Picture.Exif()
        exif[0x0112] = orientation
        Picture.new("L", size, 90).save(file, "JPEG", exif=exif)
    return folder
