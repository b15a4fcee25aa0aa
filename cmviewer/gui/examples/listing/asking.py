"""What is to be listed now, as work for a worker."""

from collections.abc import Callable

from cmviewer.examples.disagreement import OtherCheckpoints
from cmviewer.examples.fields import OpenTables
from cmviewer.examples.listing import Listing, listing_of
from cmviewer.examples.query import fitting, listed_of
from cmviewer.gui.session import Session
from cmviewer.progress import Cancel, Progress


def listing_work(
    session: Session, tables: OpenTables, others: OtherCheckpoints, likely: int | None
) -> Callable[[Progress, Cancel], Listing] | None:
    """Return what lists what is selected now; None where there is nothing to list."""
    shown, workspace = session.shown, session.workspace
    selection, state = listed_of(session.state, workspace.query)
    counted = None if shown is None else shown.counted
    if shown is None or counted is None or selection is None:
        return None
    query = fitting(workspace.query, shown.evaluation.task)
    compared, marks = session.comparing.drawn_beside, session.kinds_in(shown.evaluation, counted)

    def work(progress: Progress, cancel: Cancel) -> Listing:
        return listing_of(
            shown,
            counted,
            selection,
            state,
            query,
            tables,
            workspace.current,
            likely,
            cancel,
            others,
            progress,
            compared,
            marks,
        )

    return work
