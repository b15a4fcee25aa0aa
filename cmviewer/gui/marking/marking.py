"""Says of the chosen examples what a person says of them, and knows what was said of any that is shown."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.confusion.sentences import numbered
from cmviewer.evaluation import Unit
from cmviewer.examples.examples import Example, Examples
from cmviewer.examples.keys import ExampleKey, key_of
from cmviewer.examples.marks.mark import Mark, with_marks
from cmviewer.examples.marks.places import MarkedOutcomes
from cmviewer.examples.words import badge_words
from cmviewer.gui.examples.listing.panel import ExamplesPanel
from cmviewer.gui.marking.mark_dialog import MarkDialog
from cmviewer.gui.session import Session
from cmviewer.gui.translating import spoken, translated
from cmviewer.progress import Cancel, Progress
from cmviewer.query.mark_kinds import MarkKind
from cmviewer.said import joined, said_of

FIND: Final = "find marks"
"""Job: which of what is counted is marked."""


class Elsewhere(Protocol):
    """Another list than that of the examples."""

    @property
    def chosen(self) -> Examples | None:
        """What is chosen in it."""


class Marking(QObject):
    """found_changed: what is known to be marked, of what is shown, is another. said: what was just marked."""

    found_changed = Signal()
    said = Signal(str)

    def __init__(self, session: Session, examples: ExamplesPanel, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._examples = examples
        self._window = window
        self._found: tuple[CheckpointResult, MarkedOutcomes] | None = None
        self.dialog: MarkDialog | None = None
        self.elsewhere: Elsewhere | None = None
        examples.model.said, examples.model.badge = self._said_of, self._badge_of
        for changed in (session.opened, session.shown_changed, session.marks_changed):
            changed.connect(self._find)

    @property
    def chosen(self) -> Examples | None:
        """All examples that are chosen in the list; the current one where there are none.

        While a person looks at another list, those of that one.
        """
        if self.elsewhere is not None:
            return self.elsewhere.chosen
        panel = self._examples
        examples = panel.model.examples
        places = panel.marks.chosen_places
        return None if examples is None or not len(places) else examples.on_cards(places)

    @property
    def current(self) -> tuple[Mark, ...]:
        """What is said of the example that is looked at."""
        chosen, example = None if self.elsewhere is None else self.elsewhere.chosen, self._examples.current
        if chosen is not None:
            return tuple(mark for mark in self._marks_of(chosen, _keys(chosen)) if not mark.is_empty)
        return () if example is None else self.of(example)

    @property
    def has_example(self) -> bool:
        """Whether there is anything to mark."""
        return self.elsewhere is not None or self._examples.current is not None

    @property
    def kinds(self) -> NDArray[np.int8] | None:
        """How each outcome behind the list is marked, int8 (P,); None where none is, as far as is known."""
        examples, found = self._examples.model.examples, self._found
        is_known = found is not None and examples is not None and found[0] is examples.counted
        return found[1].kinds if found is not None and is_known else None

    def of(self, example: Example) -> tuple[Mark, ...]:
        """Marks of an example; of a card of an image those of all that it stands for."""
        if self._found is None or self._found[0] is not example.counted:
            return ()
        rows = (example.row,) if example.members is None else example.members
        marks = map(self._found[1].mark_of, rows)
        return tuple(mark for mark in marks if mark is not None)

    def mark(self, kind: MarkKind | None) -> None:
        """Mark all that is chosen; None takes everything away that was said of it."""
        if kind is None:
            self._say(lambda mark: Mark(mark.key), self.tr("not marked any more"))
        else:
            self._say(
                lambda mark: replace(mark, kind=kind), self.tr("marked {}").format(translated(kind.value))
            )

    def ask(self) -> None:
        """Ask for the class that is right, and a note, and say these of all that is chosen."""
        chosen = self.chosen
        if chosen is None:
            return
        self.dialog = MarkDialog(
            self._marks_of(chosen, _keys(chosen)),
            chosen.evaluation.classes.names,
            self._say_told,
            self._window,
        )
        self.dialog.open()

    def _say_told(self, right_class: str | None, note: str | None) -> None:
        """Say what was told of it; None leaves what was said."""

        def told(mark: Mark) -> Mark:
            right = mark.right_class if right_class is None else right_class or None
            kind = mark.kind or (MarkKind.LABEL_WRONG if right_class else None)
            return replace(mark, kind=kind, right_class=right, note=mark.note if note is None else note)

        self._say(told, self.tr("marked"))

    def _say(self, told: Callable[[Mark], Mark], words: str) -> None:
        chosen = self.chosen
        if chosen is None:
            return
        keys = _keys(chosen)
        before = self._marks_of(chosen, keys)
        # under the key of now: what was marked of another checkpoint, or of a mended truth, is followed
        after = [replace(told(mark), key=key) for mark, key in zip(before, keys, strict=True)]
        self._session.change(marks=with_marks(self._session.workspace.marks, after, before))
        unit = chosen.evaluation.task.profile.unit
        if unit is Unit.PIXEL:
            amount = said_of(len(after), "1 example", "{count:,} examples")
        else:
            amount = numbered(len(after), unit)
        self.said.emit(f"{spoken(amount)} {words}")

    def _marks_of(self, examples: Examples, keys: Sequence[ExampleKey]) -> list[Mark]:
        """What is said of each, of some of them nothing yet. keys: theirs."""
        known = {mark.identity: mark for mark in self._session.workspace.marks}
        empty = [Mark(key) for key in keys]
        return [
            known.get(mark.identity) or next(iter(self.of(examples[place])), mark)
            for place, mark in enumerate(empty)
        ]

    def _find(self) -> None:
        """Find what is marked of what is shown, in a worker."""
        shown, session = self._session.shown, self._session
        counted = None if shown is None else shown.counted
        marked = None if shown is None or counted is None else session.marked_in(shown.evaluation, counted)
        if session.evaluation is None or counted is None or marked is None:
            session.jobs.cancel(FIND)
            self._take(None)
            return

        def find(_progress: Progress, _cancel: Cancel) -> tuple[CheckpointResult, MarkedOutcomes]:
            return counted, marked()

        session.jobs.start(FIND, find, self._take, session.fail)

    def _take(self, found: tuple[CheckpointResult, MarkedOutcomes] | None) -> None:
        if found is not self._found:
            self._found = found
            self._examples.marks.show_found(self.kinds)
            self.found_changed.emit()

    def _said_of(self, example: Example) -> str:
        return spoken(in_words(self.of(example)))

    def _badge_of(self, example: Example) -> str:
        cards = 1 if example.members is None else len(example.members)
        return spoken(badge_words(self.of(example), cards))


def _keys(examples: Examples) -> list[ExampleKey]:
    return [key_of(examples.evaluation, examples[place]) for place in range(len(examples))]


def in_words(marks: Iterable[Mark]) -> str:
    """Say what is said of an example, each thing once."""
    return joined("; ", dict.fromkeys(mark.words for mark in marks))
