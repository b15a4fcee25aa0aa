"""A text file an image, the best classes first: `0.97 cat` a line, as `yolo classify predict` writes them."""

import itertools
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem
from cmviewer.problems.layouts import FILE_NOT_RECOGNISED
from cmviewer.problems.objects import RECORD_UNREADABLE
from cmviewer.progress import Cancel
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files.file_bytes import beginning, read_bytes
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.files.one_folder import files_of
from cmviewer.readers.layout import LIKELY, Detected
from cmviewer.readers.tables.parts import MISSING, ULTRALYTICS, ClassScores, Labels, SamplePart

_LINE: Final = re.compile(r"([01](?:\.\d+)?)[ \t]+(\S.*)")
_LINES: Final = 5
"""Classes that Ultralytics writes of an image, or all where there are fewer."""
_TRIED: Final = 20
"""Files of a folder that are looked at to tell it from one of boxes, spread over its names."""
_MOST: Final = 0.9
"""Share of them that has to fit: some may be damaged, and boxes never fit, for they have no names."""
_LONGEST: Final = 4096
"""Bytes of a file: five names of classes take a few hundred."""
_NUMBERS: Final = re.compile(r"[-+.\d\s]+")


def find_ranked_texts(listing: Listing, cancel: Cancel) -> Iterable[Detected[Path]]:
    """Find the folders that hold such files, by a few of each."""
    for folder in listing.files:
        cancel.check()
        files = listing.ending(folder, ".txt")
        if files and _are_ranked(files[:: max(1, len(files) // _TRIED)][:_TRIED]):
            yield Detected(folder, files, LIKELY)


def _are_ranked(files: Sequence[Path]) -> bool:
    read = [_ranking(beginning(file, _LONGEST)) for file in files]
    named = any(name for ranking in read if ranking for _, name in ranking if not _NUMBERS.fullmatch(name))
    good = sum(ranking is not None for ranking in read)
    return named and good >= _MOST * len(read)


def _ranking(data: bytes) -> list[tuple[float, str]] | None:
    """Read a file: scores that do not rise, and a name each; None where it is another text."""
    lines = [line.strip() for line in data.decode("utf-8", "replace").splitlines() if line.strip()]
    found = [_LINE.fullmatch(line) for line in lines]
    if not 0 < len(lines) <= _LINES or len(data) >= _LONGEST:
        return None
    ranking = [(float(one[1]), one[2].strip()) for one in found if one is not None]
    falls = all(first[0] >= second[0] for first, second in itertools.pairwise(ranking))
    names = {name for _, name in ranking}
    good = len(ranking) == len(lines) == len(names) and falls and all(score <= 1 for score, _ in ranking)
    return ranking if good else None


def read_ranked_texts(folder: Path, decisions: Decisions, problems: list[Problem]) -> list[SamplePart]:  # noqa: ARG001 - as all layouts
    """Read such a folder: the first class of each file is the prediction. Raises `CmviewerError`."""
    images, rankings, bad = [], [], []
    for file in (one for one in files_of(folder) if one.suffix.lower() == ".txt"):
        try:
            ranking = _ranking(read_bytes(file))
        except CmviewerError:
            ranking = None
        if ranking is None:
            bad.append(file)
        else:
            images.append(file.stem)
            rankings.append(ranking)
    if bad:
        problems.append(RECORD_UNREADABLE.of(bad[0], 1, times=len(bad), left_out=len(bad)))
    if not rankings:
        raise CmviewerError(FILE_NOT_RECOGNISED.of(folder))
    return [_part(folder, images, rankings)]


def _part(folder: Path, images: list[str], rankings: list[list[tuple[float, str]]]) -> SamplePart:
    names = tuple(dict.fromkeys(name for ranking in rankings for _, name in ranking))
    position = {name: i for i, name in enumerate(names)}
    scores = np.full((len(rankings), len(names)), np.nan, np.float32)
    for row, ranking in enumerate(rankings):
        for score, name in ranking:
            scores[row, position[name]] = score
    best = np.array([position[ranking[0][1]] if ranking else MISSING for ranking in rankings], np.int32)

    def load() -> NDArray[np.float32]:
        return scores

    return SamplePart(
        file=folder,
        count=len(images),
        name=folder.parent.name if folder.name == "labels" else "",
        image=np.array(images, object),
        prediction=Labels(best, names),
        score=np.array([ranking[0][0] for ranking in rankings], np.float32),
        class_scores=ClassScores(names, len(names), best, load),
        header=names,
        layout=ULTRALYTICS,
    )
