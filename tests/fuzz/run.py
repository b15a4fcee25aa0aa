"""Numbers one after the other, or a few side by side: each is a damaged folder that a child opens."""

import os
import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory

from tests.fuzz.case import Case
from tests.fuzz.folders import Damaged, damaged, write
from tests.fuzz.watching import Answer, Child

IN_MEMORY = Path("/dev/shm")
"""Where files are written that live for a few milliseconds, if the system has such a place."""
AHEAD = 4
"""Numbers of each worker that are waiting, so that none waits for a slow one beside it."""


@dataclass(frozen=True)
class Tried:
    """One number, the folder that it stands for, and what came of it."""

    number: int
    damaged: Damaged
    answer: Answer


@dataclass(frozen=True)
class Bench:
    """A child and the folder that it opens, which holds another number each time."""

    child: Child
    folder: Path

    def open(self, one: Damaged) -> Answer:
        """Write the files into the folder, which is made anew: no link of the last one lies in the way."""
        write(self.folder, one.files)
        return self.child.open(self.folder, one.asked)


def try_all(
    corpus: tuple[Case, ...],
    seed: int,
    numbers: Iterator[int] | range,
    is_time_up: Callable[[], bool],
    workers: int = 1,
) -> Iterator[Tried]:
    """Open the folders of these numbers, in their order, until there are no more or time is up."""
    with ExitStack() as stack:
        place = IN_MEMORY if os.access(IN_MEMORY, os.W_OK) else None
        top = Path(stack.enter_context(TemporaryDirectory(dir=place)))
        free: SimpleQueue[Bench] = SimpleQueue()
        for worker in range(workers):
            child = Child()
            stack.callback(child.stop)
            free.put(Bench(child, top / f"{worker}" / "results"))
        pool = stack.enter_context(ThreadPoolExecutor(workers))

        def tried(number: int) -> Tried:
            one = damaged(corpus, seed, number)
            bench = free.get()
            try:
                return Tried(number, one, bench.open(one))
            finally:
                free.put(bench)

        asked: deque[Future[Tried]] = deque()
        for number in numbers:
            if is_time_up():
                break
            asked.append(pool.submit(tried, number))
            if len(asked) >= AHEAD * workers:
                yield asked.popleft().result()
        while asked:
            yield asked.popleft().result()


def after(seconds: float) -> Callable[[], bool]:
    """Return what tells whether so many seconds have passed since now."""
    end = time.monotonic() + seconds
    return lambda: time.monotonic() > end
