"""What images of predictions and truth are joined by."""

from collections.abc import Mapping

from cmviewer.errors import Problem
from cmviewer.evaluation import Alternative, Origin
from cmviewer.problems.whole import (
    IMAGES_JOIN_UNCERTAIN,
    IMAGES_JOINED_BEFORE_EXPORT,
    IMAGES_JOINED_BY_NUMBER,
    IMAGES_JOINED_OTHERWISE,
)
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.joining.image_index import ImageIndex
from cmviewer.readers.joining.image_names import IN_WORDS, JOINS, JoinedImages
from cmviewer.readers.objects.evidence import Support
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
    if not others and not usual.vague:
        decisions.take("join", usual.by, Origin.FILE, usual.evidence, about=source.path)
        return None
    formats = tried_formats(source, part)
    supports = {one.by: best_support(sample, part, formats, [one.position]) for one in (usual, *others)}
    if not others:
        if not supports[usual.by].is_enough:
            problems.append(
                IMAGES_JOINED_BY_NUMBER.of(source.path, evidence=usual.evidence, support=supports[usual.by])
            )
        decisions.take("join", usual.by, Origin.EVIDENCE, str(supports[usual.by]), about=source.path)
        return usual.by
    best = max(others, key=lambda one: supports[one.by].agreeing)
    taken, origin = usual, Origin.CONVENTION
    if supports[best.by].clearly_beats(supports[usual.by]):
        taken, origin = best, Origin.EVIDENCE
        problems.append(_otherwise(source, usual.by, best.by, supports))
    elif supports[usual.by].is_enough or best.count < usual.count:
        origin = Origin.EVIDENCE
    elif supports[best.by].agreeing > supports[usual.by].agreeing:
        problems.append(_uncertain(source, usual.by, best.by, supports))
    rest = [Alternative(one.by, str(supports[one.by])) for one in (usual, *others) if one is not taken]
    decisions.take("join", taken.by, origin, str(supports[taken.by]), rest, source.path)
    return taken.by


def _otherwise(source: ObjectSource, usual: str, best: str, supports: Mapping[str, Support]) -> Problem:
    return IMAGES_JOINED_OTHERWISE.of(
        source.path,
        readings=(usual,),
        way=IN_WORDS[best],
        support=supports[best],
        usual=IN_WORDS[usual],
        agreeing=supports[usual].agreeing,
    )


def _uncertain(source: ObjectSource, usual: str, best: str, supports: Mapping[str, Support]) -> Problem:
    better = [way for way, support in supports.items() if support.agreeing > supports[usual].agreeing]
    return IMAGES_JOIN_UNCERTAIN.of(
        source.path,
        readings=tuple(better),
        usual=IN_WORDS[usual],
        support=supports[usual],
        way=IN_WORDS[best],
        agreeing=supports[best].agreeing,
    )


def _different(joins: list[JoinedImages]) -> list[JoinedImages]:
    """Leave out ways that find what an earlier one finds."""
    kept: list[JoinedImages] = []
    for one in joins:
        known = any((one.position == other.position).all() for other in kept)
        if not known and all(one.by != other.by for other in kept):
            kept.append(one)
    return kept
