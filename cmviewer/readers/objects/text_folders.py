"""Folders of text files, one an image, a row an object: which layout each is in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from cmviewer.archives import size_of
from cmviewer.evaluation import Role
from cmviewer.progress import Cancel
from cmviewer.readers.files.class_names import may_name_classes
from cmviewer.readers.files.file_bytes import beginning
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.files.paths import is_file
from cmviewer.readers.files.roles import role_of
from cmviewer.readers.files.run_arguments import NAMES
from cmviewer.readers.files.words import CLASS_FILE, PLAIN_FOLDER, PREDICTED_FILE, SPLITS, words
from cmviewer.readers.layout import Detected
from cmviewer.readers.objects.label_roots import label_roots
from cmviewer.readers.objects.parts import EITHER, PREDICTION, TRUTH, ObjectSource
from cmviewer.readers.objects.text_rows import TextRows, rows_of

_LISTS: Final = SPLITS | {"trainval", "obj"}
_NOTES: Final = ("readme", "license", "licence", "changelog", "notes", "requirements")
_A_CLASS: Final = ("task1_", "task2_", "comp4_det_", "comp3_det_")
"""Submissions of DOTA and VOC, a file a class: trainers write them beside their results."""
_LOOKED_AT: Final = 40


@dataclass(frozen=True, eq=False)
class TextFolder:
    """A folder with text files that may be labels, in folders below it too.

    sample: rows of the beginnings of some of them.
    """

    folder: Path
    files: tuple[Path, ...]
    sample: TextRows
    listing: Listing

    @cached_property
    def is_run(self) -> bool:
        """Whether it lies in a run of a trainer, which holds predictions."""
        run = self.folder.parent
        if any(is_file(run / name) for name in NAMES):
            return True
        inside = run.relative_to(self.listing.folder).parts if self.folder != self.listing.folder else ()
        return "runs" in inside or (bool(inside) and run.name.lower().startswith("predict"))

    @property
    def roles(self) -> frozenset[Role]:
        """What it can be, as far as its place and its name say."""
        return PREDICTION if self.is_run else roles_by_name(self.folder, self.listing.folder)

    @property
    def named_role(self) -> Role | None:
        """What it is said to be or called, also where it was opened itself; None where that says nothing."""
        if self.listing.named_as is not None:
            return self.listing.named_as
        return Role.PREDICTION if self.roles == PREDICTION else role_of(self.folder.name)

    def image_name(self, file: Path) -> str:
        """Return what a file calls its image: its stem, with the folders that lie between."""
        return image_name(self.folder, file)


def of_files(folder: Path, files: tuple[Path, ...]) -> TextFolder:
    """Return some files of a folder of which nothing else is known."""
    return TextFolder(folder, files, rows_of((), ()), Listing(folder, {folder: ()}))


def image_name(root: Path, file: Path) -> str:
    """Return what a file below a folder calls its image: its stem, with the folders that lie between."""
    return file.stem if file.parent == root else (file.parent.relative_to(root) / file.stem).as_posix()


def roles_by_name(path: Path, top: Path) -> frozenset[Role]:
    """Tell what a folder or file of labels can be by its name, or, where that is `labels`, by the one above.

    What was opened, `top`, may be called anything.
    """
    parts = [part for part in path.relative_to(top).parts if part.lower() not in PLAIN_FOLDER]
    named = parts[-1] if parts else ""
    role = role_of(named)
    if role is Role.PREDICTION or not PREDICTED_FILE.isdisjoint(words(named)):
        return PREDICTION
    return TRUTH if role is Role.TRUTH else EITHER


Recognise = Callable[[TextFolder], ObjectSource | None]


def text_folders(listing: Listing, cancel: Cancel) -> list[TextFolder]:
    """Find folders with text files, and the empty ones of runs."""
    found = []
    for folder, folders in label_roots(listing, ".txt").items():
        cancel.check()
        files = tuple(file for one in folders for file in listing.ending(one, ".txt") if _may_be_labels(file))
        if files or folder.name == "labels":
            one = TextFolder(folder, files, _sample(files), listing)
            if files or (one.is_run and _is_empty(folder, listing)):
                found.append(one)
    return found


def _is_empty(folder: Path, listing: Listing) -> bool:
    """Whether no file lies in a folder, nor below it."""
    return not any(files for one, files in listing.files.items() if one == folder or folder in one.parents)


def in_text_folders(
    listing: Listing, cancel: Cancel, recognise: Recognise, confidence: float
) -> Iterator[Detected[ObjectSource]]:
    """Find the folders of text files of one layout."""
    for text in listing.once(text_folders, cancel):
        source = recognise(text)
        if source is not None:
            yield Detected(source, text.files or (text.folder,), confidence)


def _may_be_labels(file: Path) -> bool:
    stem = file.stem.lower()
    return not (
        may_name_classes(file)
        or stem in _LISTS
        or stem.lstrip("_") in CLASS_FILE
        or stem.startswith((*_NOTES, *_A_CLASS))
    )


def _sample(files: tuple[Path, ...]) -> TextRows:
    """Look at the beginnings of some files that are not empty, from all over the folder."""
    full = [file for file in files if _has_bytes(file)]
    looked_at = tuple(full[:: max(1, len(full) // _LOOKED_AT)])
    return rows_of(looked_at, [_whole_lines(beginning(file)) for file in looked_at])


def _has_bytes(file: Path) -> bool:
    try:
        return size_of(file) > 0
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
