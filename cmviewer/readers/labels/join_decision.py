"""The decision by what images were joined: it is kept, and what is odd about it a problem."""

from cmviewer.errors import Problem
from cmviewer.evaluation import Alternative, Origin
from cmviewer.problems.labels import SPLITS_DIFFER
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.joining.image_columns import other_split
from cmviewer.readers.joining.image_names import JOINS, JoinedImages
from cmviewer.readers.tables.parts import SamplePart


def take_join(
    part: SamplePart, truth: SamplePart, joined: JoinedImages, decisions: Decisions, problems: list[Problem]
) -> None:
    """Keep what images were joined by; warn where those of truth and predictions lie in other splits."""
    assert part.image is not None
    assert truth.image is not None
    told = decisions.told_for("join", JOINS, part.file)
    others = tuple(Alternative(key) for key in JOINS if key != joined.by)
    origin = Origin.EVIDENCE if told is None else told.origin
    decisions.take("join", joined.by, origin, joined.evidence, others, part.file)
    splits = other_split(part.image, truth.image)
    if splits is not None and joined.count and told is None:
        problem = SPLITS_DIFFER.of(
            part.file,
            readings=("path",),
            predicted=splits[0],
            name=truth.file.name,
            true=splits[1],
            by=joined.by,
        )
        problems.append(problem)
