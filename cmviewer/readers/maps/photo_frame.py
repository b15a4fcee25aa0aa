"""Whether maps are about their photographs as stored or as seen, where some are marked to be turned."""

import zlib
from pathlib import Path
from typing import Final

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Frame, Images, LabelMaps, Origin
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files.picture_headers import PictureHeader, header_of
from cmviewer.said import said

_KEY: Final = "exif.truth"
_FRAMES: Final = tuple(frame.value for frame in Frame)
_LOOKED_AT: Final = 200
"""Photographs, as many as of objects tell whether any is marked to be turned."""
_COMPARED: Final = 8
"""Turned photographs that are held against their maps: one writer makes all of them alike."""


def decide_photo_frame(images: Images, truth: LabelMaps, about: Path, decisions: Decisions) -> Frame:
    """Decide it by the sizes of photographs and maps; where these do not tell, as seen, by convention.

    Raises `CmviewerError` where what was told is no such thing.
    """
    told = decisions.told_for(_KEY, _FRAMES, about)
    if told is not None:
        decisions.take(_KEY, told.value, told.origin, about=about)
        return Frame(told.value)
    turned = _turned(images)
    if not turned:
        return Frame.SEEN
    found = [_frame_of(header, truth, image) for image, header in turned[:_COMPARED]]
    stored, seen = (found.count(frame) for frame in Frame)
    if not stored + seen:
        decisions.take(_KEY, Frame.SEEN.value, Origin.CONVENTION, about=about)
        return Frame.SEEN
    frame = Frame.STORED if stored > seen else Frame.SEEN
    evidence = said(
        "of {:,} turned photographs {:,} have the shape of their map so", stored + seen, max(stored, seen)
    )
    decisions.take(_KEY, frame.value, Origin.FILE, evidence, about=about)
    return frame


def _turned(images: Images) -> list[tuple[int, PictureHeader]]:
    """Photographs that are marked to be turned, of a sample; those first whose size can tell something."""
    order = sorted(range(len(images)), key=lambda i: zlib.crc32(images.name(i).encode("utf-8", "replace")))
    found = []
    for image in order[:_LOOKED_AT]:
        file = images.find(image)
        header = None if file is None else header_of(file)
        if header is not None and header.is_turned:
            found.append((image, header))
    return sorted(found, key=lambda one: one[1].size(Frame.STORED) == one[1].size(Frame.SEEN))


def _frame_of(header: PictureHeader, truth: LabelMaps, image: int) -> Frame | None:
    try:
        height, width = truth.load(image).shape
    except CmviewerError:
        return None  # it is said where it is counted
    return header.frame_of(width, height)
