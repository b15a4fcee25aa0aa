"""Labels of which a table does not say what they are become truth or prediction; what was decided is kept."""

from dataclasses import replace

from cmviewer.evaluation import Origin, Role
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.tables.parts import SamplePart


def as_prediction(part: SamplePart, decisions: Decisions, origin: Origin, why: str) -> SamplePart:
    """Return a part whose labels are what the model says."""
    if part.prediction is not None or part.loose is None:
        return part
    _take(part, Role.PREDICTION, decisions, origin, why)
    return replace(part, prediction=part.loose, loose=None)


def as_truth(part: SamplePart, decisions: Decisions, origin: Origin, why: str) -> SamplePart:
    """Return a part whose labels are the truth."""
    if part.truth is not None or part.loose is None:
        return part
    _take(part, Role.TRUTH, decisions, origin, why)
    return replace(part, truth=part.loose, loose=None)


def only_truth(part: SamplePart, decisions: Decisions) -> SamplePart:
    """Return a part of which only the truth counts: a person named its file as the truth."""
    named = replace(part, loose=part.loose or part.unnamed)
    part = as_truth(named, decisions, Origin.FILE, "its file was named as the truth")
    truth = part.truth if part.truth is not None else part.prediction
    return replace(part, truth=truth, prediction=None, score=None, class_scores=None)


def _take(part: SamplePart, role: Role, decisions: Decisions, origin: Origin, why: str) -> None:
    if not part.label_column:
        return
    told = decisions.look_up(role.value, (part.file,))
    if told is not None and told.value.strip().casefold() == part.label_column.strip().casefold():
        decisions.used.add(told.name)
        origin, why = told.origin, ""
    decisions.take(role.value, part.label_column, origin, why, about=part.file)
