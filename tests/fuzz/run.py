"""Numbers one after the other: each is a damaged folder that a child opens."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.fuzz.case import Case
from tests.fuzz.folders import Damaged, damaged, write
from tests.fuzz.watching import Answer, Child


@dataclass(frozen=True)
class Tried:
    """One number, the folder that it stands for, and what came of it."""

    number: int
    damaged: Damaged
    answer: Answer


def try_all(
    corpus: tuple[Case, ...], seed: int, numbers: Iterator[int] | range, is_time_up: Callable[[], bool]
) -> Iterator[Tried]:
    """Open the folders of these numbers until there are no more or time is up."""
    child = Child()
    try:
        with TemporaryDirectory() as top:
            for number in numbers:
                if is_time_up():
                    return
                one = damaged(corpus, seed, number)
                # A folder of its own: links and FIFOs of the last one lie in no one's way.
                folder = Path(top) / "results"
                write(folder, one.files)
                yield Tried(number, one, child.open(folder, one.asked))
    finally:
        child.stop()


def after(seconds: float) -> Callable[[], bool]:
    """Return what tells whether so many seconds have passed since now."""
    end = time.monotonic() + seconds
    return lambda: time.monotonic() > end
