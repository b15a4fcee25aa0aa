"""What Roboflow's inference answers, a file an image or all by image: boxes by centre and size in pixels."""

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

import msgspec

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Task
from cmviewer.problems.objects import ANSWER_UNREADABLE
from cmviewer.progress import Cancel
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.readers.files.file_bytes import beginning
from cmviewer.readers.files.json_files import utf8_of
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.files.one_source import failing_alone
from cmviewer.readers.layout import CERTAIN, Detected, Facts, Presence
from cmviewer.readers.objects.file_an_image import in_folders, one_by_one, refuse_nothing
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

_BY_IMAGE: Final = re.compile(
    rb'\s*\{\s*"(?!image")[^"]+"\s*:\s*\{\s*"(?:inference_id|time|image|predictions)"'
)
"""An answer behind the name of its image; one alone may begin with its image's size, or with a request."""


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
    for file in listing.all_ending(".json"):
        cancel.check()
        start = beginning(file)
        if _BY_IMAGE.match(start) is not None and _looks_like(start):
            yield Detected(_by_image(file), (file,), CERTAIN)
    yield from in_folders(listing, cancel, ".json", _is_answer, _source)


def _is_answer(start: bytes) -> bool:
    return _BY_IMAGE.match(start) is None and _looks_like(start)


def _looks_like(start: bytes) -> bool:
    keys = (b'"predictions"', b'"image"', b'"width"')
    is_object = b'"confidence"' in start and b'"class"' in start
    is_empty = b'"predictions":[]' in b"".join(start.split())
    return start.lstrip().startswith(b"{") and all(key in start for key in keys) and (is_object or is_empty)


def _by_image(file: Path) -> ObjectSource:
    read = partial(_read, file.parent, (file,))
    return ObjectSource(file, (file,), LAYOUT, PREDICTION, read, has_scores=True)


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
                answers = _answers(folder, file, context.problems)
        except CmviewerError as error:
            context.problems.extend(error.problems)
            continue
        for name, answer in answers:
            for one in answer.predictions:
                try:
                    objects.append(_object(msgspec.json.decode(one, type=_Found), len(images)))
                except msgspec.DecodeError as error:
                    context.problems.append(_bad(file, str(error)))
            size = _number(answer.image.width), _number(answer.image.height)
            images.append(ImageRecord(name, file, size))
    refuse_nothing(images, context)
    return part_of(images, objects, context.problems, BoxFormat.CXCYWH)


def _answers(folder: Path, file: Path, problems: list[Problem]) -> list[tuple[str, _Answer]]:
    """The answer of a file, to the image that its name tells; or one for each image that it names.

    Raises `CmviewerError` where it holds neither.
    """
    text = utf8_of(file, problems)
    try:
        answer = _decode(text)
    except msgspec.DecodeError as error:  # also of what is no such answer
        with suppress(msgspec.DecodeError):
            return list(msgspec.json.decode(text, type=dict[str, _Answer]).items())
        raise CmviewerError(_bad(file, str(error))) from error
    return [(image_name(folder, file), answer)]


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
    '    "width": 20, "height": 30, "class": "cat", "confidence": 0.9}]}   x and y of the centre, in pixels\n'
    'or {"a.jpg": …, "b.jpg": …}',
    facts=Facts(roles=PREDICTION, scores=Presence.ALWAYS, names=Presence.ALWAYS, box_format=Presence.ALWAYS),
    detect=_detect,
    read=read_source,
)
