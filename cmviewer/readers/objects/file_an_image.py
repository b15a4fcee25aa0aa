"""Folders with a file an image, and what they can be: shared by all layouts that write so."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Role
from cmviewer.progress import Cancel
from cmviewer.readers.files.file_bytes import beginning
from cmviewer.readers.files.json_files import load_json
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.layout import CERTAIN, Detected
from cmviewer.readers.objects.label_roots import label_roots
from cmviewer.readers.objects.parts import PREDICTION, TRUTH, ObjectSource, ReadContext
from cmviewer.readers.objects.text_folders import image_name, roles_by_name

_LOOKED_AT: Final = 10
"""Files of a folder, from all over it, whose beginnings are looked at."""
_OFTEN: Final = 256
"""Files, or images of a file, after which it is said how far reading is."""
MakeSource = Callable[[Path, Path, tuple[Path, ...], bytes], ObjectSource]
"""Makes a source of a folder, the top, its files, and the beginnings of some."""


def in_folders(
    listing: Listing, cancel: Cancel, ending: str, looks_like: Callable[[bytes], bool], made: MakeSource
) -> Iterator[Detected[ObjectSource]]:
    """Find folders of which at least half of some files look so."""
    for folder, folders in label_roots(listing, ending).items():
        cancel.check()
        files = tuple(file for one in folders for file in listing.ending(one, ending))
        starts = [beginning(file) for file in files[:: max(1, len(files) // _LOOKED_AT)]]
        ours = [start for start in starts if looks_like(start)]
        if ours and 2 * len(ours) >= len(starts):
            yield Detected(made(folder, listing.folder, files, b"\n".join(ours)), files, CERTAIN)


def roles_of(path: Path, top: Path, *, has_scores: bool = False) -> frozenset[Role]:
    """What has scores, or is called as predictions are, is no truth."""
    return PREDICTION if has_scores or roles_by_name(path, top) == PREDICTION else TRUTH


def one_by_one(things: Sequence[Path], what: str, context: ReadContext) -> Iterator[Path]:
    """Go through files, and say now and then how far; raises `Cancelled`."""
    for i, one in enumerate(things):
        report_step(i, len(things), what, context)
        yield one


def json_by_image(
    folder: Path, files: Sequence[Path], what: str, context: ReadContext
) -> list[tuple[str, object]]:
    """Load JSON files, each under what it calls its image; what cannot be read becomes a problem.

    Raises `CmviewerError` where none can be, and `Cancelled`.
    """
    images: list[tuple[str, object]] = []
    for file in one_by_one(files, what, context):
        try:
            images.append((image_name(folder, file), load_json(file, context.problems)))
        except CmviewerError as error:
            context.problems.extend(error.problems)
    refuse_nothing(images, context)
    return images


def refuse_nothing(images: Sequence[object], context: ReadContext) -> None:
    """Raise `CmviewerError` with what was wrong where no file could be read: it is no empty checkpoint."""
    if not images and context.problems:
        raise CmviewerError(*context.problems)


def report_step(done: int, of: int, what: str, context: ReadContext) -> None:
    """Say now and then how far reading is; raises `Cancelled`."""
    if done % _OFTEN == 0:
        context.cancel.check()
        context.progress(what, done, of)
