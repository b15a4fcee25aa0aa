"""Folders of text files, one an image, a row an object: which layout each is in."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from cmviewer.progress import Cancel
from cmviewer.readers.files.class_names import FILE_NAMES, may_name_classes
from cmviewer.readers.files.file_bytes import beginning
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.files.roles import Role, role_of
from cmviewer.readers.files.words import word_set, words
from cmviewer.readers.objects.parts import Holds, ObjectSource
from cmviewer.readers.objects.text_rows import TextRows, rows_of

_LISTS: Final = word_set("train val test valid validation trainval obj")
_NOTES: Final = ("readme", "license", "licence", "changelog", "notes", "requirements")
_LOOKED_AT: Final = 40
_DIGITS: Final = re.compile(r"\d+")
_PREDICTIONS: Final = word_set("det dets detection detections result results predict")
_PLAIN: Final = word_set("labels label txt data obj_train_data")
_RUN_PARTS: Final = 4
"""`runs/detect/<name>/labels`: a run lies at most so deep."""


@dataclass(frozen=True, eq=False)
class TextFolder:
    """A folder with text files that may be labels. sample: rows of the beginnings of some of them."""

    folder: Path
    files: tuple[Path, ...]
    sample: TextRows
    listing: Listing

    @cached_property
    def is_run(self) -> bool:
        """Whether it lies in a run of a trainer, which holds predictions."""
        run = self.folder.parent
        beside = {file.name for file in self.listing.files.get(run, ())}
        above = self.folder.absolute().parts[-_RUN_PARTS:-1]
        return "runs" in above or "args.yaml" in beside or run.name.lower().startswith("predict")

    @property
    def holds(self) -> Holds:
        """What it is, as far as its place and its name say."""
        return Holds.PREDICTIONS if self.is_run else holds_by_name(self.folder, self.listing.folder)


def holds_by_name(path: Path, top: Path) -> Holds:
    """Tell what a folder or file of labels is by its name, or, where that is `labels`, by the one above.

    What was opened, `top`, may be called anything.
    """
    parts = [part for part in path.relative_to(top).parts if part.lower() not in _PLAIN]
    named = parts[-1] if parts else ""
    role = role_of(named)
    if role is Role.PREDICTION or not _PREDICTIONS.isdisjoint(words(named)):
        return Holds.PREDICTIONS
    return Holds.TRUTH if role is Role.TRUTH else Holds.EITHER


Recognise = Callable[[TextFolder], ObjectSource | None]


def text_folders(listing: Listing, cancel: Cancel) -> list[TextFolder]:
    """Find folders with text files, and the empty ones of runs."""
    found = []
    for folder in listing.files:
        cancel.check()
        files = tuple(file for file in listing.ending(folder, ".txt") if _may_be_labels(file))
        if files or folder.name == "labels":
            one = TextFolder(folder, files, _sample(files), listing)
            if files or (one.is_run and not listing.files[folder]):
                found.append(one)
    return found


def empty_beside(sources: Sequence[ObjectSource], listing: Listing) -> list[Path]:
    """Find empty folders that are called as those of predictions are but for a number: empty checkpoints."""
    kinds = {_kind(source.path) for source in sources if source.holds is Holds.PREDICTIONS}
    known = {source.path for source in sources}
    above = {folder.parent for folder in listing.files}
    return [
        folder
        for folder, files in listing.files.items()
        if not files and folder not in above | known and _kind(folder) in kinds
    ]


def _kind(folder: Path) -> tuple[Path, str, bool]:
    """What the folders of the checkpoints of one training share."""
    in_run = folder.name == "labels"
    run = folder.parent if in_run else folder
    return run.parent, _DIGITS.sub("", run.name), in_run


def _may_be_labels(file: Path) -> bool:
    stem = file.stem.lower()
    return not (
        may_name_classes(file) or stem in _LISTS or stem.lstrip("_") in FILE_NAMES or stem.startswith(_NOTES)
    )


def _sample(files: tuple[Path, ...]) -> TextRows:
    """Look at the beginnings of some files that are not empty, from all over the folder."""
    full = [file for file in files if _has_bytes(file)]
    looked_at = tuple(full[:: max(1, len(full) // _LOOKED_AT)])
    return rows_of(looked_at, [_whole_lines(beginning(file)) for file in looked_at])


def _has_bytes(file: Path) -> bool:
    try:
        return file.stat().st_size > 0
    except OSError:
        return False


def _whole_lines(start: bytes, size: int = 4096) -> bytes:
    """Return the lines that are whole, with plain ends; none where it is no text of one byte a letter."""
    if b"\0" in start:
        return b""
    text = start.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if len(start) < size:
        return text if not text or text.endswith(b"\n") else text + b"\n"
    return text[: text.rfind(b"\n") + 1]
