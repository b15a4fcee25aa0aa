"""Every value of a decision of reading that was ever on offer for what is open."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Self

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Evaluation
from cmviewer.readers import Columns, UncertainColumns

Offer = tuple[str, tuple[str, ...]]
"""Key of a decision, and values that it could take."""


@dataclass(frozen=True)
class OfferedReadings:
    """Where a value is told, reading lists no others: those that it listed before are kept here.

    values: by the key of the decision, of what is open. heard: what was on offer while it was being opened.
    """

    source: Path | None = None
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    heard: tuple[Offer, ...] = ()

    def forgetting_heard(self) -> Self:
        """Return what is kept when something else is opened."""
        return replace(self, heard=())

    def hearing(self, error: CmviewerError) -> Self:
        """Keep what was on offer when reading asked; of a table all of its columns."""
        heard = [(one.decision, one.readings) for one in error.problems if one.decision is not None]
        if isinstance(error, UncertainColumns):
            heard += [(column.name, error.header) for column in fields(Columns)]
        return replace(self, heard=(*self.heard, *heard))

    def learning(self, evaluation: Evaluation) -> Self:
        """Keep what is on offer for what was opened, and what was heard on the way."""
        decisions = evaluation.interpretation.decisions
        known = [(one.key, (one.taken, *(other.value for other in one.alternatives))) for one in decisions]
        of_problems = [
            (one.decision, one.readings) for one in evaluation.problems if one.decision is not None
        ]
        before = self.values if evaluation.source == self.source else {}
        return replace(
            self, source=evaluation.source, values=_with(before, (*known, *of_problems, *self.heard))
        )


def _with(before: Mapping[str, tuple[str, ...]], more: Iterable[Offer]) -> dict[str, tuple[str, ...]]:
    """Add values to those of their decisions, each once, in the order in which they came."""
    values = {key: dict.fromkeys(there) for key, there in before.items()}
    for key, offered in more:
        values.setdefault(key, {}).update(dict.fromkeys(offered))
    return {key: tuple(there) for key, there in values.items()}
