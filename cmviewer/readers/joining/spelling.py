"""Class names that are equal but for case, blanks, signs, or zeros in front: `Stop Sign` and `stop_sign`."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Final

from cmviewer.errors import Problem
from cmviewer.evaluation import Alternative, Origin
from cmviewer.problems import ProblemKind
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.joining.class_names import folded, is_number
from cmviewer.said import said

EXACT: Final = "exact"
FOLDED: Final = "folded"
KEY: Final = "names"
_SHOWN: Final = 3
_SIDES: Final = ("truth", "predictions")


@dataclass(frozen=True)
class Spelling:
    """Under which name a spelling counts. known: name of each folded one; empty where names are exact."""

    known: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def of(self, name: str) -> str:
        """Return the name under which a class counts."""
        return self.known.get(_key(name), name) if self.known else name


def decide_spelling(
    truth: Iterable[str],
    predicted: Iterable[str],
    decisions: Decisions,
    problems: list[Problem],
    file: Path,
    *,
    kind: ProblemKind,
) -> Spelling:
    """Decide whether names are equal only to the letter.

    kind: of the problem that says which names were joined. They are joined where that makes the sides equal:
    where one side has several spellings that the other has as well, they are different classes.
    """
    told = decisions.told_for(KEY, (EXACT, FOLDED), file)
    if told is not None and told.value == EXACT:
        decisions.take(KEY, EXACT, told.origin, about=file)
        return Spelling()
    of_truth, of_others = dict.fromkeys(truth), dict.fromkeys(predicted)
    groups = _groups(of_truth, of_others)
    joined = [one for one in groups if told is not None or _makes_equal(one, of_truth, of_others)]
    if told is None and not joined:
        return Spelling()
    pairs = [(name, other) for name, *others in joined for other in others]
    origin = Origin.EVIDENCE if told is None else told.origin
    evidence = said("{:,} names are equal but for case, blanks and signs", len(pairs))
    decisions.take(KEY, FOLDED, origin, evidence, [Alternative(EXACT)], file)
    if pairs and told is None:
        problems.append(_joined_otherwise(pairs, file, kind))
    return Spelling(MappingProxyType({_key(names[0]): names[0] for names in joined}))


def _key(name: str) -> str:
    """What spellings of one class have in common; of a number itself, as programs read `007` as 7."""
    plain = name.lstrip("0") or "0"
    return f"number {plain}" if is_number(plain) and name.isdigit() else folded(name)


def _groups(truth: Collection[str], predicted: Collection[str]) -> list[list[str]]:
    """Spellings of one class, where there are several: first one that both sides have, then the truth's."""
    groups: dict[str, list[str]] = {}
    for name in dict.fromkeys((*truth, *predicted)):
        if folded(name):
            groups.setdefault(_key(name), []).append(name)
    several = [names for names in groups.values() if len(names) > 1]
    return [sorted(names, key=lambda name: not (name in truth and name in predicted)) for names in several]


def _makes_equal(names: Sequence[str], truth: Collection[str], predicted: Collection[str]) -> bool:
    """Tell whether a class that both sides have is spelled so that at most one spelling is on both."""
    of_truth = [name for name in names if name in truth]
    of_others = [name for name in names if name in predicted]
    if any(map(is_number, names)) and len(of_truth) + len(of_others) > len(_SIDES):
        return False  # `07` and `7` on one side are two codes
    return bool(of_truth and of_others) and len(set(of_truth) & set(of_others)) < 2


def _joined_otherwise(pairs: Sequence[tuple[str, str]], file: Path, kind: ProblemKind) -> Problem:
    shown = ", ".join(f"{other!r} as {name!r}" for name, other in pairs[:_SHOWN])
    more = ", …" if len(pairs) > _SHOWN else ""
    return kind.of(file, times=len(pairs), readings=(EXACT,), shown=f"{shown}{more}")
