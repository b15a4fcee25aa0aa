"""Plain functions on worker threads: the latest request wins, errors come back as values."""

import time
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal

from cmviewer.errors import CmviewerError
from cmviewer.gui.translating import spoken
from cmviewer.gui.turns import OneATurn
from cmviewer.gui.workers import Workers, end_of_waiting
from cmviewer.progress import Cancel, Cancelled, Progress

PROGRESS_INTERVAL: Final = 0.05
"""Seconds between two reports of progress that reach the GUI thread."""

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class _Job:
    key: str
    cancel: Cancel
    done: Callable[[Any], None]
    failed: Callable[[CmviewerError], None]


class Jobs(QObject):
    """Runs `(progress, cancel) -> value` on threads of its own and hands values to the GUI thread.

    A job has a key; a new job with the same key cancels the older one, whose late answer is dropped. What
    leaves files behind is not cancelled but asked to stop: then `stopped` says that it did, or `too_late`,
    after its answer, that it did not. Any other error than `CmviewerError` is our own fault: it is raised
    in the GUI thread, however late.
    """

    started = Signal(str)
    ended = Signal(str)
    progressed = Signal(str, str, int, int)
    failed = Signal(str, object)
    stopped = Signal(str)
    too_late = Signal(str)
    _finished = Signal(object, object)

    def __init__(self, threads: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workers = Workers(threads, "cmviewer")
        self._current: dict[str, _Job] = {}
        self._has_stopped = False
        self._answers = OneATurn(self)
        self._finished.connect(self._queue, Qt.ConnectionType.QueuedConnection)

    def start(
        self,
        key: str,
        work: Callable[[Progress, Cancel], T],
        done: Callable[[T], None],
        failed: Callable[[CmviewerError], None],
        rest: int = 0,
    ) -> None:
        """Run `work` on a thread, then call `done` or `failed` in this thread, unless overtaken.

        rest: milliseconds after which it begins; what overtakes it meanwhile spares it. Once the jobs were
        stopped nothing begins: what a timer asks late is of a window that closed.
        """
        if self._has_stopped:
            return
        self.cancel(key)
        job = _Job(key, Cancel(), done, failed)
        self._current[key] = job
        progress = self._progress_of(job)

        def run() -> T:
            job.cancel.check()  # it may have been overtaken while it waited for a thread
            return work(progress, job.cancel)

        if rest:
            QTimer.singleShot(rest, self, lambda: self._submit(job, run))
        else:
            self._submit(job, run)
        self.started.emit(key)

    def _submit(self, job: _Job, run: Callable[[], T]) -> None:
        if self._current.get(job.key) is job:
            self.workers.submit(run, lambda ended: self._finished.emit(job, ended))

    def cancel(self, key: str) -> None:
        """Ask a job to stop and forget it at once."""
        job = self._current.pop(key, None)
        if job is not None:
            job.cancel.set()
            self.ended.emit(key)

    def ask_to_stop(self, key: str) -> None:
        """Ask a job to stop, and wait for its answer: it may have done its work already."""
        if key in self._current:
            self._current[key].cancel.set()

    def is_running(self, key: str) -> bool:
        """Whether a job has not answered yet."""
        return key in self._current

    def after_answers(self, call: Callable[[], None]) -> None:
        """Call it once in a turn of its own when no answer waits; never for a window that closed."""
        if not self._has_stopped:
            self._answers.put_last(call)

    @property
    def is_idle(self) -> bool:
        """Whether every job has answered, and all that was to follow has followed."""
        return not self._current and not self._answers.is_waiting

    def stop(self, end: float | None = None) -> None:
        """Cancel every job, wait for the threads, and hear of the faults that were on their way.

        end: until when they are waited for, as `time.monotonic()` tells the time; None: as long as a window
        that closes does.
        """
        self._has_stopped = True
        jobs = tuple(self._current.values())
        self._current.clear()
        for job in jobs:
            job.cancel.set()
        self.workers.stop(end_of_waiting() if end is None else end)
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)
        self._answers.finish()

    def _progress_of(self, job: _Job) -> Progress:
        last, last_what = 0.0, ""

        def progress(what: str, done: int, total: int) -> None:
            nonlocal last, last_what
            now = time.monotonic()
            is_due = now - last >= PROGRESS_INTERVAL or what != last_what
            if is_due and not job.cancel.is_set:
                last, last_what = now, what
                self.progressed.emit(job.key, spoken(what), done, total)

        return progress

    def _queue(self, job: _Job, future: Future[Any]) -> None:
        self._answers.put(partial(self._take, job, future))

    def _take(self, job: _Job, future: Future[Any]) -> None:
        is_late = self._current.get(job.key) is not job
        if not is_late:
            del self._current[job.key]
            self.ended.emit(job.key)
        try:
            value = future.result()
        except (Cancelled, CancelledError):
            if not is_late:
                self.stopped.emit(job.key)
            return
        except CmviewerError as error:
            if not is_late:
                self.failed.emit(job.key, error)
                job.failed(error)
            return
        if not is_late:
            job.done(value)
            if job.cancel.is_set:
                self.too_late.emit(job.key)
