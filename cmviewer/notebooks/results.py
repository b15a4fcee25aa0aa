"""One checkpoint of results, counted: its matrix, metrics and outcomes, its lists, its page."""

import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.changed_pixels import listed_by
from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.confusion.count import count
from cmviewer.confusion.earlier import EarlierCheckpoints
from cmviewer.confusion.measures import Measures, measures_of
from cmviewer.confusion.sweep import Sweep, every_sweep
from cmviewer.confusion.view_state import ViewState
from cmviewer.confusion.views import as_seen
from cmviewer.errors import CmviewerError, Problem, merged_problems
from cmviewer.evaluation import Evaluation
from cmviewer.notebooks.pages import NONE, Others, others_of
from cmviewer.problems.window import PAGE_THERE
from cmviewer.query import parsed, turned
from cmviewer.readers.files.photos import load_photo
from cmviewer.workspace.options.told import told_in_summary
from cmviewer.workspace.workspace import Workspace
from cmviewer.writers.atomic import encoded, write_text
from cmviewer.writers.facts import ReportFacts
from cmviewer.writers.inputs import input_files
from cmviewer.writers.lists.formats import format_named
from cmviewer.writers.lists.listed import Listed, Writing
from cmviewer.writers.lists.place import write_list
from cmviewer.writers.lists.table import COLUMNS, json_blocks
from cmviewer.writers.matrix_csv import SQUARE_LIMIT, has_background
from cmviewer.writers.page.choice import PAGE_SIZE, PageChoice
from cmviewer.writers.report import too_long, write_report
from cmviewer.writers.report_html import report_html
from cmviewer.writers.report_place import files_of_others, refuse_inputs

if TYPE_CHECKING:
    import pandas as pd

_IN_NOTEBOOK: Final = 2.0
"""Megabytes of the page in a notebook, which keeps it in its file."""
_HEIGHT: Final = 720


@dataclass(frozen=True, eq=False)
class Results:
    """One checkpoint, counted by one rule.

    evaluation: all that was opened. counted: what it came to. state: how its page shows it at first.
    """

    evaluation: Evaluation
    counted: CheckpointResult
    state: ViewState

    def __repr__(self) -> str:
        totals, name = self.counted.counts.totals, self.evaluation.name
        return f"<{name}, {self.checkpoint}: {totals.correct:,} correct, {totals.errors:,} errors>"

    def _repr_html_(self) -> str:
        """The page in a frame of a notebook, where it may run its script and nothing else."""
        page = escape(self._page(PageChoice(_IN_NOTEBOOK, load_photo), NONE), quote=True)
        return (
            f'<iframe srcdoc="{page}" sandbox="allow-scripts" width="100%" height="{_HEIGHT}" '
            'style="border: 0"></iframe>'
        )

    @property
    def checkpoint(self) -> str:
        """Name of the checkpoint."""
        return self.evaluation.checkpoint_names[self.counted.checkpoint]

    @property
    def names(self) -> tuple[str, ...]:
        """Names of rows and columns of the matrix, the background last where there is one."""
        classes = self.evaluation.classes
        last = (classes.background_name,) if self._has_background else ()
        return (*classes.names, *last)

    @property
    def matrix(self) -> NDArray[np.int64]:
        """Counts, int64 (n, n), truth on rows, in the order of `names`.

        Raises `ValueError` above 2,000 classes.
        """
        matrix, count = self.counted.matrix, len(self.names)
        if matrix.class_count > SQUARE_LIMIT:
            raise ValueError(f"{matrix.class_count:,} classes are too many for a square: use outcomes")
        counts = np.zeros((count, count), np.int64)
        counts[matrix.truth, matrix.prediction] = matrix.count
        return counts

    @property
    def frame(self) -> "pd.DataFrame":
        """The matrix with its names. Raises as `matrix`."""
        import pandas as pd  # noqa: PLC0415 - only who asks for it waits for it

        index, columns = pd.Index(self.names, name="truth"), pd.Index(self.names, name="prediction")
        return pd.DataFrame(self.matrix, index=index, columns=columns)

    @property
    def metrics(self) -> dict[str, float]:
        """Metrics over all by their names; NaN where one is undefined."""
        return dict(self._measures.overall)

    @property
    def class_metrics(self) -> "pd.DataFrame":
        """Metrics of each class; NaN where one is undefined."""
        import pandas as pd  # noqa: PLC0415 - only who asks for it waits for it

        index = pd.Index(self.evaluation.classes.names, name="class")
        return pd.DataFrame(dict(self._measures.of_class), index=index)

    @property
    def outcomes(self) -> "pd.DataFrame":
        """Every outcome, a row each, with the columns of `cmviewer list`."""
        return self.list()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was worked around."""
        return self.counted.problems_in(self.evaluation)

    def list(self, query: str = "") -> "pd.DataFrame":
        """Return the outcomes that a query is true of; boxes are lists of numbers, what is not there is None.

        Raises `CmviewerError` where it is no query, or cannot be asked.
        """
        import pandas as pd  # noqa: PLC0415 - only who asks for it waits for it

        records: list[dict[str, Any]] = json.loads("".join(json_blocks(self._listed(query))))
        return pd.DataFrame(records, columns=pd.Index(COLUMNS))

    def save(
        self, place: str | Path, query: str | None = None, *, form: str = "csv", overwrite: bool = False
    ) -> tuple[Problem, ...]:
        """Write `place`: a page where it ends with `.html`, else a folder with the report.

        With a query it is the list of that instead, in one of the formats of `cmviewer list`. Returns what
        was worked around, such as what was left out. Raises `CmviewerError` where it may not, or cannot, be
        written. overwrite: what stands there may be replaced, unless it was opened.
        """
        path = Path(place)
        if query is not None:
            listed, problems = self._listed(query), list[Problem]()
            writing = Writing(load_photo, problems)
            write_list(listed, format_named(form, self.evaluation), path, writing, overwrite=overwrite)
            return tuple(problems)
        if path.suffix.lower() == ".html":
            return self._save_page(path, overwrite=overwrite)
        page = PageChoice(load=load_photo)
        others = others_of(self.evaluation, self.counted, page)
        said = write_report(
            path,
            self.evaluation,
            self.counted,
            self.state,
            None,
            self._told,
            pictures=(),
            agreed=files_of_others(path) if overwrite else (),
            curves=others.curves,
            others=others.checkpoints,
            page=page,
        )
        return tuple(merged_problems((*said, *others.problems)))

    def html(self, *, size: float = PAGE_SIZE, images: bool = True) -> str:
        """Return the page as text, of at most `size` megabytes, with pictures of the images where wanted.

        Every checkpoint of what was opened can be chosen on it, and is counted for that.
        """
        page = PageChoice(size, load_photo if images else None)
        return self._page(page, others_of(self.evaluation, self.counted, page))

    def _page(self, page: PageChoice, others: Others) -> str:
        facts = ReportFacts(
            self.evaluation,
            self.counted,
            self._measures,
            as_seen(self.state, self.counted.matrix, self.evaluation.task),
            self._told,
            input_files(self.evaluation),
            self.problems,
            datetime.now(UTC),
            sweeps=self._sweeps,
            curves=others.curves,
            others=others.checkpoints,
        )
        return report_html(facts, page)

    def _save_page(self, path: Path, *, overwrite: bool) -> tuple[Problem, ...]:
        refuse_inputs(self.evaluation, path)
        if not overwrite and os.path.lexists(path):
            raise CmviewerError(PAGE_THERE.of(path))
        page = PageChoice(load=load_photo)
        others = others_of(self.evaluation, self.counted, page)
        text = self._page(page, others)
        write_text(path, text)
        return (*too_long(path, len(encoded(text)), page), *others.problems)

    @cached_property
    def _sweeps(self) -> tuple[Sweep, ...]:
        return every_sweep(self.evaluation, self.counted)

    @cached_property
    def _measures(self) -> Measures:
        return measures_of(self.counted.matrix, self.evaluation.task)

    @property
    def _has_background(self) -> bool:
        return has_background(self.counted.matrix, self.evaluation.task)

    @property
    def _told(self) -> dict[str, Any]:
        return dict(told_in_summary(Workspace(state=self.state), self.evaluation))

    def _listed(self, query: str) -> Listed:
        counted = self.counted
        place, term = turned(parsed(query), self.evaluation, counted.checkpoint)
        if place != counted.checkpoint:
            counted = count(self.evaluation, place, counted.rule, subset=counted.counts.subset)
        return Listed(self.evaluation, *listed_by(self.evaluation, counted, term, earlier=self._earlier))

    @cached_property
    def _earlier(self) -> EarlierCheckpoints:
        return EarlierCheckpoints()
