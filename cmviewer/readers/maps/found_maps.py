"""The sets of maps of truth and checkpoints that were found, and which side is missing."""

from dataclasses import dataclass
from pathlib import Path

from cmviewer.errors import CmviewerError, Problem
from cmviewer.problems.truth import NO_TRUE_MAPS, PREDICTIONS_MISSING
from cmviewer.readers.maps.decoding import lossy
from cmviewer.readers.maps.loading import photograph_problem
from cmviewer.readers.maps.pairing import paired
from cmviewer.readers.maps.parts import MapSet


@dataclass(frozen=True, eq=False)
class FoundMaps:
    """Sets of maps. top: where the search began. truths: the preferred ones first.

    checkpoints: with the name that each was told to have. pictures: all other images. blurred: maps that
    cannot be read, as their files are lossy. photos: photographs where predicted maps should be;
    failed: why others there are no maps.
    """

    top: Path
    truths: tuple[MapSet, ...] = ()
    checkpoints: tuple[tuple[MapSet, str | None], ...] = ()
    pictures: tuple[Path, ...] = ()
    blurred: tuple[Path, ...] = ()
    photos: tuple[Path, ...] = ()
    failed: tuple[Problem, ...] = ()

    @property
    def why_not(self) -> tuple[Problem, ...]:
        """Why files that are called as maps are called are none."""
        return (*map(lossy, self.blurred[:1]), *map(photograph_problem, self.photos[:1]), *self.failed[:1])

    @property
    def is_whole(self) -> bool:
        """Whether there is something to count."""
        return bool(self.truths and self.checkpoints)

    @property
    def is_paired(self) -> bool:
        """Whether any checkpoint has a map of an image that the truth has one of."""
        return any(
            paired(tuple(truth.files), maps).count for truth in self.truths for maps, _ in self.checkpoints
        )


def nothing_to_count(found: FoundMaps) -> CmviewerError:
    """Say which side is missing."""
    if found.why_not and not found.is_whole:
        return CmviewerError(*found.why_not)
    if found.truths:
        return CmviewerError(PREDICTIONS_MISSING.of(found.top, folder_name=found.truths[0].folder_name))
    return CmviewerError(NO_TRUE_MAPS.of(found.top))
