"""What is asked of every member: reading gives the one matrix, or names what gives it. No third way."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from cmviewer.confusion.count import count
from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation import Evaluation as Opened
from cmviewer.matching.rule import default_rule
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.readers.decision_keys import Told, told
from cmviewer.readers.request import with_told
from tests.zoo.count import NOTHING, Cells
from tests.zoo.evaluations import Evaluation, Recipe

BACKGROUND: Final = "(background)"
_DEEP: Final = 3
"""Decisions that may be asked one after the other."""

Named = Counter[tuple[str, str]]


@dataclass(frozen=True)
class Written:
    """An evaluation as it lies on the disk.

    names: what its classes are called when they are read. cells: the one right matrix. asks: the decisions
    that may be asked; none, where there is a plain way to read it, which then has to be taken, whatever the
    model. or_refused: whether a refusal in words is as good. checkpoints: how many there are; the cells are
    those of the first. also: other names that are as good. blind: cells that are as good too, of the same
    names, where the files are those of another evaluation as well (`blind.py`).
    """

    request: OpenRequest
    names: tuple[str, ...]
    cells: Cells
    asks: frozenset[str] = frozenset()
    or_refused: bool = False
    checkpoints: int = 1
    also: tuple[str, ...] = ()
    blind: Cells | None = None

    @property
    def right(self) -> Named:
        return self._named(self.cells, self.names)

    def is_right(self, came: "Came") -> bool:
        right = [self._named(self.cells, names) for names in (self.names, self.also) if names]
        if self.blind is not None:
            right.append(self._named(self.blind, self.names))
        return came.cells in right and came.checkpoints == self.checkpoints

    def _named(self, unnamed: Cells, names: tuple[str, ...]) -> Named:
        cells: Named = Counter()
        for pair, number in unnamed.items():
            truth, prediction = (BACKGROUND if label == NOTHING else names[label] for label in pair)
            cells[truth, prediction] += number
        return +cells


@dataclass(frozen=True)
class Member:
    """One layout in one convention. kind: of the convention; floor: the readers that it is of."""

    name: str
    floor: str
    kind: str
    evaluation: Callable[[Recipe], Evaluation]
    write: Callable[..., Written]


@dataclass(frozen=True)
class Came:
    """What reading gave: cells, or None where it was refused; problems; the traceback's last line."""

    cells: Named | None
    problems: tuple[Problem, ...] = ()
    crash: str = ""
    checkpoints: int = 1


def spelled_where_never_true(
    true: tuple[str, ...], said: tuple[str, ...], occurring: set[int]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names where a class that no truth has is called as the predictions spell it, and the same stripped.

    The truth's files do not hold its name then: a class of one side only keeps the name that this side gives
    it (DESIGN §2.1). Blanks around a name are no part of it.
    """
    names = tuple(true[label] if label in occurring else said[label] for label in range(len(true)))
    return names, tuple(name.strip() for name in names)


def read(request: OpenRequest) -> Came:
    """Open and count, in this process."""
    try:
        opened = open_evaluation(request)
        cells = cells_of(opened)
    except CmviewerError as error:
        return Came(None, error.problems)
    except Exception as error:  # noqa: BLE001 - a crash of any kind is what the zoo looks for
        return Came(None, (), f"{type(error).__name__}: {error}")
    return Came(cells, opened.problems_with(0), checkpoints=len(opened.checkpoints))


def cells_of(opened: Opened) -> Named:
    """Return the cells that are not empty, by names."""
    matrix = count(opened, 0, default_rule(opened)).matrix
    names = [*opened.classes.names, BACKGROUND]
    rows = zip(matrix.truth.tolist(), matrix.prediction.tolist(), matrix.count.tolist(), strict=True)
    cells: Named = Counter()
    for truth, prediction, number in rows:
        cells[names[truth], names[prediction]] += number
    return +cells


@dataclass(frozen=True)
class Judged:
    """How a reading ended: `exact`, `asked` or `refused`, where that is as good; or how it falls short."""

    ending: str
    shortfall: str | None = None


def judged(written: Written, said: tuple[Told, ...] = ()) -> Judged:
    """Read, and follow what is asked."""
    came = read(with_told(written.request, said))
    if came.crash:
        return Judged("short", f"crash: {came.crash}")
    if written.is_right(came):
        return Judged("exact")
    if len(said) < _DEEP and _is_told(written, came, said):
        return Judged("asked")
    if came.cells is None:
        if written.or_refused and came.problems:
            return Judged("refused")
        return Judged("short", f"refused: {_in_words(came.problems)}")
    more = f"{came.checkpoints} checkpoints; " if came.checkpoints != written.checkpoints else ""
    words = _in_words(came.problems) or "nothing"
    return Judged("short", f"{more}{_difference(written.right, came.cells)}; said: {words}")


def shortfall(written: Written, said: tuple[Told, ...] = ()) -> str | None:
    """Return how reading falls short, in words; None where it holds."""
    return judged(written, said).shortfall


def _is_told(written: Written, came: Came, said: tuple[Told, ...]) -> bool:
    """Whether one of the readings that a problem names gives the right matrix."""
    known = {one.key for one in said}
    for problem in came.problems:
        if problem.decision in written.asks - known:
            for value in problem.readings:
                if shortfall(written, (*said, told(problem.decision, value))) is None:
                    return True
    return False


def _difference(right: Named, came: Named) -> str:
    wrong = sorted(pair for pair in right.keys() | came.keys() if right[pair] != came[pair])
    words = [f"{truth}>{said} {came[truth, said]} for {right[truth, said]}" for truth, said in wrong[:4]]
    return f"{len(wrong)} cells differ: {', '.join(words)}"


def _in_words(problems: tuple[Problem, ...]) -> str:
    short = [replace(one, file=None if one.file is None else Path(one.file.name)) for one in problems]
    keys = [f" [{one.decision}={'|'.join(one.readings)}]" if one.decision else "" for one in problems]
    return " / ".join(f"{one.code}: {one.what}{key}" for one, key in zip(short, keys, strict=True))[:300]
