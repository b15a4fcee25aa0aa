"""Which part of a data set is judged, where its parts have folders or files of their own."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from cmviewer.evaluation import Alternative, Origin
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files.words import SPLITS, words
from cmviewer.readers.objects.parts import ObjectSource
from cmviewer.readers.objects.truth_selection import ReadTruth
from cmviewer.said import said

KEY: Final = "split"
_YEAR: Final = re.compile(r"\d+$")


def splits_by_name(truths: Sequence[ObjectSource], top: Path) -> dict[Path, str]:
    """Return the part that each truth is of, as its path below `top` says; without those that say none."""
    named = {source.path: _split_in(source.path, top) for source in truths}
    return {path: split for path, split in named.items() if split is not None}


def _split_in(path: Path, top: Path) -> str | None:
    """The last word of a path that names a part: `val` of `annotations/instances_val2017.json`."""
    inside = path.relative_to(top) if path.is_relative_to(top) and path != top else Path(path.name)
    spelled = [_YEAR.sub("", word) for part in (*inside.parent.parts, inside.stem) for word in words(part)]
    return next((word for word in reversed(spelled) if word in SPLITS), None)


def of_told_split(
    truths: list[ObjectSource],
    splits: Mapping[Path, str],
    listed: Sequence[str],
    decisions: Decisions,
    top: Path,
) -> list[ObjectSource]:
    """Keep the truths of the part that was told, if one was.

    splits: as `splits_by_name` gives them. listed: parts that lists of images name, which are told apart
    later. Raises `CmviewerError` where none of them is the one that was told.
    """
    told = decisions.look_up(KEY)
    if told is None:
        return truths
    value = told.value.lower()
    kept = [source for source in truths if splits.get(source.path, "").lower() == value]
    kept = kept or [source for source in truths if value in _folders(source.path, top)]
    known = tuple(dict.fromkeys((*splits.values(), *listed)))
    if kept:
        decisions.told_for(KEY, known if told.value in known else ())
        return kept
    if known and told.value not in listed:
        decisions.told_for(KEY, known)
    return truths


def _folders(path: Path, top: Path) -> set[str]:
    """The parts of a path below `top`, in lower case: any folder may be called as a part is."""
    inside = path.relative_to(top) if path.is_relative_to(top) and path != top else Path(path.name)
    return {part.lower() for part in (*inside.parts[:-1], inside.stem)}


def keep_split(
    chosen: ReadTruth, read: Sequence[ReadTruth], splits: Mapping[Path, str], decisions: Decisions
) -> None:
    """Keep which part is judged, where there are several or one was told."""
    told = decisions.look_up(KEY)
    was_told = told is not None and told.name in decisions.used
    taken = splits.get(chosen.source.path)
    if was_told and told is not None:
        taken = told.value
    if taken is None or (len({*splits.values()}) < 2 and not was_told):
        return
    tried = {one.split for one in read if one.split is not None} if len(read) > 1 else set()
    evidence = {
        split: _known_by([one for one in read if one.split == split]) if split in tried else ""
        for split in splits.values()
    }
    origin = Origin.EVIDENCE if len(tried) > 1 else Origin.FILE
    others = [Alternative(split, evidence[split]) for split in evidence if split != taken]
    decisions.take(
        KEY, taken, told.origin if was_told and told is not None else origin, evidence.get(taken, ""), others
    )


def _known_by(read: Sequence[ReadTruth]) -> str:
    return said("{:,} predicted images known", sum(one.shared for one in read))
