"""Marks of two people as one: what only one has said is kept, and what they differ in is named."""

from dataclasses import dataclass, replace

from cmviewer.examples.marks.mark import Mark


@dataclass(frozen=True)
class Conflict:
    """Two marks of one example that say different things; `kept` is the first's."""

    kept: Mark
    other: Mark

    @property
    def words(self) -> str:
        """`scene_1.jpg, truth cat: label wrong and model wrong`."""
        key = self.kept.key
        return f"{key.image}, {key.kind.value} {key.name}: {self.kept.brief} and {self.other.brief}"


@dataclass(frozen=True)
class Merged:
    """All marks, those of the first before new ones of the second."""

    marks: tuple[Mark, ...]
    conflicts: tuple[Conflict, ...]


def merged(mine: tuple[Mark, ...], theirs: tuple[Mark, ...]) -> Merged:
    """Merge the marks of two people.

    Of an example that both have marked, what one has left open is taken from the other, and two notes stand
    one after the other. Where kind or right class differ the first's are kept: that is a conflict.
    """
    known = {mark.identity: mark for mark in mine}
    conflicts = []
    for other in theirs:
        mark = known.get(other.identity)
        if mark is None:
            known[other.identity] = other
            continue
        both = _both(mark, other)
        known[other.identity] = both
        if (other.kind or both.kind, other.right_class or both.right_class) != (both.kind, both.right_class):
            conflicts.append(Conflict(mark, other))
    return Merged(tuple(known.values()), tuple(conflicts))


def _both(mark: Mark, other: Mark) -> Mark:
    notes = dict.fromkeys(note for note in (mark.note, other.note) if note)
    return replace(
        mark,
        kind=mark.kind or other.kind,
        right_class=mark.right_class or other.right_class,
        note="; ".join(notes),
    )
