"""Folders of labels with folders below them, such as one a camera: together they are one set of labels."""

import os
from pathlib import Path

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Role
from cmviewer.progress import Cancel
from cmviewer.readers.files.listing import Listing
from cmviewer.readers.files.paths import exists, is_folder
from cmviewer.readers.files.roles import role_of
from cmviewer.readers.files.words import CHECKPOINT, EVALUATED, LABEL_FOLDER, SPLITS, words
from cmviewer.readers.objects.data_set_splits import judged_label_folders
from cmviewer.readers.objects.dataset_yaml import data_sets_of
from cmviewer.readers.objects.image_folders import images_of_labels


def label_roots(listing: Listing, ending: str) -> dict[Path, list[Path]]:
    """Return each folder that is a set of labels on its own, and the folders whose files belong to it.

    Every folder of the listing is one, but those that lie below `labels`, `labels/val` and their like, those
    that a data set names together for one split, and those that are called as the parts of such.
    """
    roots: dict[Path, list[Path]] = {}
    together = listing.once(_named_together, Cancel())
    for folder in listing.files:
        roots.setdefault(together.get(folder, _root_of(folder, listing.folder)), []).append(folder)
    whole: dict[Path, list[Path]] = {}
    for root, folders in roots.items():
        full = [folder for folder in folders if listing.ending(folder, ending)]
        named = all(folder in together for folder in full)
        several = len(full) > 1 or (full not in ([], [root]) and _has_other_parts(full[0], root))
        if several and (named or all(_is_part(folder, root) for folder in full)):
            whole[root] = full
        else:
            whole |= {folder: [folder] for folder in folders}
    return _with_parts_of_others(whole, listing, ending)


def _with_parts_of_others(
    roots: dict[Path, list[Path]], listing: Listing, ending: str
) -> dict[Path, list[Path]]:
    """Bring folders beside each other together that are called as the parts of another set of labels.

    `predictions/north` and `predictions/south` are of the cameras of `labels/north` and `labels/south`.
    """
    parts = [{_named_in(one, root) for one in folders} for root, folders in roots.items() if len(folders) > 1]
    beside: dict[Path, list[Path]] = {}
    for root, folders in roots.items():
        if folders == [root] and root != listing.folder and listing.ending(root, ending):
            beside.setdefault(root.parent, []).append(root)
    for above, folders in beside.items():
        named = {folder.name for folder in folders}
        told = named <= listing.parts  # what was opened holds one side
        of_both = above != listing.folder and any(named <= one for one in parts)
        if (told or of_both) and not listing.ending(above, ending):
            roots = {root: some for root, some in roots.items() if root not in folders} | {above: folders}
    return roots


def _named_in(folder: Path, root: Path) -> str:
    return folder.relative_to(root).as_posix()


def is_split(name: str) -> bool:
    """Tell whether a folder's name is that of a part of a data set: `val`, `test_set`."""
    return not (SPLITS | EVALUATED).isdisjoint(words(name))


def _named_together(listing: Listing, cancel: Cancel) -> dict[Path, Path]:
    """Folders of labels that a data set names as one split, and the folder above all of them."""
    together: dict[Path, Path] = {}
    for file in data_sets_of(listing):
        cancel.check()
        try:
            named = [folder for folder in judged_label_folders(file, []) if exists(folder)]
        except CmviewerError:
            continue  # any YAML may lie there
        known = {folder.resolve(): folder for folder in listing.files}
        folders = [known[folder] for folder in named if folder in known]
        if len(folders) > 1:
            above = Path(os.path.commonpath(folders))
            together |= dict.fromkeys(folders, above)
    return together


def _root_of(folder: Path, top: Path) -> Path:
    """`labels/val` of `labels/val/north`, `labels` of `labels/north`; else the folder itself.

    What was opened may itself be `labels`, or `val` in it.
    """
    parts = folder.relative_to(top).parts
    places = [i for i, part in enumerate(parts) if part.lower() in LABEL_FOLDER]
    if not places:
        above = top.parent if is_split(top.name) else top
        return top if above.name.lower() in LABEL_FOLDER else folder
    kept = places[-1] + 1
    if kept < len(parts) and is_split(parts[kept]):
        kept += 1
    return top.joinpath(*parts[:kept])


def _has_other_parts(folder: Path, root: Path) -> bool:
    """Tell whether beside the images of a folder of labels lie others, of which none has a file of labels."""
    beside = [one for images in images_of_labels(root) for one in images.iterdir() if is_folder(one)]
    part = folder.relative_to(root).parts[0]
    return len(beside) > 1 and part in {one.name for one in beside}


def _is_part(folder: Path, root: Path) -> bool:
    """Tell whether a folder below others is no set of its own by its name: no checkpoint, split or side."""
    for part in folder.relative_to(root).parts:
        found = set(words(part))
        if is_split(part) or found & CHECKPOINT or role_of(part) in {Role.TRUTH, Role.PREDICTION}:
            return False
    return True
