"""Bundles, opened like the results that they were counted of."""

from dataclasses import fields
from pathlib import Path
from typing import Final

from cmviewer.bundle.evaluation import open_bundle
from cmviewer.bundle.matrix_file import is_matrix_file
from cmviewer.bundle.names import MATRIX_NAME
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Evaluation, ImageFinder
from cmviewer.problems.bundles import BUNDLE_READ
from cmviewer.readers.files.image_files import ImageFiles
from cmviewer.readers.files.paths import is_file
from cmviewer.readers.files.picture_looks import PictureLooks
from cmviewer.readers.request import OpenRequest

_MAY_BE_TOLD: Final = frozenset({"path", "images", "task"})
"""What a request may say of a bundle: the rest says how results are read."""


def bundle_in(path: Path | None) -> Path | None:
    """Return the folder of the bundle that a path leads to, or to whose matrix; None where it is none."""
    if path is None:
        return None
    file = path if path.name == MATRIX_NAME else path / MATRIX_NAME
    return file.parent if is_file(file) and is_matrix_file(file) else None


def read_bundle(folder: Path, request: OpenRequest) -> Evaluation:
    """Open a bundle. Raises `CmviewerError` where the request would read it otherwise."""
    nothing = OpenRequest()
    told = [
        one.name.replace("_", "-")
        for one in fields(request)
        if one.name not in _MAY_BE_TOLD and getattr(request, one.name) != getattr(nothing, one.name)
    ]

    def finder(folders: tuple[str, ...]) -> ImageFinder:
        told = () if request.images is None else (request.images,)
        return ImageFiles((*told, *map(Path, folders)), (folder,))

    if told:
        raise CmviewerError(BUNDLE_READ.of(folder, options=", ".join(told)))
    evaluation = open_bundle(folder, finder, PictureLooks())
    if request.task not in {None, evaluation.task}:
        raise CmviewerError(BUNDLE_READ.of(folder, options=f"the task {request.task}"))
    return evaluation
