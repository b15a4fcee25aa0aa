"""What a person says of one example."""

from dataclasses import dataclass

from cmviewer.examples.keys import ExampleKey
from cmviewer.query.mark_kinds import MARK_KINDS, NOTED, MarkKind


@dataclass(frozen=True)
class Mark:
    """kind: whose mistake it is; None: only a note. right_class: name of the class that it should have."""

    key: ExampleKey
    kind: MarkKind | None = None
    note: str = ""
    right_class: str | None = None

    @property
    def place(self) -> int:
        """Place of its kind in `MARK_KINDS`, or `NOTED`."""
        return NOTED if self.kind is None else MARK_KINDS.index(self.kind)

    @property
    def identity(self) -> tuple[str, str, str, str | None]:
        """What two marks of the same example share."""
        return (self.key.image, self.key.kind.value, self.key.digest, self.key.checkpoint)


def with_mark(marks: tuple[Mark, ...], mark: Mark) -> tuple[Mark, ...]:
    """Return the marks with one more, in place of what was said of its example before."""
    kept = without_mark(marks, mark)
    return kept if mark == Mark(mark.key) else (*kept, mark)


def without_mark(marks: tuple[Mark, ...], mark: Mark) -> tuple[Mark, ...]:
    """Return the marks without that of an example."""
    return tuple(one for one in marks if one.identity != mark.identity)
