"""Which of the sources in a folder is the truth, and which are checkpoints."""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Final

from cmviewer.readers.files.paths import whole
from cmviewer.readers.files.words import word_set, words
from cmviewer.readers.objects.parts import Family, Holds, ObjectSource

_PREFERRED: Final = (Family.COCO, Family.VOC, Family.YOLO, Family.OTHER)
"""Of several truths of the same images, the one whose layout comes first counts."""
_TRUTH: Final = word_set("truth gt gts groundtruth ground true instances annotations reference gold target")
_PREDICTIONS: Final = word_set(
    "prediction predictions predicted pred preds result results detection detections detected det dets",
    "dt dts output outputs inference inferred",
)


def as_truths(sources: Iterable[ObjectSource], named: Collection[Path]) -> list[ObjectSource]:
    """Sources that could be the truth, the preferred ones first.

    Those that a data set names come first, in its order; then those that say themselves that they are a
    truth, or whose names promise it; of these COCO, Pascal VOC, YOLO, all others.
    """
    some = [source for source in sources if source.holds is not Holds.PREDICTIONS]
    rank = {path: place for place, path in enumerate(named)}

    def preference(source: ObjectSource) -> tuple[int, int, int, int]:
        promise = _promise(source)
        doubt = 0 if source.holds is Holds.TRUTH and promise >= 0 else 1 - promise
        named = rank.get(whole(source.path), len(rank))
        return named, doubt, _PREFERRED.index(source.family), -promise

    return sorted(some, key=preference)


def as_checkpoints(sources: Sequence[ObjectSource], *, regions: bool) -> list[ObjectSource]:
    """Sources of predictions; several encodings of the results of one run are one checkpoint.

    Without any that say so, those whose names promise predictions are.
    """
    some = [source for source in sources if source.holds is Holds.PREDICTIONS]
    if not some:
        some = [source for source in sources if _promise(source) < 0]
        some = some if len(some) < len(sources) else []  # what all names promise tells nothing
    best: dict[Path, ObjectSource] = {}
    for source in some:
        other = best.get(run_of(source))
        if other is None or _richness(source, regions=regions) > _richness(other, regions=regions):
            best[run_of(source)] = source
    return list(best.values())


def run_of(source: ObjectSource) -> Path:
    """What the encodings of one run's results share: its folder, or the name that their files begin with."""
    path = source.path
    if path in (file.parent for file in source.files) or not path.suffix:
        return path.parent if path.name == "labels" else path
    if path.stem == "predictions":
        return path.parent
    return path.with_name(path.name.split(".")[0])


def _richness(source: ObjectSource, *, regions: bool) -> tuple[bool, bool, bool]:
    """Regions where the truth has some; then text with a file an image; then whatever else has them."""
    return regions and source.has_regions, source.file_an_image and source.has_scores, source.has_regions


def _promise(source: ObjectSource) -> int:
    """Tell what names promise, the nearest first: 1 for truth, -1 for predictions, 0 for nothing."""
    for name in (source.path.stem, source.path.parent.name):
        found = set(words(name))
        if found & _PREDICTIONS:
            return -1
        if found & _TRUTH:
            return 1
    return 0
