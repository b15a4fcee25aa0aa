"""A text of a size that nobody writes is read in a time of its size: no place of it is tried twice."""

import time
from contextlib import suppress

import numpy as np
import pandas as pd
import pytest
from thinning import some_now

from cmviewer.errors import CmviewerError
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.readers.joining.image_columns import folder_names, join
from cmviewer.readers.tables.ranked_cells import LISTED_TEXTS
from cmviewer.readers.tables.unfolded_cells import names_unfolded

LENGTH = 300_000
TEXTS = {
    "letters": "a" * LENGTH,
    "blanks": "a " * (LENGTH // 2),
    "tabs": "1" + "\t" * LENGTH + "x",
    "strokes": "a/" * (LENGTH // 2) + "b.png",
    "underscores": "class" + "_" * LENGTH + "x",
    "commas": "[" + ", " * (LENGTH // 2),
    "scores": "score_" * (LENGTH // 6),
    "points": "1." * (LENGTH // 2),
    "a list of numbers": "[" + "1234, " * (LENGTH // 6) + "x]",
    "a list of names": "[1, 'cat'" + "  'dog'" * (LENGTH // 7) + "x]",
    "an object of numbers": "{" + "'a': 1234, " * (LENGTH // 11) + "x}",
    "beyond ASCII": "a" * LENGTH + "\u00e9",
}
SECONDS = 15.0
"""Far above what reading takes, far below what a pattern takes that tries every place twice (minutes)."""


def within(seconds, work):
    began = time.process_time()
    with suppress(CmviewerError):  # refused is as good
        work()
    assert time.process_time() - began < seconds


@pytest.mark.parametrize("kind", some_now(TEXTS, every=3))
@pytest.mark.parametrize("place", ["header", "image", "class", "names", "latin"])
def test_a_long_text_is_read_or_refused_soon(tmp_path, kind, place):
    text = TEXTS[kind]
    header = f'image,truth,prediction,"{text if place == "header" else "score_cat"}"'
    image = text if place == "image" else "b.png"
    label = text if place == "class" else "cat"
    rows = [header, f'"{image}","{label}",cat,0.5', "c.png,dog,dog,0.25"]
    encoding = "latin-1" if place == "latin" else "utf-8"
    (tmp_path / "results.csv").write_text("\n".join(rows) + "\n", encoding=encoding)
    if place == "names":
        (tmp_path / "classes.txt").write_text(f"cat\n{text}\n")
        (tmp_path / "labelmap.txt").write_text(f"# label:color_rgb:parts:actions\n{text}\n")

    def read():
        open_evaluation(OpenRequest(path=tmp_path)).checkpoints[0].load()

    within(SECONDS, read)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_long_words_in_a_finished_matrix_are_read_or_refused_soon(tmp_path, text):
    text = text[: LENGTH // 5]
    (tmp_path / "corner.csv").write_text(f'"{text}",cat,dog\ncat,3,1\ndog,0,2\n')
    (tmp_path / "cell.csv").write_text(f'truth,cat,dog\ncat,3,"{text}"\ndog,0,2\n')
    for name in ("corner.csv", "cell.csv"):
        within(SECONDS / 5, lambda name=name: open_evaluation(OpenRequest(path=tmp_path / name)))


@pytest.mark.parametrize("last", ["x", "]", "}"])
@pytest.mark.parametrize("part", ["1234, ", "'cat'  ", "'a': 1234, ", "1.5e-3 "])
def test_cells_of_many_numbers_or_names_are_told_soon(part, last):
    for first in "[{":
        cell = first + part * 1_000 + last
        within(1.0, lambda cell=cell: (names_unfolded(["a"], [cell]), LISTED_TEXTS.fullmatch(cell)))


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_long_names_of_images_are_joined_soon(text):
    names, others = np.array([text, "x/y/b.png"], object), np.array(["b.png", "c.png"], object)
    within(SECONDS, lambda: (join(names, others), folder_names(names)))


def test_the_last_folders_of_paths_and_the_file_name_are_what_joins_them():
    """Against the plain words: as many parts from the end as two machines share."""
    names = np.array(["/home/a/data/val/1.png", "/home/a/data/test/1.png"], object)
    others = np.array(["D:\\x\\data\\test\\1.png", "D:\\x\\data\\val\\1.png"], object)
    assert join(names, others).tolist() == [1, 0]


@pytest.mark.parametrize(
    ("names", "folders"),
    [
        (["cat/1.png", "x/dog/2.png"], ["cat", "dog"]),
        (["cat/1.png", "2.png"], None),
        (["/1.png", "cat/2.png"], None),
    ],
)
def test_the_folder_of_an_image_is_the_one_that_it_lies_in(names, folders):
    found = folder_names(np.array(names, object))
    assert (None if found is None else pd.Series(found).tolist()) == folders
