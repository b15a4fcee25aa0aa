"""How an evaluation was read, as lines for a person."""

from collections.abc import Iterator

from cmviewer.evaluation import Decision, Evaluation, Origin
from cmviewer.writers.decision_subjects import decision_subjects

_ORIGINS = {
    Origin.TOLD: "as told",
    Origin.MANIFEST: "by the manifest",
    Origin.FILE: "as the file says",
    Origin.EVIDENCE: "by evidence",
    Origin.CONVENTION: "by convention",
}


def interpretation_lines(evaluation: Evaluation) -> Iterator[str]:
    """Yield a line a file with its role, then a line a decision with what would fit instead."""
    interpretation = evaluation.interpretation
    if interpretation.files:
        yield "read as:"
    for one in interpretation.files:
        yield f"  {one.path}: {one.role.value}, {one.layout}"
    if interpretation.decisions:
        yield "decided:"
    subjects = decision_subjects(evaluation)
    for decision, subject in zip(interpretation.decisions, subjects, strict=True):
        yield f"  {_decision(decision, subject)}"


def _decision(decision: Decision, subject: str) -> str:
    about = f" of {subject}" if subject else ""
    why = f"; {decision.evidence}" if decision.evidence else ""
    other = ", ".join(
        one.value + (f" ({one.evidence})" if one.evidence else "") for one in decision.alternatives
    )
    more = f"; else {other}" if other else ""
    return f"{decision.key}{about}: {decision.taken}, {_ORIGINS[decision.origin]}{why}{more}"
