"""What went wrong with a person's data, as values: file, place, cause and mend."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path


@dataclass(frozen=True)
class Wording:
    """How words were made: templates and what fills their fields, to be said in another language."""

    what: str
    mend: str
    fields: Mapping[str, object]


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, or was worked around, in what was opened.

    `code` names the kind (kebab case, one test file each), `what` says what was found, `mend` what
    to do about it, both as phrases without a full stop. `line` counts from 1. `times` is how many
    equal problems this one stands for. `left_out` is how many records it has cost, all of these together.
    `decision` is the key of the decision of reading that it belongs to, and `readings` the values that
    could be told instead; the command line turns them into an option, the window into a button.
    `wording` is what `what` and `mend` were made of; None where they were written as they are.
    """

    code: str
    what: str
    mend: str
    file: Path | None = None
    line: int | None = None
    times: int = 1
    left_out: int = 0
    decision: str | None = None
    readings: tuple[str, ...] = ()
    wording: Wording | None = field(default=None, compare=False, repr=False)

    def __str__(self) -> str:
        place = "" if self.file is None else f"{self.file}{self._line()}: "
        more = f" ({self.times} times)" if self.times > 1 else ""
        said = f"{place}{self.what}{more}"
        return f"{said}{'' if said.endswith(('?', '.', '!')) else '.'} Mend: {self.mend}"

    def _line(self) -> str:
        return "" if self.line is None else f":{self.line}"


class CmviewerError(Exception):
    """Nothing usable is left; `problems` say why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def merged_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Make one problem of all that have the same code, words and file; keep the first line."""
    folded: dict[tuple[str, str, Path | None], Problem] = {}
    for problem in problems:
        key = (problem.code, problem.what, problem.file)
        first = folded.get(key)
        folded[key] = problem if first is None else _together(first, problem)
    return tuple(folded.values())


def _together(first: Problem, other: Problem) -> Problem:
    return replace(first, times=first.times + other.times, left_out=first.left_out + other.left_out)
