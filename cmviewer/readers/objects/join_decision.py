"""What images of predictions and truth are joined by."""

from cmviewer.errors import Problem
from cmviewer.evaluation import Alternative, Origin
from cmviewer.problems.whole import IMAGES_JOINED_BEFORE_EXPORT, IMAGES_JOINED_OTHERWISE
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.joining.image_index import ImageIndex
from cmviewer.readers.joining.image_names import IN_WORDS, JOINS, JoinedImages
from cmviewer.readers.objects.parts import ObjectPart, ObjectSource
from cmviewer.readers.objects.sample import TruthSample, best_support
from cmviewer.readers.objects.written_formats import tried_formats


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
        exported = IMAGES_JOINED_BEFORE_EXPORT.of(source.path, readings=("path",), evidence=usual.evidence)
        problems.append(exported)
    if not others:
        decisions.take("join", usual.by, Origin.FILE, usual.evidence, about=source.path)
        return None
    formats = tried_formats(source, part)
    supports = {one.by: best_support(sample, part, formats, [one.position]) for one in (usual, *others)}
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
        problems.append(
            IMAGES_JOINED_OTHERWISE.of(
                source.path,
                readings=(usual.by,),
                way=IN_WORDS[best.by],
                support=supports[best.by],
                usual=IN_WORDS[usual.by],
                agreeing=supports[usual.by].agreeing,
            )
        )
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


def _different(joins: list[JoinedImages]) -> list[JoinedImages]:
    """Leave out ways that find what an earlier one finds."""
    kept: list[JoinedImages] = []
    for one in joins:
        known = any((one.position == other.position).all() for other in kept)
        if not known and all(one.by != other.by for other in kept):
            kept.append(one)
    return kept
