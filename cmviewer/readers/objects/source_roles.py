"""Which of the sources in a folder is the truth, and which are checkpoints."""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from cmviewer.evaluation import Role
from cmviewer.readers.files.paths import is_folder
from cmviewer.readers.files.words import ANNOTATED, PREDICTED_FILE, TRUE_FILE, words
from cmviewer.readers.objects.parts import ObjectSource


def as_truths(sources: Iterable[ObjectSource], named: Collection[Path], top: Path) -> list[ObjectSource]:
    """Sources that could be the truth, the preferred ones first; names count below the folder `top`.

    Those that a data set names come first, in its order, then layouts by their rank, then names that
    promise truth. Names that promise predictions are none where there are others.
    """
    some = [source for source in sources if Role.TRUTH in source.roles]
    some = [source for source in some if _promise(source, top) >= 0] or some
    rank = {path: place for place, path in enumerate(named)}

    def preference(source: ObjectSource) -> tuple[int, int, int]:
        first = rank.get(source.path.resolve(), len(rank))
        return first, source.layout.facts.truth_rank, -_promise(source, top)

    return sorted(some, key=preference)


def as_checkpoints(sources: Sequence[ObjectSource], top: Path, *, regions: bool) -> list[ObjectSource]:
    """Sources of predictions; several encodings of the results of one run are one checkpoint.

    Those whose names promise predictions are some too, where others are left for the truth.
    """
    promised = [source for source in sources if _promise(source, top) < 0 or source.is_prediction]
    certain = [source for source in sources if source.is_prediction]
    some = promised if len(promised) < len(sources) else certain
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


def _richness(source: ObjectSource, *, regions: bool) -> tuple[bool, bool, bool, bool]:
    """Regions where the truth has some; then text with a file an image and scores; then the larger file."""
    text_with_scores = source.has_scores and is_folder(source.path)
    return regions and source.has_regions, text_with_scores, source.has_regions, _has_all_objects(source)


def _has_all_objects(source: ObjectSource) -> bool:
    """Tables are often written for a person, with the sure objects alone."""
    endings = source.layout.endings
    return ".json" in endings


def _promise(source: ObjectSource, top: Path) -> int:
    """Tell what names promise, the nearest first: 1 for truth, -1 for predictions, 0 for nothing."""
    inside = source.path.relative_to(top) if source.path.is_relative_to(top) else Path(source.path.name)
    parts = [*inside.parts[:-1], inside.stem][:-3:-1] if inside.parts else []
    for name in parts:
        found = set(words(name))
        if found & PREDICTED_FILE:
            return -1
        if found & TRUE_FILE:
            return 1
    return 1 if any(set(words(name)) & ANNOTATED for name in parts) else 0
