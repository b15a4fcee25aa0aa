"""Whether boxes are about photographs as they are stored or as they are seen, where some are to be turned."""

from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import Alternative, Frame, Origin, frozen
from cmviewer.problems.tables import PHOTOGRAPHS_TURNED, PHOTOGRAPHS_UNCERTAIN
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.files.picture_sizes import UNKNOWN_SIZE
from cmviewer.readers.objects.evidence import Support, support_of
from cmviewer.readers.objects.exif import turned_boxes
from cmviewer.readers.objects.image_sizes import ImageSizes
from cmviewer.readers.objects.parts import BoxUnit, ObjectPart, ObjectSource
from cmviewer.readers.objects.sample import TruthSample
from cmviewer.said import said

_TRUTH: Final = "exif.truth"
_PREDICTION: Final = "exif.prediction"
_MOST: Final = 0.5
"""Convention, not measured: a detector that finds less than half may be read in the wrong frame."""
_SHARE: Final = 0.2
_LUCK: Final = 1.5
"""Of n boxes this times the root of n more than `_SHARE` must lie on truths, or they may lie there by luck:
4 of 4, 5 of 6, 7 of 10, 35 of 100. Of 10,000 random models of the zoo, read in the wrong frame, 18 lie on
truths often enough to win (`evidence`), none so often."""
_FRAMES = tuple(frame.value for frame in Frame)


def decide_truth_frame(
    sizes: ImageSizes, source: ObjectSource, part: ObjectPart, decisions: Decisions
) -> Frame:
    """Decide what boxes of the truth are about: what its file tells of sizes says it, else as seen."""
    told = decisions.told_for(_TRUTH, _FRAMES, source.path)
    if told is not None:
        decisions.take(_TRUTH, told.value, told.origin, about=source.path)
        return Frame(told.value)
    if (sizes.orientation == 1).all():
        return Frame.SEEN
    if part.image_sizes is not None:
        stored, seen = sizes.told_as_stored(part.image_sizes)
        if stored or seen:
            frame = Frame.STORED if stored > seen else Frame.SEEN
            evidence = said(
                "of {:,} turned photographs {:,} have this size there", stored + seen, max(stored, seen)
            )
            decisions.take(_TRUTH, frame.value, Origin.FILE, evidence, about=source.path)
            return frame
    decisions.take(_TRUTH, Frame.SEEN.value, Origin.CONVENTION, about=source.path)
    return Frame.SEEN


def possible_frames(sample: TruthSample, source: ObjectSource, decisions: Decisions) -> tuple[Frame, ...]:
    """What boxes of predictions may be about; decisions before this one hold for whichever it will be.

    Raises `CmviewerError` where what was told is no such thing.
    """
    told = decisions.value_of(_PREDICTION, _FRAMES, source.path)
    if told is not None:
        return (Frame(told),)
    return tuple(Frame) if (sample.sizes.orientation != 1).any() else (Frame.SEEN,)


def decide_frame(
    sample: TruthSample,
    source: ObjectSource,
    part: ObjectPart,
    position: NDArray[np.int64],
    decisions: Decisions,
    problems: list[Problem],
) -> Frame:
    """Decide what boxes of predictions are about, by whether those of turned photographs lie on truths."""
    told = decisions.told_for(_PREDICTION, _FRAMES, source.path)
    if told is not None:
        decisions.take(_PREDICTION, told.value, told.origin, about=source.path)
        return Frame(told.value)
    turned = sample.sizes.orientation != 1
    if not turned.any():
        return Frame.SEEN
    of_masks = _told_by_masks(sample.sizes, part, position)
    if of_masks is not None:
        return _taken_by_masks(*of_masks, source.path, decisions, problems)
    some = sample.only(turned)
    supports = {frame: some.support(part, position, frame=frame) for frame in Frame}
    rest = {
        frame: [Alternative(one, str(supports[one])) for one in Frame if one is not frame] for frame in Frame
    }
    taken, origin = Frame.SEEN, Origin.CONVENTION
    if supports[Frame.STORED].clearly_beats(supports[Frame.SEEN]):
        taken, origin = Frame.STORED, Origin.EVIDENCE
        problems.append(
            PHOTOGRAPHS_TURNED.of(source.path, readings=(Frame.SEEN.value,), evidence=str(supports[taken]))
        )
    elif supports[Frame.SEEN].is_enough:
        origin = Origin.EVIDENCE
    asked = _truth_by_convention(decisions)
    if supports[taken].total and not _is_clear(supports, taken, asked=asked):
        problems += _untold(supports, taken, source.path, asked=asked)
    elif asked and taken is Frame.SEEN:
        problems += _both_may_be_stored(some, part, position, supports[taken], source.path)
    decisions.take(_PREDICTION, taken.value, origin, str(supports[taken]), rest[taken], source.path)
    return taken


def _both_may_be_stored(
    sample: TruthSample, part: ObjectPart, position: NDArray[np.int64], seen: Support, file: Path
) -> list[Problem]:
    """Say that both sides may be about photographs as stored, where as many boxes fit so.

    Sides that are both in pixels, or both in shares, fit alike either way, and give one matrix.
    """
    if (part.unit is BoxUnit.IMAGE) is sample.sizes.shares or seen.agreeing == seen.total:
        return []
    chosen = sample.surest(part, position)
    box = turned_boxes(chosen.truth.box, chosen.truth.image.astype(np.int64), sample.sizes)
    truth = replace(chosen.truth, box=frozen(box, np.float64))
    stored = support_of(truth, chosen.placed(None, Frame.STORED))
    if stored.agreeing < seen.agreeing:
        return []
    lie = said("both as seen {}, both as stored {:,}", seen, stored.agreeing)
    return [_uncertain(key, whose, lie, file) for key, whose in (_OF_PREDICTION, _OF_TRUTH)]


def _told_by_masks(
    sizes: ImageSizes, part: ObjectPart, position: NDArray[np.int64]
) -> tuple[Frame, str] | None:
    """What run-length masks are about, by their own sizes, and how many say so; None where none does."""
    image = np.append(position, -1)[part.image]
    if part.region is None or not (rows := np.flatnonzero(part.region.is_mask & (image >= 0))).size:
        return None
    told = np.full((len(sizes.images), 2), UNKNOWN_SIZE, np.int32)
    told[image[rows]] = part.region.runs_size[rows, ::-1]
    stored, seen = sizes.told_as_stored(told)
    if not stored + seen:
        return None
    frame = Frame.STORED if stored > seen else Frame.SEEN
    most = max(stored, seen)
    return frame, said("{:,} of {:,} turned photographs have masks as large as they are", most, stored + seen)


def _taken_by_masks(
    frame: Frame, evidence: str, file: Path, decisions: Decisions, problems: list[Problem]
) -> Frame:
    other = Frame.SEEN if frame is Frame.STORED else Frame.STORED
    decisions.take(_PREDICTION, frame.value, Origin.FILE, evidence, [Alternative(other.value)], file)
    if frame is Frame.STORED:
        problems.append(PHOTOGRAPHS_TURNED.of(file, readings=(other.value,), evidence=evidence))
    return frame


def _truth_by_convention(decisions: Decisions) -> bool:
    """Whether nothing has told what the boxes of the truth are about."""
    return any(one.key == _TRUTH and one.origin is Origin.CONVENTION for one in decisions.taken)


def _is_clear(supports: dict[Frame, Support], taken: Frame, *, asked: bool) -> bool:
    """Whether boxes tell what they are about; most must lie on truths of which nothing tells it."""
    best, other = supports[taken], supports[Frame.SEEN if taken is Frame.STORED else Frame.STORED]
    by_luck = best.agreeing < _SHARE * best.total + _LUCK * best.total**0.5
    return best.clearly_beats(other) and not by_luck and (not asked or best.agreeing > _MOST * best.total)


def _untold(supports: dict[Frame, Support], taken: Frame, file: Path, *, asked: bool) -> list[Problem]:
    """Say that boxes may be about photographs as stored; those of the truth too, where nothing tells it.

    That predictions were read as stored is said already, with the other reading.
    """
    lie = said("as seen {}, as stored {:,}", supports[Frame.SEEN], supports[Frame.STORED].agreeing)
    of_side = [_OF_PREDICTION] if taken is Frame.SEEN else []
    if asked:
        of_side.append(_OF_TRUTH)
    return [_uncertain(key, whose, lie, file) for key, whose in of_side]


_OF_PREDICTION: Final = (_PREDICTION, "these boxes are")
_OF_TRUTH: Final = (_TRUTH, "those of the truth are")


def _uncertain(key: str, whose: str, lie: str, file: Path) -> Problem:
    stored = Frame.STORED.value
    return PHOTOGRAPHS_UNCERTAIN.of(
        file, readings=(stored,), decision=key, whose=whose, value=stored, lie=lie
    )
