"""How long work says how far it is, and how it is told to stop."""

import threading
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much is done, and of how much (0: not known)."""

T = TypeVar("T")


class Cancelled(Exception):  # noqa: N818 - an answer to a wish, not an error
    """Raised inside work that was asked to stop."""


class Cancel:
    """A wish to stop, set by one thread and looked at by another."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def set(self) -> None:
        """Ask the work to stop at its next check."""
        self._event.set()

    @property
    def is_set(self) -> bool:
        """Whether the work was asked to stop."""
        return self._event.is_set()

    def check(self) -> None:
        """Raise `Cancelled` when the work was asked to stop."""
        if self._event.is_set():
            raise Cancelled

    def checked(self, items: Iterable[T]) -> Iterator[T]:
        """Give items one after another; check before each of them, and after the last."""
        for item in items:
            self.check()
            yield item
        self.check()


def silent(what: str, done: int, total: int) -> None:
    """Report progress to nobody."""
