"""The report of what the window shows, as work for a thread of its own."""

from collections.abc import Collection
from dataclasses import replace
from functools import partial
from pathlib import Path

from cmviewer.confusion.arranged_result import ArrangedResult, whole
from cmviewer.confusion.curves import curves_of
from cmviewer.errors import Problem
from cmviewer.gui.export_queue import Write
from cmviewer.gui.heatmap.figure_files import save_heatmap
from cmviewer.gui.reported_pair import reported_pair
from cmviewer.gui.session import Session
from cmviewer.progress import Cancel, Progress
from cmviewer.readers.files.photos import load_photo
from cmviewer.workspace.options.told import told_in_summary
from cmviewer.writers.page.choice import PageChoice
from cmviewer.writers.report import write_report
from cmviewer.writers.report_place import pictures_in
from cmviewer.writers.wanted_intervals import wanted_intervals


def report_of(session: Session, shown: ArrangedResult, folder: Path, agreed: Collection[Path]) -> Write:
    """Return what writes the report of what is shown now into a folder.

    agreed: files of others that may be replaced.
    """
    evaluation, state = shown.evaluation, shown.state
    seen = replace(session.workspace, state=state)
    known = session.counted()
    pair = session.comparing.pair if seen.compared.is_told else None

    def write(cancel: Cancel, _progress: Progress) -> tuple[Problem, ...]:
        counted = whole(shown, cancel)
        paint = partial(
            save_heatmap, evaluation=evaluation, matrix=counted.matrix, state=state, look=seen.look
        )
        marked = session.marked_in(evaluation, counted)
        wanted = seen.panels.intervals
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
            marked=None if marked is None else marked(),
            intervals=intervals,
            said=without,
            curves=curves_of(evaluation, known, (), cancel) if len(known) > 1 else (),
            page=PageChoice(load=load_photo),
            cancel=cancel,
        )

    return write
