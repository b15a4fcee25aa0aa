"""What the panel lists: files by role, decisions with their choices, and what was left out. No Qt here."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cmviewer.errors import Problem
from cmviewer.evaluation import Decision, Interpretation, Origin
from cmviewer.gui.panels.reading.words import ROLES, title_of, value_words
from cmviewer.readers.decision_keys import KEYS, OF
from cmviewer.readers.telling import FILES

_CLOSED = {key.name: key.values for key in KEYS}


@dataclass(frozen=True)
class Choice:
    """One value that a decision can have. evidence: the numbers that speak for it, if any."""

    value: str
    words: str
    evidence: str = ""


@dataclass(frozen=True)
class DecisionRow:
    """One decision as it stands. taken: its value, also among the `choices`; empty where it was not taken.

    about: the file it is about. more: how many other files it was taken for alike. name: as what it is told:
    of its file alone where others were decided about otherwise. told_as: the name under which a person has
    told it, so that it can be taken back; empty where nobody has.
    """

    key: str
    title: str
    taken: str
    origin: Origin | None
    evidence: str
    choices: tuple[Choice, ...]
    name: str
    told_as: str = ""
    about: Path | None = None
    more: int = 0

    @property
    def is_told(self) -> bool:
        """Whether a person told it."""
        return bool(self.told_as)

    @property
    def is_open(self) -> bool:
        """Whether values can be written that nobody has listed."""
        return not _CLOSED.get(self.key)

    @property
    def takes_file(self) -> bool:
        """Whether the value can be a file or folder."""
        return self.key in {"truth", "classes", *FILES}

    @property
    def others(self) -> tuple[Choice, ...]:
        """Choices with evidence that were not taken."""
        return tuple(one for one in self.choices if one.evidence and one.value != self.taken)


@dataclass(frozen=True)
class FileGroup:
    """Files of one role and layout."""

    role: str
    layout: str
    paths: tuple[Path, ...]


@dataclass(frozen=True)
class LeftOut:
    """So many records that count nowhere, and why."""

    number: int
    why: str
    file: Path | None


def file_groups(interpretation: Interpretation) -> tuple[FileGroup, ...]:
    """Return the files by role and layout, in the order in which they were found."""
    groups: dict[tuple[str, str], list[Path]] = {}
    for one in interpretation.files:
        groups.setdefault((ROLES[one.role], one.layout), []).append(one.path)
    return tuple(FileGroup(role, layout, tuple(paths)) for (role, layout), paths in groups.items())


def decision_rows(
    interpretation: Interpretation, told: Collection[str], offered: Mapping[str, Sequence[str]]
) -> tuple[DecisionRow, ...]:
    """Return a row a decision; those that were taken alike for several files share one.

    told: names of what a person told. offered: by key, values that are known to fit from elsewhere.
    """
    rows: dict[tuple[object, ...], DecisionRow] = {}
    for one in interpretation.decisions:
        values = tuple(other.value for other in one.alternatives)
        key = (one.key, one.taken, one.origin, values)
        if key in rows:
            rows[key] = replace(rows[key], more=rows[key].more + 1)
        else:
            rows[key] = _row(one, offered.get(one.key, ()))
    several = {key for key, number in Counter(row.key for row in rows.values()).items() if number > 1}
    return tuple(_as_told(row, told, alone=row.key in several and not row.more) for row in rows.values())


def open_row(key: str, *, is_told: bool, offered: Sequence[str] = ()) -> DecisionRow:
    """Return the row of a decision that nothing here has taken yet."""
    choices = tuple(Choice(value, value_words(key, value)) for value in _values(key, offered))
    return DecisionRow(key, title_of(key), "", None, "", choices, key, key if is_told else "")


def left_out(problems: Iterable[Problem]) -> tuple[LeftOut, ...]:
    """Return what counts nowhere, the most first."""
    lost = [LeftOut(one.left_out, one.what, one.file) for one in problems if one.left_out]
    return tuple(sorted(lost, key=lambda one: -one.number))


def other_keys(rows: Iterable[DecisionRow]) -> tuple[str, ...]:
    """Return decisions and files that no row is about: they can be told all the same."""
    known = {row.key for row in rows}
    return tuple(key for key in (*_CLOSED, *FILES) if key not in known)


def _as_told(row: DecisionRow, told: Collection[str], *, alone: bool) -> DecisionRow:
    """Return a row with the name under which it is told, and was."""
    of_path = "" if row.about is None else f"{row.key}{OF}{row.about}"
    told_as = next((name for name in (of_path, row.key) if name and name in told), "")
    return replace(row, name=of_path if alone and of_path else row.key, told_as=told_as)


def _row(one: Decision, offered: Sequence[str]) -> DecisionRow:
    evidence = {other.value: other.evidence for other in one.alternatives}
    values = dict.fromkeys((one.taken, *evidence, *_values(one.key, offered)))
    choices = tuple(Choice(value, value_words(one.key, value), evidence.get(value, "")) for value in values)
    return DecisionRow(
        one.key, title_of(one.key), one.taken, one.origin, one.evidence, choices, one.key, "", one.about
    )


def _values(key: str, offered: Sequence[str]) -> tuple[str, ...]:
    """All values of a decision that has few, those known to fit first; of an open one `none` if it may be."""
    example = next((one.example for one in KEYS if one.name == key), "")
    none = ("none",) if example.endswith("|none") else ()
    return tuple(dict.fromkeys((*offered, *_CLOSED.get(key, ()), *none)))
