"""Whether maps are about their photographs as stored or as seen, where some are marked to be turned."""

import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Alternative, Frame, Images, LabelMaps, Origin
from cmviewer.problems.maps import MAPS_TURNED
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files.picture_headers import PictureHeader, header_of
from cmviewer.readers.files.turning import turned, turned_back
from cmviewer.said import said

_TRUTH: Final = "exif.truth"
_PREDICTION: Final = "exif.prediction"
_FRAMES: Final = tuple(frame.value for frame in Frame)
_LOOKED_AT: Final = 200
"""Photographs, as many as of objects tell whether any is marked to be turned."""
_COMPARED: Final = 8
"""Turned photographs that are held against their maps: one writer makes all of them alike."""

Values = NDArray[np.unsignedinteger[Any]]


@dataclass(frozen=True, eq=False)
class TurnedPhotographs:
    """The images of maps, whose `frame` is that of the truth, and some that are marked to be turned.

    marked: each with its header; those first whose size can tell something.
    """

    images: Images
    marked: tuple[tuple[int, PictureHeader], ...]


def photographs_of(images: Images, truth: LabelMaps, about: Path, decisions: Decisions) -> TurnedPhotographs:
    """Decide what the truth is about by the sizes of photographs and maps; else as seen, by convention.

    Raises `CmviewerError` where what was told is no such thing.
    """
    marked = _marked(images)
    frame, origin, evidence = _decided(_TRUTH, Frame.SEEN, marked, truth, about, decisions)
    if marked or origin is not Origin.CONVENTION:
        decisions.take(_TRUTH, frame.value, origin, evidence, about=about)
    return TurnedPhotographs(replace(images, frame=frame), marked)


def in_the_frame_of_the_truth(
    maps: LabelMaps,
    photographs: TurnedPhotographs,
    about: Path,
    decisions: Decisions,
    problems: list[Problem],
    evidence_turned: Callable[[], str],
) -> LabelMaps:
    """Decide what predicted maps are about, in the same way; where nothing tells it, the same as the truth.

    evidence_turned: asked where sizes do not tell; says why they are about the other frame, else nothing.
    Maps that are about their photographs in another frame are turned when they are read. Raises
    `CmviewerError` where what was told is no such thing.
    """
    images, marked = photographs.images, photographs.marked
    frame, origin, evidence = _decided(_PREDICTION, images.frame, marked, maps, about, decisions)
    if marked and origin is Origin.CONVENTION and (found := evidence_turned()):
        frame = next(one for one in Frame if one is not images.frame)
        origin, evidence = Origin.EVIDENCE, found
    if marked or origin is not Origin.CONVENTION:
        others = [Alternative(one) for one in _FRAMES if one != frame.value]
        decisions.take(_PREDICTION, frame.value, origin, evidence, others, about)
    if frame is images.frame:
        return maps
    if origin in {Origin.FILE, Origin.EVIDENCE}:
        other = images.frame.value
        problems.append(
            MAPS_TURNED.of(about, readings=(other,), frame=frame.value, other=other, evidence=evidence)
        )
    return replace(maps, load=_turning(maps.load, images))


def as_the_truth_lies(truth: Values, prediction: Values, photo: Path | None) -> Values:
    """Turn a predicted map that lies across its truth, where the photograph tells how; else return it."""
    if truth.shape == prediction.shape or truth.shape != prediction.shape[::-1]:
        return prediction
    header = None if photo is None else header_of(photo)
    height, width = truth.shape
    frame = None if header is None else header.frame_of(width, height)
    return prediction if header is None or frame is None else turned_to(prediction, header, frame)


def _decided(
    key: str,
    convention: Frame,
    marked: tuple[tuple[int, PictureHeader], ...],
    maps: LabelMaps,
    about: Path,
    decisions: Decisions,
) -> tuple[Frame, Origin, str]:
    """What maps are about, what that rests on, and the evidence."""
    told = decisions.told_for(key, _FRAMES, about)
    if told is not None:
        return Frame(told.value), told.origin, ""
    there = [(image, header) for image, header in marked if maps.has_map[image]]
    found = [_frame_of(header, maps, image) for image, header in there[:_COMPARED]]
    stored, seen = (found.count(frame) for frame in Frame)
    if not stored + seen:
        return convention, Origin.CONVENTION, ""
    frame = Frame.STORED if stored > seen else Frame.SEEN
    evidence = said(
        "of {:,} turned photographs {:,} have the shape of their map so", stored + seen, max(stored, seen)
    )
    return frame, Origin.FILE, evidence


def _marked(images: Images) -> tuple[tuple[int, PictureHeader], ...]:
    """Photographs that are marked to be turned, of a sample; those first whose size can tell something."""
    order = sorted(range(len(images)), key=lambda i: zlib.crc32(images.name(i).encode("utf-8", "replace")))
    found = []
    for image in order[:_LOOKED_AT]:
        file = images.find(image)
        header = None if file is None else header_of(file)
        if header is not None and header.is_turned:
            found.append((image, header))
    return tuple(sorted(found, key=lambda one: one[1].size(Frame.STORED) == one[1].size(Frame.SEEN)))


def _frame_of(header: PictureHeader, maps: LabelMaps, image: int) -> Frame | None:
    try:
        height, width = maps.load(image).shape
    except CmviewerError:
        return None  # it is said where it is counted
    return header.frame_of(width, height)


def _turning(load: Callable[[int], Values], images: Images) -> Callable[[int], Values]:
    """Read maps of the other frame than that of `images`, and turn those whose photographs are marked."""

    def loaded(image: int) -> Values:
        values, file = load(image), images.find(image)
        header = None if file is None else header_of(file)
        return values if header is None else turned_to(values, header, images.frame)

    return loaded


def turned_to(values: Values, header: PictureHeader, frame: Frame) -> Values:
    """Turn a map of the other frame to this one, as the mark of its photograph says."""
    turn = turned if frame is Frame.SEEN else turned_back
    return np.ascontiguousarray(turn(values, header.mark))
