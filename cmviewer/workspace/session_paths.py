"""Paths of a session: relative to its own folder in its file, whole in the program."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from cmviewer.readers import OpenRequest


def paths_of(request: OpenRequest) -> list[Path]:
    """All paths of a request."""
    single = (request.path, request.truth, request.images, request.classes)
    return [path for path in (*single, *(one.path for one in request.predictions)) if path is not None]


def with_paths(request: OpenRequest, changed: Callable[[Path], Path]) -> OpenRequest:
    """Return a request with other paths, those too that were told as the truth."""

    def of(path: Path | None) -> Path | None:
        return None if path is None else changed(path)

    was, now = request.truth, of(request.truth)
    told = (replace(one, value=str(now)) if one.key == "truth" and one.value == str(was) else one
            for one in request.told)  # fmt: skip
    return replace(
        request,
        path=of(request.path),
        truth=now,
        images=of(request.images),
        classes=of(request.classes),
        predictions=tuple(replace(one, path=changed(one.path)) for one in request.predictions),
        told=tuple(told),
    )


def relative_to(folder: Path) -> Callable[[Path], Path]:
    """Make paths start at a folder; another drive stays whole."""

    def relative(path: Path) -> Path:
        try:
            return Path(os.path.relpath(path.absolute(), folder))
        except ValueError:
            return path.absolute()

    return relative


def whole_from(folder: Path, before: Path) -> Callable[[Path], Path]:
    """Make paths whole: they start at the session's folder of now; else where it was when it was saved."""

    def whole(path: Path) -> Path:
        here = Path(os.path.normpath(folder / path))
        there = Path(os.path.normpath(before / path))
        return there if not here.exists() and there.exists() else here

    return whole
