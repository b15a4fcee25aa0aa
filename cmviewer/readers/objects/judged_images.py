"""Which images of a truth are judged: those of the split, with or without a file of labels."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Alternative, Origin, Role, frozen
from cmviewer.limits import IMAGE_ENDINGS
from cmviewer.problems.objects import IMAGES_CALLED_ALIKE
from cmviewer.problems.tables import SPLIT_UNCERTAIN
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files.one_folder import files_of, folders_of
from cmviewer.readers.files.paths import is_folder
from cmviewer.readers.files.picture_sizes import UNKNOWN_SIZE
from cmviewer.readers.files.words import JUDGED_FIRST
from cmviewer.readers.joining.image_index import ImageIndex, ImageNames, image_index
from cmviewer.readers.joining.image_names import AMBIGUOUS, stem_of
from cmviewer.readers.objects.checks import kept_of
from cmviewer.readers.objects.image_folders import images_of_labels
from cmviewer.readers.objects.parts import ObjectPart, ObjectSource
from cmviewer.readers.objects.split_lists import SplitList
from cmviewer.said import said

_NEARLY_ALL: Final = 0.95
"""Of the images with predictions so many lie in their split; a few may be left of another run."""
_SHOWN: Final = 4


def with_unlabelled(part: ObjectPart, source: ObjectSource) -> ObjectPart:
    """Return a truth with the images of its folder that have no file of labels: there is nothing on them.

    Only tools that write text, a file an image, leave such files out.
    """
    if source.layout.endings != {".txt"} or not is_folder(source.path):
        return part
    others = _other_labels(source)
    more = [name for folder in images_of_labels(source.path) for name in _images_below(folder, others)]
    known = set(part.image_names)
    more = [name for name in dict.fromkeys(more) if name not in known]
    if not more:
        return part
    sizes = part.image_sizes
    if sizes is not None:
        sizes = frozen(np.vstack((sizes, np.full((len(more), 2), UNKNOWN_SIZE))), np.int32)
    return replace(part, image_names=(*part.image_names, *more), image_sizes=sizes)


def _other_labels(source: ObjectSource) -> set[str]:
    """Folders of labels right below a source that are none of its own: a split that is not judged."""
    own = {file.relative_to(source.path).parts[0] for file in source.files if source.path in file.parents}
    return {below.name for below in folders_of(source.path)} - own


def _images_below(folder: Path, others: Collection[str]) -> Iterator[str]:
    """Names of the images of a folder and of those right below it, without endings; not of `others`."""
    for file in files_of(folder):
        if file.suffix.lower() in IMAGE_ENDINGS:
            yield file.stem
    for below in (path for path in folders_of(folder) if not path.name.startswith(".")):
        if below.name in others:
            continue
        for file in files_of(below):
            if file.suffix.lower() in IMAGE_ENDINGS:
                yield f"{below.name}/{file.stem}"


def with_judged_images(
    part: ObjectPart,
    lists: list[SplitList],
    predicted: NDArray[np.int64],
    decisions: Decisions,
    file: Path,
) -> ObjectPart:
    """Return a truth with the images of the split that is judged, in their order; all without a split.

    predicted: int64 (n,), positions of the images that have predictions. Raises `CmviewerError` where a
    split was told that no list names.
    """
    inside = {one.name: (one, _in_list(part, one)) for one in lists}
    inside = {name: pair for name, pair in inside.items() if pair[1].any()}
    if not inside:
        return part
    known = next((one.taken for one in decisions.taken if one.key == "split" and one.about is None), None)
    told = None if known is not None else decisions.told_for("split", tuple(inside), file)
    taken = told.value if told is not None else known
    if taken not in inside:
        taken = _taken({name: pair[1] for name, pair in inside.items()}, predicted)
    if taken is None:
        return part
    chosen, images = inside[taken]
    shares = {
        name: said("{:.0%} of the predicted images", _share(pair[1], predicted))
        for name, pair in inside.items()
    }
    # Predictions of another part than is judged first say that it is meant.
    origin = Origin.FILE if taken == _in_order(inside)[0] else Origin.EVIDENCE
    if known is None:
        decisions.take(
            "split",
            taken,
            origin if told is None else told.origin,
            shares[taken],
            [Alternative(name, share) for name, share in shares.items() if name != taken],
            file,
        )
    for path in chosen.files:
        decisions.is_file(path, Role.SPLIT, said("a list of images"))
    return with_images(part, images)


def with_split_of_column(
    part: ObjectPart, predicted: NDArray[np.int64], decisions: Decisions, file: Path
) -> ObjectPart:
    """Return a truth with the images of the split that a column of its file says the predictions are of.

    predicted: int64 (n,), positions of the images that have predictions. Raises `CmviewerError` where they
    are of several splits, which are never counted together, and none was told.
    """
    lists = [SplitList(name, (), images) for name, images in part.images_by_split.items()]
    names = tuple(part.images_by_split)
    if decisions.look_up("split", (file,)) is None:
        inside = {one.name: _in_list(part, one) for one in lists}
        if not len(predicted) or _taken(inside, predicted) is None:
            parts = said("a column parts the images into {}", ", ".join(names))
            raise CmviewerError(SPLIT_UNCERTAIN.of(file, readings=names, parts=parts))
    return with_judged_images(part, lists, predicted, decisions, file)


def _taken(inside: Mapping[str, NDArray[np.bool_]], predicted: NDArray[np.int64]) -> str | None:
    """The first split in which nearly all predicted images lie, in the order in which they are judged."""
    order = _in_order(inside)
    return next((name for name in order if _share(inside[name], predicted) >= _NEARLY_ALL), None)


def _in_order(names: Iterable[str]) -> list[str]:
    """Splits in the order in which they are judged."""
    place = {part: i for i, part in enumerate(JUDGED_FIRST)}
    return sorted(names, key=lambda name: place.get(name.rpartition("/")[2], len(place)))


def _share(inside: NDArray[np.bool_], predicted: NDArray[np.int64]) -> float:
    return float(inside[predicted].mean()) if len(predicted) else 1.0


def _in_list(part: ObjectPart, split: SplitList) -> NDArray[np.bool_]:
    """Which images of a part a list names, bool (n,)."""
    index = image_index(part)
    position = index.positions(ImageNames(split.images)) if split.images else np.array([], np.int64)
    inside = np.zeros(len(part.image_names), np.bool_)
    inside[position[position >= 0]] = True
    return inside


def with_images(part: ObjectPart, kept: NDArray[np.bool_]) -> ObjectPart:
    """Return a part with some of its images, bool (n,), and their objects."""
    if kept.all():
        return part
    place = np.cumsum(kept) - 1
    some = kept_of(part, kept[part.image])
    rows = np.flatnonzero(kept).tolist()

    def moved(pairs: NDArray[np.int64] | None) -> NDArray[np.int64] | None:
        if pairs is None:
            return None
        pairs = pairs[kept[pairs[:, 0]]]
        return frozen(np.column_stack((place[pairs[:, 0]], pairs[:, 1])), np.int64)

    return replace(
        some,
        image_names=tuple(part.image_names[i] for i in rows),
        image_ids=tuple(part.image_ids[i] for i in rows) if part.image_ids else (),
        other_ids={name: int(place[at]) for name, at in part.other_ids.items() if kept[at]},
        image_sizes=None if part.image_sizes is None else frozen(part.image_sizes[kept], np.int32),
        image=frozen(place[some.image], np.int32),
        not_judged=moved(part.not_judged),
        not_throughout=moved(part.not_throughout),
    )


def without_ambiguous(
    part: ObjectPart,
    index: ImageIndex,
    predictions: ObjectPart | None,
    file: Path,
    problems: list[Problem],
) -> ObjectPart:
    """Return a truth without images that predictions cannot be told apart by, and say which these are."""
    if predictions is None or not predictions.image_names:
        return part
    position = index.positions(predictions)
    vague = {stem_of(predictions.image_names[i]) for i in np.flatnonzero(position == AMBIGUOUS).tolist()}
    if not vague:
        return part
    reached = np.zeros(len(part.image_names), np.bool_)
    reached[position[position >= 0]] = True
    alike = np.array([stem_of(name) in vague for name in part.image_names], np.bool_) & ~reached
    rows = np.flatnonzero(alike).tolist()
    if not rows:
        return part
    listed = ", ".join(repr(part.image_names[i]) for i in rows[:_SHOWN]) + (
        ", …" if len(rows) > _SHOWN else ""
    )
    lost = int(alike[part.image].sum())
    problems.append(IMAGES_CALLED_ALIKE.of(file, left_out=lost, listed=listed))
    return kept_of(part, ~alike[part.image])
