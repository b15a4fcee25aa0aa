"""Which checkpoints can be chosen on a page, and what the page holds of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.matrix import ConfusionMatrix
from cmviewer.errors import Problem, merged_problems
from cmviewer.writers.facts import ReportFacts
from cmviewer.writers.page.entries import Entry, counts_entry, entry_length, entry_of
from cmviewer.writers.page.figures import Figures, figures_of
from cmviewer.writers.page.matrix import page_state
from cmviewer.writers.page.offered import PART, offered_places
from cmviewer.writers.page.other_checkpoints import OtherCheckpoint

_MOST_NAMES: Final = 10
"""Checkpoints that cannot be read which are named."""


@dataclass(frozen=True, eq=False)
class Switch:
    """entries: of each checkpoint that can be chosen, in order, the written one among them; or none.

    here: which of them is written. others: what is known of the others, in order. common: what entries have
    places in: captions without names, and problems. words: what is said of checkpoints that are left out.
    """

    entries: tuple[Entry, ...] = ()
    here: int = 0
    others: tuple[OtherCheckpoint, ...] = ()
    common: Mapping[str, Any] = field(default_factory=dict)
    words: str = ""

    @property
    def matrices(self) -> tuple[ConfusionMatrix, ...]:
        """Counts of the others."""
        return tuple(one.counts.matrix for one in self.others)

    @property
    def reads(self) -> int:
        """How many images were read for examples of others."""
        return sum(one.reads for one in self.others)


def switch_of(facts: ReportFacts, written: Figures, labels: NDArray[np.int64], size: int) -> Switch:
    """Choose which checkpoints a page of `size` bytes offers. labels: classes of its table, int64 (n,)."""
    here, evaluation = facts.counted.checkpoint, facts.evaluation
    if facts.compared is not None:
        several = len(evaluation.checkpoints) > 1
        return Switch(words="A page that compares has no other checkpoints to choose." if several else "")
    if not facts.others.keys() - {here}:
        return no_switch(facts)
    state = page_state(facts.state, evaluation.classes)
    every: dict[int, OtherCheckpoint | None] = {**facts.others, here: None}
    entries = {
        place: entry_of(
            written if one is None else figures_of(evaluation, one.counts),
            state,
            labels,
            facts.curves,
            _problems(facts, one),
        )
        | ({} if one is None else counts_entry(one))
        for place, one in sorted(every.items())
    }
    sizes = {place: entry_length(entry) for place, entry in entries.items()}
    chosen = offered_places(sizes, here, size // PART)
    if not chosen:
        return no_switch(facts)
    offered, common = _shared([entries[place] for place in chosen])
    others = tuple(facts.others[place] for place in chosen if place != here)
    return Switch(offered, chosen.index(here), others, common, _left_out(facts, chosen))


def no_switch(facts: ReportFacts) -> Switch:
    """Offer no other checkpoint, and say why not: the page is too short for them, or they cannot be read."""
    return Switch(words=_left_out(facts, (facts.counted.checkpoint,)))


def _left_out(facts: ReportFacts, chosen: tuple[int, ...]) -> str:
    """Say which checkpoints cannot be chosen, and why; empty where all can, or no other one was counted."""
    names, said = facts.evaluation.checkpoint_names, []
    if not facts.others:
        return ""
    known = facts.others.keys() | {facts.counted.checkpoint}
    if len(chosen) == 1 and len(known) > 1:
        said.append("Other checkpoints cannot be chosen here: there is no room for their counts on the page")
    elif len(chosen) < len(known):
        said.append(
            f"{len(chosen):,} of {len(names):,} checkpoints can be chosen here, evenly from the first to the "
            "last: more do not fit in a tenth of the page"
        )
    unread = [name for place, name in enumerate(names) if place not in known]
    if unread:
        some = ", ".join(unread[:_MOST_NAMES]) + (" …" if len(unread) > _MOST_NAMES else "")
        said.append(f"Of {some} nothing can be counted")
    return "".join(f"{sentence}. " for sentence in said).rstrip()


def _problems(facts: ReportFacts, other: OtherCheckpoint | None) -> list[str]:
    """What was worked around for a checkpoint, and for all; None: for the one that is written."""
    if other is None:
        return list(map(str, facts.problems))
    general = {_key(problem) for problem in facts.evaluation.problems}
    own = {_key(problem) for problem in facts.counted.compared.problems} - general
    common = [problem for problem in facts.problems if _key(problem) not in own]
    return list(map(str, merged_problems((*common, *other.problems))))


def _key(problem: Problem) -> tuple[str, str, Path | None]:
    return problem.code, problem.what, problem.file


def _shared(entries: Sequence[Entry]) -> tuple[tuple[Entry, ...], dict[str, Any]]:
    """Put once what entries have in common, and let them have its places."""
    captions, problems = list[dict[str, str]](), dict[str, int]()
    for entry in entries:
        if entry["captions"] not in captions:
            captions.append(entry["captions"])
        for problem in entry["problems"]:
            problems.setdefault(problem, len(problems))
    found = tuple(
        entry
        | {
            "captions": captions.index(entry["captions"]),
            "problems": [problems[problem] for problem in entry["problems"]],
        }
        for entry in entries
    )
    return found, {"captions": captions, "problems": list(problems)}
