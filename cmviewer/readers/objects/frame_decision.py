"""Whether boxes are about photographs as they are stored or as they are seen, where some are to be turned."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cmviewer.errors import Problem
from cmviewer.evaluation import Alternative, Origin
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.objects.exif import Frame
from cmviewer.readers.objects.image_sizes import ImageSizes
from cmviewer.readers.objects.parts import ObjectPart, ObjectSource
from cmviewer.readers.objects.sample import TruthSample

_FRAMES = tuple(frame.value for frame in Frame)


def decide_truth_frame(
    sizes: ImageSizes, source: ObjectSource, part: ObjectPart, decisions: Decisions
) -> Frame:
    """Decide what boxes of the truth are about: what its file tells of sizes says it, else as seen."""
    told = decisions.told_for("exif.truth", _FRAMES, source.path)
    if told is not None:
        decisions.take("exif.truth", told.value, told.origin, about=source.path)
        return Frame(told.value)
    if (sizes.orientation == 1).all():
        return Frame.SEEN
    if part.image_sizes is not None:
        stored, seen = sizes.told_as_stored(part.image_sizes)
        if stored or seen:
            frame = Frame.STORED if stored > seen else Frame.SEEN
            evidence = f"of {stored + seen:,} turned photographs {max(stored, seen):,} have this size there"
            decisions.take("exif.truth", frame.value, Origin.FILE, evidence, about=source.path)
            return frame
    decisions.take("exif.truth", Frame.SEEN.value, Origin.CONVENTION, about=source.path)
    return Frame.SEEN


def decide_frame(
    sample: TruthSample,
    source: ObjectSource,
    part: ObjectPart,
    position: NDArray[np.int64],
    decisions: Decisions,
    problems: list[Problem],
) -> Frame:
    """Decide what boxes of predictions are about, by whether those of turned photographs lie on truths."""
    told = decisions.told_for("exif.prediction", _FRAMES, source.path)
    if told is not None:
        decisions.take("exif.prediction", told.value, told.origin, about=source.path)
        return Frame(told.value)
    turned = sample.sizes.orientation != 1
    if not turned.any():
        return Frame.SEEN
    some = sample.only(turned)
    supports = {frame: some.support(part, position, frame=frame) for frame in Frame}
    rest = {
        frame: [Alternative(one, str(supports[one])) for one in Frame if one is not frame] for frame in Frame
    }
    taken, origin = Frame.SEEN, Origin.CONVENTION
    if supports[Frame.STORED].clearly_beats(supports[Frame.SEEN]):
        taken, origin = Frame.STORED, Origin.EVIDENCE
        problems.append(_about_stored(str(supports[taken]), source.path))
    elif supports[Frame.SEEN].is_enough:
        origin = Origin.EVIDENCE
    decisions.take("exif.prediction", taken.value, origin, str(supports[taken]), rest[taken], source.path)
    return taken


def _about_stored(evidence: str, file: Path) -> Problem:
    what = f"boxes of photographs that are marked to be turned were read as before turning: so {evidence}"
    mend = "turn the photographs before the model sees them, or tell how the boxes are meant"
    return Problem(
        "photographs-turned", what, mend, file, decision="exif.prediction", readings=(Frame.SEEN.value,)
    )
