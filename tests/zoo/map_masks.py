"""Members of label maps: a white mask for each class of an image, whose file is called by both."""

from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Final

import numpy as np
from PIL import Image as Picture

from cmviewer.evaluation import Task
from cmviewer.readers import OpenRequest
from tests.zoo import count
from tests.zoo.evaluations import Maps
from tests.zoo.map_members import member
from tests.zoo.reading import Member, Written

_FOLDERS: Final = (("masks", "predictions"), ("truth", "pred"))


def _masks(between: str) -> Member:
    def write(evaluation: Maps, top: Path, random: Random) -> Written:
        """Write each class but the first, which is what no mask covers."""
        names = tuple(name.replace(" ", "") for name in evaluation.classes)
        evaluation = replace(evaluation, classes=names)
        folders = random.choice(_FOLDERS)
        for maps, folder in zip((evaluation.truth, evaluation.predicted), folders, strict=True):
            (top / folder).mkdir()
            for values, image in zip(maps, evaluation.images, strict=True):
                for label, name in enumerate(names[1:], 1):
                    mask = np.where(values == label, 255, 0).astype(np.uint8)
                    Picture.fromarray(mask).save(top / folder / f"{image[:-4]}{between}{name}.png")
        request = OpenRequest(top, task=Task.SEMANTIC_SEGMENTATION)
        called = ("background", *names[1:])
        return Written(request, called, count.of_maps(evaluation), or_refused=True)

    return member(f"image{between}class", "a mask a class", write, 3, 6)


MEMBERS: Final = tuple(map(_masks, ("_", "-", ".")))
