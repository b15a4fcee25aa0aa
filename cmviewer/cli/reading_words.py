"""How an evaluation was read, as lines for a person."""

from collections.abc import Iterator

from cmviewer.evaluation import Decision, Interpretation, Origin

_ORIGINS = {
    Origin.TOLD: "as told",
    Origin.MANIFEST: "by the manifest",
    Origin.FILE: "as the file says",
    Origin.EVIDENCE: "by evidence",
    Origin.CONVENTION: "by convention",
}


def interpretation_lines(interpretation: Interpretation) -> Iterator[str]:
    """Yield a line a file with its role, then a line a decision with what would fit instead."""
    if interpretation.files:
        yield "read as:"
    for one in interpretation.files:
        yield f"  {one.path}: {one.role.value}, {one.layout}"
    if interpretation.decisions:
        yield "decided:"
    for decision in interpretation.decisions:
        yield f"  {_decision(decision)}"


def _decision(decision: Decision) -> str:
    about = "" if decision.about is None else f" of {decision.about.name}"
    why = f"; {decision.evidence}" if decision.evidence else ""
    other = ", ".join(
        one.value + (f" ({one.evidence})" if one.evidence else "") for one in decision.alternatives
    )
    more = f"; else {other}" if other else ""
    return f"{decision.key}{about}: {decision.taken}, {_ORIGINS[decision.origin]}{why}{more}"
