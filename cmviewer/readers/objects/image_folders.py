"""Folders with the images of a truth: beside its labels, and in what was opened, but not those of runs."""

from collections.abc import Sequence
from pathlib import Path

from cmviewer.limits import IMAGE_ENDINGS
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.files.paths import is_folder
from cmviewer.readers.objects.found_sources import NamedSource
from cmviewer.readers.objects.parts import ObjectSource


def image_folders(
    truth: Listing | None,
    opened: Listing | None,
    truths: Sequence[ObjectSource],
    checkpoints: Sequence[NamedSource],
) -> tuple[Path, ...]:
    """Folders of images: those that belong to the labels, then the others of the truth, then what was opened.

    Folders of runs hold images with boxes drawn in.
    """
    beside = [folder for source in truths for folder in images_of_labels(source.path)]
    listings = [listing for listing in (truth, opened) if listing is not None]
    known = [
        folder for listing in listings for folder in listing.files if listing.ending(folder, *IMAGE_ENDINGS)
    ]
    runs = {path for source, _ in checkpoints for path in _run_folders(source.path)}
    runs -= {source.path if is_folder(source.path) else source.path.parent for source in truths}
    return tuple(dict.fromkeys((*beside, *(folder for folder in known if folder not in runs))))


def images_of_labels(labels: Path) -> list[Path]:
    """Folders whose images may belong to a folder of labels: `images/val` to `labels/val`."""
    parts = list(labels.parts)
    places = [i for i, part in enumerate(parts) if part.lower() in {"labels", "annotations"}]
    if not places:
        return []
    swapped = Path(*parts[: places[-1]], "images", *parts[places[-1] + 1 :])
    return [swapped] if is_folder(swapped) else []


def _run_folders(path: Path) -> tuple[Path, ...]:
    folder = path if is_folder(path) else path.parent
    return (folder, folder.parent) if folder.name == "labels" else (folder,)
