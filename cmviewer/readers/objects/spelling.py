"""Class names that are equal but for case, blanks and signs, such as `Traffic Light` and `traffic_light`."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Final

from cmviewer.errors import Problem
from cmviewer.evaluation import Alternative, Origin
from cmviewer.readers.decisions import Decisions

_BETWEEN: Final = re.compile(r"[\s_.\-]+")
_VALUES: Final = ("exact", "folded")
_SHOWN: Final = 3


@dataclass(frozen=True)
class Spelling:
    """Under which name a spelling counts. known: name of each folded one; empty where names are exact."""

    known: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    kept: frozenset[str] = frozenset()

    def of(self, name: str) -> str:
        """Return the name under which a class counts."""
        return name if name in self.kept else self.known.get(folded(name), name)


def folded(name: str) -> str:
    """Return a name without what people write differently."""
    return _BETWEEN.sub("", name.casefold())


def decide_spelling(
    truth: Sequence[str], predicted: Sequence[str], decisions: Decisions, problems: list[Problem], file: Path
) -> Spelling:
    """Decide whether names are equal only to the letter.

    They are joined where that makes the sides equal: where one side has several spellings that the other has
    as well, they are different classes.
    """
    told = decisions.told_for("names", _VALUES, file)
    if told is not None and told.value == "exact":
        decisions.take("names", "exact", told.origin, about=file)
        return Spelling()
    joined = _joined(truth, predicted, all_of_them=told is not None)
    if told is None and not joined:
        return Spelling()
    pairs = [(name, other) for names in joined.values() for name, *others in [names] for other in others]
    known = {key: names[0] for key, names in joined.items()}
    evidence = f"{len(pairs):,} names are equal but for case, blanks and signs"
    origin = Origin.EVIDENCE if told is None else told.origin
    decisions.take("names", "folded", origin, evidence, [Alternative("exact")], file)
    if pairs:
        problems.append(_said(pairs, file))
    kept = frozenset({*truth, *predicted} - {name for names in joined.values() for name in names})
    return Spelling(MappingProxyType(known), kept)


def _joined(truth: Sequence[str], predicted: Sequence[str], *, all_of_them: bool) -> dict[str, list[str]]:
    """Spellings of one class by what is the same of them, the name that it gets first."""
    groups: dict[str, list[str]] = {}
    for name in dict.fromkeys((*truth, *predicted)):
        if folded(name):
            groups.setdefault(folded(name), []).append(name)
    sides = Counter({name: (name in set(truth)) + (name in set(predicted)) for name in (*truth, *predicted)})
    joined = {}
    for key, names in groups.items():
        on_both = [name for name in names if sides[name] > 1]
        one_sided = not set(names) & set(truth) or not set(names) & set(predicted)
        if len(names) > 1 and (all_of_them or not (len(on_both) > 1 or one_sided)):
            joined[key] = sorted(names, key=lambda name: -sides[name])
    return joined


def _said(pairs: Sequence[tuple[str, str]], file: Path) -> Problem:
    shown = ", ".join(f"{other!r} as {name!r}" for name, other in pairs[:_SHOWN])
    more = ", …" if len(pairs) > _SHOWN else ""
    what = f"class names that differ in case, blanks or signs alone are one class: {shown}{more}"
    mend = "write class names alike on both sides"
    return Problem(
        "category-names-folded", what, mend, file, None, len(pairs), decision="names", readings=("exact",)
    )
