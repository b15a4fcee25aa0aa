"""What all problems of one kind share: their code, their words, and what the help says of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cmviewer.errors import Problem, Wording


@dataclass(frozen=True)
class ProblemKind:
    """One kind of problem, an entry of the catalogue.

    `what` and `mend` are templates whose `{fields}` a problem fills; where words are joined from what
    was found, the template is `{what}`. `means` and `help_mend` (where it is not `mend`) stand in the help.
    `decision` is the key of the decision of reading that its problems belong to.
    """

    code: str
    what: str
    mend: str
    means: str
    decision: str | None = None
    help_mend: str | None = None

    def of(
        self,
        file: Path | None = None,
        line: int | None = None,
        *,
        times: int = 1,
        left_out: int = 0,
        readings: Sequence[str] = (),
        decision: str | None = None,
        **fields: object,
    ) -> Problem:
        """Make a problem of this kind; a field that is not given is a `KeyError`.

        Values are put in as they are: braces in data mean nothing.
        """
        return Problem(
            self.code,
            self.what.format(**fields),
            self.mend.format(**fields),
            file,
            line,
            times,
            left_out,
            decision or self.decision,
            tuple(readings),
            Wording(self.what, self.mend, fields),
        )

    def worded(self, what: str, mend: str | None = None, *, decision: str | None = None) -> "ProblemKind":
        """Return the same kind in the words of one place; the help has it once, under its code.

        Without a `decision`, problems in these words belong to none: other words mean another mend.
        """
        return replace(self, what=what, mend=mend or self.mend, decision=decision, help_mend=self.page_mend)

    @property
    def page_mend(self) -> str:
        """The mend as the help has it."""
        return self.mend if self.help_mend is None else self.help_mend
