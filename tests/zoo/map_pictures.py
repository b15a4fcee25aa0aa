"""Members whose label maps are in colours, or many in one file."""

from pathlib import Path
from random import Random
from typing import Final

import numpy as np
from PIL import Image as Picture

from cmviewer.readers import OpenRequest
from tests.zoo import count
from tests.zoo.evaluations import Maps
from tests.zoo.files import write_csv
from tests.zoo.map_members import changed, member, with_every_class
from tests.zoo.reading import Member, Written
from tests.zoo.writers_maps import colours_of


def _colour_table(evaluation: Maps, top: Path, random: Random) -> Written:
    """Maps in colours, and a table that says whose they are."""
    colours = colours_of(len(evaluation.classes))
    rows = [[name, *map(int, colour)] for name, colour in zip(evaluation.classes, colours, strict=True)]
    write_csv(top / "class_dict.csv", [["name", "r", "g", "b"], *rows])
    for maps, folder in ((evaluation.truth, "masks"), (evaluation.predicted, "predictions")):
        for values, name in zip(maps, evaluation.images, strict=True):
            (top / folder).mkdir(exist_ok=True)
            Picture.fromarray(colours[values]).save(top / folder / f"{name[:-4]}.png")
    return Written(OpenRequest(top), evaluation.classes, count.of_maps(evaluation))


def _another_palette(evaluation: Maps, top: Path, random: Random) -> Written:
    """Palettes of both sides hold the same colours in another order: the colours are the classes."""
    many = len(evaluation.classes)
    order = np.array(random.sample(range(many), many))
    colours = colours_of(many)
    for maps, folder, place in (
        (evaluation.truth, "masks", np.arange(many)),
        (evaluation.predicted, "predictions", order),
    ):
        (top / folder).mkdir()
        table = np.zeros((many, 3), np.uint8)
        table[place] = colours
        for values, name in zip(maps, evaluation.images, strict=True):
            stored = place[values].astype(np.uint8)
            picture = Picture.frombytes("P", stored.shape[::-1], stored.tobytes())
            picture.putpalette(table.ravel().tolist())
            picture.save(top / folder / f"{name[:-4]}.png")
    names = tuple(map(str, range(many)))
    return Written(OpenRequest(top), names, count.of_maps(evaluation), frozenset({"map-values"}))


def _pages(ending: str) -> Member:
    """All maps in one file a side."""

    def write(evaluation: Maps, top: Path, random: Random) -> Written:
        shape = tuple(min(one.shape[axis] for one in evaluation.truth) for axis in (0, 1))
        cut = with_every_class(changed(evaluation, *[lambda one: one[: shape[0], : shape[1]]] * 2))
        for maps, folder in ((cut.truth, "masks"), (cut.predicted, "predictions")):
            (top / folder).mkdir()
            stack = np.stack(maps).astype(np.uint8)
            if ending == ".npy":
                np.save(top / folder / "stack.npy", stack)
            else:
                first, *others = map(Picture.fromarray, stack)
                first.save(top / folder / "stack.tif", save_all=True, append_images=others)
        names = tuple(map(str, range(len(evaluation.classes))))
        return Written(OpenRequest(top), names, count.of_maps(cut), or_refused=True)

    return member(ending, "pages", write, 2)


MEMBERS: Final = (
    member("colours and a table", "colours", _colour_table),
    member("another palette", "colours", _another_palette, 3),
    *map(_pages, (".npy", ".tif")),
)
