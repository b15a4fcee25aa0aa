"""What Roboflow's inference answers, saved a file an image: boxes by centre and size in pixels."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

import msgspec

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Task
from cmviewer.problems.objects import ANSWER_UNREADABLE
from cmviewer.progress import Cancel
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.files.json_files import utf8_of
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.files.one_source import failing_alone
from cmviewer.readers.layout import Detected, Facts, Presence
from cmviewer.readers.objects.file_an_image import in_folders, one_by_one
from cmviewer.readers.objects.file_pieces import FilePieces
from cmviewer.readers.objects.object_records import ImageRecord, ObjectRecord, part_of
from cmviewer.readers.objects.parts import (
    PREDICTION,
    ObjectLayout,
    ObjectPart,
    ObjectSource,
    ReadContext,
    read_source,
)
from cmviewer.readers.objects.text_folders import image_name


class _Found(msgspec.Struct, rename={"name": "class"}):
    x: float
    y: float
    width: float
    height: float
    name: str
    confidence: float


class _Size(msgspec.Struct):
    width: int | str | None = None
    height: int | str | None = None


class _Answer(msgspec.Struct):
    predictions: list[msgspec.Raw]
    image: _Size = msgspec.field(default_factory=_Size)


_decode: Final = msgspec.json.Decoder(_Answer).decode


def _detect(listing: Listing, cancel: Cancel) -> Iterator[Detected[ObjectSource]]:
    return in_folders(listing, cancel, ".json", _looks_like, _source)


def _looks_like(start: bytes) -> bool:
    keys = (b'"predictions"', b'"image"', b'"width"')
    is_object = b'"confidence"' in start and b'"class"' in start
    is_empty = b'"predictions":[]' in b"".join(start.split())
    return start.lstrip().startswith(b"{") and all(key in start for key in keys) and (is_object or is_empty)


def _source(folder: Path, top: Path, files: tuple[Path, ...], start: bytes) -> ObjectSource:  # noqa: ARG001 - as all layouts of folders
    read, pieces = partial(_read, folder, files), FilePieces(folder, files, partial(_read, folder), _count)
    return ObjectSource(folder, files, LAYOUT, PREDICTION, read, has_scores=True, pieces=pieces)


def _count(data: bytes) -> int | None:
    """Count the objects of a file; None where it is none."""
    try:
        return len(_decode(data).predictions)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def _read(folder: Path, files: tuple[Path, ...], context: ReadContext) -> ObjectPart:
    images: list[ImageRecord] = []
    objects: list[ObjectRecord] = []
    for file in one_by_one(files, "reading predictions", context):
        try:
            with failing_alone(file):
                answer = _decode(utf8_of(file, context.problems))
        except CmviewerError as error:
            context.problems.extend(error.problems)
            continue
        except msgspec.DecodeError as error:  # also of what is no such answer
            context.problems.append(_bad(file, str(error)))
            continue
        for one in answer.predictions:
            try:
                objects.append(_object(msgspec.json.decode(one, type=_Found), len(images)))
            except msgspec.DecodeError as error:
                context.problems.append(_bad(file, str(error)))
        size = _number(answer.image.width), _number(answer.image.height)
        images.append(ImageRecord(image_name(folder, file), file, size))
    return part_of(images, objects, context.problems, BoxFormat.CXCYWH)


def _object(one: _Found, image: int) -> ObjectRecord:
    return ObjectRecord(image, one.name, (one.x, one.y, one.width, one.height), score=one.confidence)


def _number(size: int | str | None) -> int:
    """A size, which some versions write as text."""
    text = str(size or 0)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def _bad(file: Path, why: str) -> Problem:
    return ANSWER_UNREADABLE.of(file, left_out=1, why=why.replace("`", ""))


LAYOUT: Final = ObjectLayout(
    name="Roboflow's predictions, a file an image",
    tasks=(Task.DETECTION,),
    endings=frozenset({".json"}),
    example='preds/a.json: {"image": {"width": 100, "height": 80}, "predictions": [{"x": 50, "y": 40,\n'
    '    "width": 20, "height": 30, "class": "cat", "confidence": 0.9}]}   x and y of the centre, in pixels',
    facts=Facts(roles=PREDICTION, scores=Presence.ALWAYS, names=Presence.ALWAYS, box_format=Presence.ALWAYS),
    detect=_detect,
    read=read_source,
)
