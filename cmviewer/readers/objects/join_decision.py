"""What images of predictions and truth are joined by."""

from pathlib import Path

from cmviewer.errors import Problem
from cmviewer.evaluation import Alternative, Origin
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.joining.image_index import ImageIndex
from cmviewer.readers.joining.image_names import IN_WORDS, JOINS, Joined
from cmviewer.readers.objects.evidence import Support
from cmviewer.readers.objects.parts import ObjectPart, ObjectSource
from cmviewer.readers.objects.sample import TruthSample, best_support


def decide_join(
    index: ImageIndex,
    sample: TruthSample,
    source: ObjectSource,
    part: ObjectPart,
    decisions: Decisions,
    problems: list[Problem],
) -> str | None:
    """Decide what images are joined by; None for what is usual. Raises `CmviewerError` as told."""
    told = decisions.told_for("join", JOINS, source.path)
    if told is not None:
        joined = index.joined_by(part, told.value)
        decisions.take("join", told.value, told.origin, joined.evidence, about=source.path)
        return told.value
    usual, *others = _different(index.joins(part))
    if usual.exported:
        problems.append(_joined_before_export(usual, source.path))
    if not others:
        decisions.take("join", usual.by, Origin.FILE, usual.evidence, about=source.path)
        return None
    supports = {one.by: best_support(sample, source, part, [one.position]) for one in (usual, *others)}
    best = max(others, key=lambda one: supports[one.by].agreeing)
    rest = [Alternative(one.by, str(supports[one.by])) for one in (usual, *others)]
    if supports[best.by].clearly_beats(supports[usual.by]):
        decisions.take(
            "join",
            best.by,
            Origin.EVIDENCE,
            str(supports[best.by]),
            [one for one in rest if one.value != best.by],
            source.path,
        )
        problems.append(_joined_otherwise(best.by, usual.by, supports, source.path))
        return best.by
    decided = supports[usual.by].is_enough or best.count < usual.count
    decisions.take(
        "join",
        usual.by,
        Origin.EVIDENCE if decided else Origin.CONVENTION,
        str(supports[usual.by]),
        [one for one in rest if one.value != usual.by],
        source.path,
    )
    return usual.by


def _different(joins: list[Joined]) -> list[Joined]:
    """Leave out ways that find what an earlier one finds."""
    kept: list[Joined] = []
    for one in joins:
        known = any((one.position == other.position).all() for other in kept)
        if not known and all(one.by != other.by for other in kept):
            kept.append(one)
    return kept


def _joined_before_export(joined: Joined, file: Path) -> Problem:
    what = (
        "images are called on one side as Roboflow exports them (a_jpg.rf.0123.jpg), and were joined by "
        f"their names before: {joined.evidence}"
    )
    mend = "predict the exported images, or look whether they are the same"
    return Problem("images-joined-otherwise", what, mend, file, decision="join", readings=("path",))


def _joined_otherwise(by: str, usual: str, supports: dict[str, Support], file: Path) -> Problem:
    what = (
        f"image ids were read as {IN_WORDS[by]}: so {supports[by]}, "
        f"as {IN_WORDS[usual]} only {supports[usual].agreeing:,}"
    )
    mend = "write the ids of the truth's images, or tell how they are meant"
    return Problem("images-joined-otherwise", what, mend, file, decision="join", readings=(usual,))
