"""Folders of results, made for one test each."""

from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

Content = str | bytes | np.ndarray | dict[str, np.ndarray]


def write(path: Path, content: Content) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, np.ndarray):
        np.save(path, content)
    elif isinstance(content, dict):
        np.savez(path, **content)
    elif isinstance(content, bytes):
        path.write_bytes(content)
    else:
        path.write_text(content, encoding="utf-8", newline="")


@pytest.fixture
def folder(tmp_path: Path) -> Callable[[Mapping[str, Content]], Path]:
    """Make a folder of files; a name that ends with `.png` and has no content is a small image."""

    def make(files: Mapping[str, Content]) -> Path:
        top = tmp_path / "results"
        top.mkdir(exist_ok=True)
        for name, content in files.items():
            if name.endswith(".png") and content == "":
                (top / name).parent.mkdir(parents=True, exist_ok=True)
                Image.new("L", (2, 2)).save(top / name)
            else:
                write(top / name, content)
        return top

    return make
