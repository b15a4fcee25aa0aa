"""What reading decides, collected while it reads."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cmviewer.errors import CmviewerError, Problem
from cmviewer.evaluation.interpretation import Alternative, Decision, Origin, Role, RoleOfFile
from cmviewer.readers.decision_keys import Told


@dataclass
class Decisions:
    """Collects the decisions of one reading, and knows which of them were told.

    used: keys that were asked for; what was told and never asked for has decided nothing.
    """

    told: tuple[Told, ...] = ()
    taken: list[Decision] = field(default_factory=list)
    files: list[RoleOfFile] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def told_for(self, key: str, fitting: Sequence[str] = (), about: Path | None = None) -> Told | None:
        """Return what was told of a decision, else None.

        Raises `CmviewerError` where it is not among the values that fit here, if there are any.
        """
        found = next((one for one in self.told if one.key == key), None)
        if found is None:
            return None
        self.used.add(key)
        if fitting and found.value not in fitting:
            what = f"{key}={found.value} does not fit these files"
            mend = f"say one of {', '.join(f'{key}={value}' for value in fitting)}"
            problem = Problem("reading-impossible", what, mend, about, decision=key, readings=tuple(fitting))
            raise CmviewerError(problem)
        return found

    def value_of(self, key: str, fitting: Sequence[str] = ()) -> str | None:
        """Return the value that was told of a decision, else None. Raises as `told_for`."""
        told = self.told_for(key, fitting)
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

    def unused(self) -> list[Problem]:
        """Say which decisions were told and had nothing to decide."""
        return [
            Problem(
                "reading-unused",
                f"{one.key}={one.value} was told, but nothing here is decided by it",
                "leave it out",
                decision=one.key,
            )
            for one in self.told
            if one.key not in self.used
        ]
