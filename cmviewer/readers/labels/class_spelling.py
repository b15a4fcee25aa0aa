"""Names of classes that both sides write in other ways: `golden retriever` and `golden.retriever`."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from cmviewer.errors import Problem
from cmviewer.evaluation import Alternative, Origin
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.labels.truth_pairing import Paired
from cmviewer.readers.tables.parts import Labels, Part, is_number
from cmviewer.readers.tables.role_words import folded

EXACT = "exact"
FOLDED = "folded"


def with_one_spelling(
    paired: Paired, listed: Sequence[str], decisions: Decisions, problems: list[Problem]
) -> Paired:
    """Write predicted classes as the truth does, where case, blanks, `_`, `-` and `.` are all that differs.

    Only a name that the truth does not have is written so, only where one name of the truth is meant, and
    never two of one file as the same.
    """
    told = decisions.told_for("names", (EXACT, FOLDED))
    if told is not None:
        decisions.take("names", told.value, told.origin)
        if told.value == EXACT:
            return paired
    known = _known(paired, listed)
    spelled = [_spelling(part, known) for part in paired.predictions]
    changed = {old: new for one in spelled for old, new in one.items()}
    if not changed:
        return paired
    if told is None:
        old, new = next(iter(changed.items()))
        said = f"{old!r} is {new!r}" + (f" and {len(changed) - 1} more" if len(changed) > 1 else "")
        decisions.take("names", FOLDED, Origin.EVIDENCE, said, (Alternative(EXACT),))
        problems.append(_said(paired.predictions[0].file, said))
    parts = (_renamed(part, one) for part, one in zip(paired.predictions, spelled, strict=True))
    return replace(paired, predictions=tuple(parts))


def _known(paired: Paired, listed: Sequence[str]) -> dict[str, str]:
    """Return the name that is meant by each folded one; names that fold alike are left out."""
    parts = [part for part in (paired.truth, *paired.predictions) if part is not None]
    names = {name for part in parts if part.truth is not None for name in part.truth.used_names()}
    names |= set(listed)
    by_fold: dict[str, list[str]] = {}
    for name in sorted(names):
        by_fold.setdefault(folded(name), []).append(name)
    return {fold: several[0] for fold, several in by_fold.items() if len(several) == 1 and fold}


def _spelling(part: Part, known: Mapping[str, str]) -> dict[str, str]:
    names = set(() if part.prediction is None else part.prediction.used_names())
    names |= set(() if part.class_scores is None else part.class_scores.names or ())
    folds = [folded(name) for name in names]
    found = {
        name: known[folded(name)] for name in sorted(names) if folded(name) in known and not is_number(name)
    }
    return {name: right for name, right in found.items() if name != right and folds.count(folded(name)) == 1}


def _renamed(part: Part, spelling: Mapping[str, str]) -> Part:
    if not spelling:
        return part
    if part.prediction is not None:
        names = [spelling.get(name, name) for name in part.prediction.names]
        part = replace(part, prediction=Labels.of_codes(part.prediction.code, names))
    scores = part.class_scores
    if scores is not None and scores.names is not None:
        names = [spelling.get(name, name) for name in scores.names]
        part = replace(part, class_scores=replace(scores, names=tuple(names)))
    return part


def _said(file: Path, said: str) -> Problem:
    what = f"some classes are written in two ways and were taken for the same: {said}"
    mend = "write them in one way"
    return Problem("names-folded", what, mend, file, decision="names", readings=(EXACT,))
