"""What reading decides, collected while it reads."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation.interpretation import Alternative, Decision, Origin, Role, RoleOfFile
from cmviewer.problems.layouts import READING_IN_VAIN, READING_UNFIT, READING_UNUSED
from cmviewer.readers.decision_keys import Told

_NONE_KNOWN: Final = "leave it out, or tell another value"


@dataclass
class Decisions:
    """Collects the decisions of one reading, and knows which of them were told.

    used: names of what was told and asked for. explained: what was told for nothing, and is said so already.
    fitting: the values that would have fitted, where these are known.
    """

    told: tuple[Told, ...] = ()
    taken: list[Decision] = field(default_factory=list)
    files: list[RoleOfFile] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    explained: set[str] = field(default_factory=set)
    fitting: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def told_for(self, key: str, fitting: Sequence[str] = (), about: Path | None = None) -> Told | None:
        """Return what was told of a decision, of this path before what was told of all; else None.

        Raises `CmviewerError` where it is not among the values that fit here, if there are any.
        """
        found = self.look_up(key, (about,))
        if found is None:
            return None
        self.used.add(found.name)
        self.fitting.setdefault(found.name, tuple(fitting))
        if fitting and found.value not in fitting:
            raise CmviewerError(
                READING_UNFIT.of(
                    about,
                    readings=tuple(fitting),
                    decision=key,
                    name=found.name,
                    value=found.value,
                    fitting=", ".join(f"{found.name}={value}" for value in fitting),
                )
            )
        return found

    def look_up(self, key: str, about: Iterable[Path | None] = ()) -> Told | None:
        """Return what was told of a decision, of one of these paths before what was told of all."""
        of_key = [one for one in self.told if one.key == key]
        paths = tuple(about)
        of_path = (one for one in of_key if any(map(one.is_of, paths)))
        return next(of_path, None) or next((one for one in of_key if one.about is None), None)

    def value_of(self, key: str, fitting: Sequence[str] = (), about: Path | None = None) -> str | None:
        """Return the value that was told of a decision, else None. Raises as `told_for`."""
        told = self.told_for(key, fitting, about)
        return None if told is None else told.value

    def take(
        self,
        key: str,
        taken: str,
        origin: Origin,
        evidence: str = "",
        alternatives: Sequence[Alternative] = (),
        about: Path | None = None,
    ) -> None:
        """Keep a decision; the same one of the same file is kept once."""
        decision = Decision(key, taken, origin, evidence, tuple(alternatives), about)
        if decision not in self.taken:
            self.taken.append(decision)

    def is_file(self, path: Path, role: Role, layout: str) -> None:
        """Keep what a file is."""
        one = RoleOfFile(path, role, layout)
        if one not in self.files:
            self.files.append(one)

    def in_vain(self, told: Iterable[Told], known: Iterable[Problem]) -> list[Problem]:
        """Say what else fits where nothing is left of what was read as told. known: what is said already."""
        keys = {one.decision for one in known}
        unexplained = [one for one in told if one.origin is not Origin.FILE and one.key not in keys]
        return [self._in_vain(one) for one in unexplained]

    def _in_vain(self, told: Told) -> Problem:
        fitting = self.fitting.get(told.name, ())
        others = tuple(value for value in fitting if value != told.value)
        mend = (
            f"say one of {', '.join(f'{told.name}={value}' for value in others)}" if others else _NONE_KNOWN
        )
        return READING_IN_VAIN.of(
            readings=others, decision=told.key, name=told.name, value=told.value, mend=mend
        )

    def unused(self) -> list[Problem]:
        """Say which decisions were told and taken for nothing, unless that is said otherwise."""
        taken = [(one.key, one.origin, one.about) for one in self.taken]
        return [
            READING_UNUSED.of(decision=one.key, name=one.name, value=one.value)
            for one in self.told
            if one.name not in self.explained
            and one.origin is not Origin.FILE
            and not any(
                key == one.key and origin is one.origin and (one.about is None or one.is_of(about))
                for key, origin, about in taken
            )
        ]
