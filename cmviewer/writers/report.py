"""A whole report in a folder: counts, metrics, examples, summary, picture and page."""

import math
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.confusion.curves import Curve
from cmviewer.confusion.intervals import Intervals
from cmviewer.confusion.measures import measures_of
from cmviewer.confusion.sweep import every_sweep
from cmviewer.confusion.view_state import ViewState
from cmviewer.confusion.views import as_seen
from cmviewer.errors import CmviewerError, Problem, merged_problems
from cmviewer.evaluation import Evaluation
from cmviewer.examples.marks.places import MarkedOutcomes
from cmviewer.problems.window import NO_PICTURE, PAGE_TOO_LONG
from cmviewer.progress import Cancel
from cmviewer.report_files import PAGE_NAME, SUMMARY_NAME, described
from cmviewer.writers.atomic import encoded, put_blocks, staged
from cmviewer.writers.changes_csv import CHANGES_NAME, changes_csv
from cmviewer.writers.comparison_csv import COMPARISON_NAME, comparison_csv
from cmviewer.writers.counted_by import both_counted_by, counted_by
from cmviewer.writers.examples_csv import EXAMPLES_NAME, examples_csv
from cmviewer.writers.facts import ReportedComparison, ReportFacts
from cmviewer.writers.fixes_csv import FIXES_NAME, fixes_csv
from cmviewer.writers.inputs import InputFile, input_files
from cmviewer.writers.matrix_csv import counts_csv, counts_name
from cmviewer.writers.metrics_csv import METRICS_NAME, metrics_csv
from cmviewer.writers.page.choice import MEGABYTE, PageChoice
from cmviewer.writers.page.other_checkpoints import OtherCheckpoint
from cmviewer.writers.report_html import report_html
from cmviewer.writers.report_place import (
    DIFFERENCE_NAMES,
    PICTURE_NAME,
    PICTURE_NAMES,
    REPORT_NAMES,
    check_place,
)
from cmviewer.writers.summary_json import summary_json


def write_report(
    folder: Path,
    evaluation: Evaluation,
    counted: CheckpointResult,
    state: ViewState,
    heatmap: Callable[[Path], None] | None,
    told: Mapping[str, Any],
    *,
    pictures: Collection[str] = (PICTURE_NAME,),
    compared: ReportedComparison | None = None,
    marked: MarkedOutcomes | None = None,
    intervals: Intervals | None = None,
    curves: tuple[Curve, ...] = (),
    others: Mapping[int, OtherCheckpoint] = MappingProxyType({}),
    inputs: tuple[InputFile, ...] | None = None,
    said: Collection[Problem] = (),
    agreed: Collection[Path] = (),
    read: Collection[Path] = (),
    page: PageChoice = PageChoice(),  # noqa: B008 - it never changes
    cancel: Cancel | None = None,
) -> tuple[Problem, ...]:
    """Write all files of a report into `folder`, made if missing; return what was worked around.

    All files are made first and then put in place, so that each is complete or as it was before; what an
    older report left there under a name of ours and this one does not have goes. `heatmap` writes a picture
    at the path that it is given, as the file that its ending says; without it the rest is written.
    `pictures`: those of `PICTURE_NAMES` that are wanted. `told`: how it was seen, as the summary tells it.
    `compared`: what it is compared with. `marked`: what people have said of outcomes. `intervals`: of the
    metrics. `curves`: metrics over the checkpoints, where they are known. `others`: checkpoints that the page
    lets choose from, by their places. `inputs`: where they are hashed
    already. `said`: what was worked around for the report before. `agreed`: files that cmviewer did not write
    and that may be replaced. `read`: what was read beside the evaluation and may not be. `page`: what the
    page may weigh, and what reads its photographs. Raises `CmviewerError` as `check_place` does, and where
    the folder cannot be written to, and `Cancelled` where it was asked to stop before anything was put in
    place.
    """
    cancel = cancel or Cancel()
    check_place(folder, evaluation, agreed, read)
    files = input_files(evaluation) if inputs is None else inputs
    found = [*said, *(file.problem for file in files if file.problem is not None)]
    with staged(folder, REPORT_NAMES, obsolete=REPORT_NAMES) as stage:
        found += _paint_all(stage, folder, heatmap, compared, pictures)
        facts = ReportFacts(
            evaluation,
            counted,
            measures_of(counted.matrix, evaluation.task),
            as_seen(state, counted.matrix, evaluation.task),
            told,
            files,
            merged_problems([*_known_problems(evaluation, counted, compared), *found]),
            datetime.now(UTC),
            compared,
            marked,
            intervals,
            sweeps=every_sweep(evaluation, counted, cancel),
            curves=curves,
            others=others,
        )
        _put_tables(stage, facts, cancel)
        text = encoded(report_html(facts, page, cancel))
        (stage / PAGE_NAME).write_bytes(text)
        written = [described(stage / name) for name in REPORT_NAMES if (stage / name).exists()]
        (stage / SUMMARY_NAME).write_bytes(encoded(summary_json(facts, written)))
    return (*merged_problems(found), *too_long(folder / PAGE_NAME, len(text), page))


def _known_problems(
    evaluation: Evaluation, counted: CheckpointResult, compared: ReportedComparison | None
) -> tuple[Problem, ...]:
    """What was worked around until it was counted, and compared."""
    of_both = () if compared is None else compared.comparison.problems
    return (*counted.problems_in(evaluation), *of_both)


def _put_tables(stage: Path, facts: ReportFacts, cancel: Cancel) -> None:
    """Write all that tables say. Raises `OSError`, `Cancelled`."""
    evaluation, counted, marked = facts.evaluation, facts.counted, facts.marked
    matrix, classes, told = counted.matrix, evaluation.classes, counted_by(evaluation, counted.counts)
    texts = {
        counts_name(matrix): counts_csv(matrix, classes, evaluation.task, told),
        METRICS_NAME: metrics_csv(facts.measures, classes, told, facts.intervals),
    }
    if marked is not None:
        texts[FIXES_NAME] = fixes_csv(marked.marks, classes, told)
    for name, text in cancel.checked(texts.items()):
        (stage / name).write_bytes(encoded(text))
    put_blocks(stage / EXAMPLES_NAME, cancel.checked(examples_csv(evaluation, counted, marked=marked)))
    if facts.compared is not None:
        _put_comparison(stage, facts.compared, cancel)


def too_long(place: Path, size: int, page: PageChoice) -> tuple[Problem, ...]:
    """Say what is wrong with a page of so many bytes, and the least that it takes."""
    if size <= page.bytes:
        return ()
    least = math.ceil(size / MEGABYTE * 1_000) / 1_000
    return (PAGE_TOO_LONG.of(place, size=size, limit=page.bytes, least=least),)


def _put_comparison(stage: Path, compared: ReportedComparison, cancel: Cancel) -> None:
    """Write what changed; nothing but counts of finished matrices. Raises `OSError`, `Cancelled`."""
    comparison, told = compared.comparison, both_counted_by(compared.a, compared.b)
    (stage / COMPARISON_NAME).write_bytes(encoded(comparison_csv(comparison, told)))
    if comparison.changes is not None:
        put_blocks(stage / CHANGES_NAME, cancel.checked(changes_csv(compared.a, comparison, told)))


def _paint_all(
    stage: Path,
    folder: Path,
    heatmap: Callable[[Path], None] | None,
    compared: ReportedComparison | None,
    wanted: Collection[str],
) -> list[Problem]:
    """Paint the pictures of `folder` that are wanted; where one cannot be, say why. Raises `OSError`."""
    painted = [(name, heatmap) for name in wanted]
    if compared is not None and compared.picture is not None:
        both = zip(DIFFERENCE_NAMES, PICTURE_NAMES, strict=True)
        painted += [(one, compared.picture) for one, name in both if name in wanted]
    return [problem for name, paint in painted for problem in _paint_one(stage / name, folder / name, paint)]


def _paint_one(staged_at: Path, path: Path, heatmap: Callable[[Path], None] | None) -> tuple[Problem, ...]:
    if heatmap is None:
        return (NO_PICTURE.of(picture=path.name, why="there is nothing here to paint with"),)
    try:
        heatmap(staged_at)
    except ImportError as error:
        return (NO_PICTURE.of(picture=path.name, why=f"Qt cannot be loaded: {error}"),)
    except CmviewerError as error:
        staged_at.unlink(missing_ok=True)
        return tuple(replace(problem, file=path) for problem in error.problems)
    return ()
