"""The report of what the window shows, as work for a thread of its own."""

from collections.abc import Collection
from dataclasses import replace
from functools import partial
from pathlib import Path

from cmviewer.confusion.arranged_result import ArrangedResult, whole
from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.errors import Problem
from cmviewer.evaluation import Evaluation
from cmviewer.examples.marks.places import MarkedOutcomes
from cmviewer.gui.export_queue import Write
from cmviewer.gui.heatmap.figure_files import save_heatmap
from cmviewer.gui.reported_pair import reported_pair
from cmviewer.gui.session import Session
from cmviewer.progress import Cancel, Progress
from cmviewer.readers.files.photos import load_photo
from cmviewer.workspace.options.told import told_in_summary
from cmviewer.writers.page.choice import PageChoice
from cmviewer.writers.page.other_checkpoints import OtherCheckpoints, curves_of_others
from cmviewer.writers.report import write_report
from cmviewer.writers.report_place import pictures_in
from cmviewer.writers.wanted_intervals import wanted_intervals


def report_of(session: Session, shown: ArrangedResult, folder: Path, agreed: Collection[Path]) -> Write:
    """Return what writes the report of what is shown now into a folder.

    agreed: files of others that may be replaced.
    """
    evaluation, state = shown.evaluation, shown.state
    seen = replace(session.workspace, state=state)
    page = PageChoice(load=load_photo)
    pair = session.comparing.pair if seen.compared.is_told else None

    def write(cancel: Cancel, progress: Progress) -> tuple[Problem, ...]:
        counted = whole(shown, cancel)
        paint = partial(
            save_heatmap, evaluation=evaluation, matrix=counted.matrix, state=state, look=seen.look
        )
        wanted = seen.panels.intervals
        found = OtherCheckpoints(
            page if pair is None else None,
            _known_in_the_window,
            lambda mended, other: _found(session, mended, other),
            (counted.checkpoint,),
        )
        others = found.of(evaluation, counted, cancel, progress)
        intervals, without = wanted_intervals(evaluation, counted, cancel) if wanted else (None, ())
        return write_report(
            folder,
            evaluation,
            counted,
            state,
            paint,
            told_in_summary(seen, evaluation),
            compared=None if pair is None else reported_pair(pair, seen),
            pictures=pictures_in(seen.look.figure.formats),
            agreed=agreed,
            marked=_found(session, evaluation, counted),
            intervals=intervals,
            said=without,
            curves=curves_of_others(evaluation, others, cancel),
            others=others,
            page=page,
            cancel=cancel,
        )

    return write


def _found(session: Session, evaluation: Evaluation, counted: CheckpointResult) -> MarkedOutcomes | None:
    """Find what is marked among outcomes; None where nothing is."""
    marked = session.marked_in(evaluation, counted)
    return None if marked is None else marked()


def _known_in_the_window(_checkpoint: int, _problems: tuple[Problem, ...]) -> None:
    """Say nothing of others: the window does when they are shown, and the page when they are missing."""
