"""What a person says of one example."""

from collections.abc import Iterable
from dataclasses import dataclass

from cmviewer.examples.keys import ExampleKey
from cmviewer.query.mark_kinds import MARK_KINDS, NOTED, MarkKind
from cmviewer.said import said, word

Identity = tuple[str, str, str, str | None]
"""What two marks of the same example share."""


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
    def identity(self) -> Identity:
        """What two marks of the same example share."""
        return (self.key.image, self.key.kind.value, self.key.digest, self.key.checkpoint)

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing."""
        return self == Mark(self.key)

    @property
    def brief(self) -> str:
        """`label wrong, right is dog`, without its note."""
        kind = said("a note") if self.kind is None else word(self.kind.value)
        return kind if self.right_class is None else said("{}, right is {}", kind, self.right_class)

    @property
    def words(self) -> str:
        """`label wrong, right is dog: looks like a pup`."""
        return said("{}: {}", self.brief, self.note) if self.note else self.brief


def with_marks(
    marks: tuple[Mark, ...], said: Iterable[Mark], instead: Iterable[Mark] = ()
) -> tuple[Mark, ...]:
    """Return the marks with those that are `said`, in place of what was said of their examples before.

    instead: more that they take the place of. What says nothing is no mark.
    """
    new = {mark.identity: mark for mark in said}
    gone = new.keys() | {mark.identity for mark in instead}
    kept = (mark for mark in marks if mark.identity not in gone)
    return (*kept, *(mark for mark in new.values() if not mark.is_empty))
