"""What the examples panel lists: made in a worker, whole, so that nothing of it is asked for later."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.arranged_result import ArrangedResult
from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.confusion.comparison.pair import DrawnBeside
from cmviewer.confusion.nearest import NearCell, nearest_cells
from cmviewer.confusion.sentences import selection_name
from cmviewer.confusion.view_state import Selection, ViewState
from cmviewer.errors import CmviewerError, Problem
from cmviewer.examples.disagreement import OtherCheckpoints
from cmviewer.examples.examples import Examples, examples_of
from cmviewer.examples.fields import FieldRows, OpenTables, Presentation, fields_of, presentation_of
from cmviewer.examples.keys import ExampleKey, place_near_key
from cmviewer.examples.pages import places_of_page
from cmviewer.examples.query import ExampleQuery, typed
from cmviewer.progress import Cancel, Progress, silent
from cmviewer.query import folders_not_there

SUGGESTED: Final = 3


@dataclass(frozen=True, eq=False)
class Listing:
    """place: of the current example, None where it is not listed.

    first: fields of the first page, where the examples are rows. near: cells, where there are none.

    trouble: why the fields cannot be read, empty where they can; `problems` are what the log says of it.
    nowhere: which folders that are asked for there are not, where nothing is listed.
    """

    examples: Examples
    presentation: Presentation
    first: FieldRows | None
    near: tuple[NearCell, ...]
    trouble: str
    place: int | None = None
    problems: tuple[Problem, ...] = ()
    nowhere: str = ""


def listing_of(
    shown: ArrangedResult,
    counted: CheckpointResult,
    selection: Selection,
    state: ViewState,
    query: ExampleQuery,
    tables: OpenTables,
    current: ExampleKey | None,
    likely: int | None,
    cancel: Cancel,
    others: OtherCheckpoints | None = None,
    progress: Progress = silent,
    compared: DrawnBeside | None = None,
    marks: Callable[[], NDArray[np.int8]] | None = None,
) -> Listing:
    """List the outcomes of a selection, find the current example in it, and read the first of their fields.

    counted: what is shown. likely: the image that the current example is most likely of. others: keeps what
    all checkpoints say. compared: what it is compared with. marks: both as of `examples_of`.
    """
    evaluation = shown.evaluation
    examples = examples_of(
        evaluation, counted, selection, state, query, cancel, others, progress, compared, marks
    )
    evaluation.images.folder  # noqa: B018 - found here once, for every key needs it
    place = None if current is None else place_near_key(examples, current, likely)
    near = () if examples.count else nearest_cells(shown.view, selection, SUGGESTED)
    if not len(examples):
        nowhere = folders_not_there(typed(query.text), evaluation.images) if query.text else ""
        return Listing(examples, Presentation.CARDS, None, near, "", place, nowhere=nowhere)
    if presentation_of(evaluation, counted, tables) is Presentation.CARDS:
        return Listing(examples, Presentation.CARDS, None, near, "", place)
    rows = examples.rows[places_of_page(0, len(examples))]
    try:
        return Listing(
            examples, Presentation.ROWS, fields_of(evaluation, counted, rows, tables), near, "", place
        )
    except CmviewerError as error:
        return Listing(examples, Presentation.CARDS, None, near, str(error), place, error.problems)


def near_words(listing: Listing) -> str:
    """Links to the cells that are near, as rich text; the address of each is its place."""
    evaluation = listing.examples.evaluation
    return ", ".join(
        f'<a href="{place}">{escape(selection_name(cell.selection, evaluation))} ({cell.count:,})</a>'
        for place, cell in enumerate(listing.near)
    )
