"""Marks on the command line: read, found among what is counted, and applied to the truth where told."""

from argparse import ArgumentParser, Namespace
from dataclasses import dataclass

from cmviewer.cli.argument_types import path_of
from cmviewer.cli.sessions import ToldSession
from cmviewer.cli.streams import say_warnings
from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.confusion.count import count
from cmviewer.errors import Problem
from cmviewer.evaluation import Evaluation
from cmviewer.examples.marks.fixes import with_fixes
from cmviewer.examples.marks.mark import Mark
from cmviewer.examples.marks.merging import merged
from cmviewer.examples.marks.places import MarkedOutcomes, marked_outcomes
from cmviewer.problems.marks import FIXES_UNDECIDED, MARKS_DIFFER, MARKS_NOT_FOUND
from cmviewer.workspace.marks_file import read_marks


@dataclass(frozen=True, eq=False)
class CountedMarks:
    """A checkpoint with what people have said of it; with fixes `evaluation` has the mended truth."""

    evaluation: Evaluation
    counted: CheckpointResult
    marked: MarkedOutcomes | None
    problems: tuple[Problem, ...] = ()


def add_marks(parser: ArgumentParser, *, has_fixes: bool) -> None:
    """Add the options about marks; only where all of a checkpoint is counted can fixes be applied."""
    add = parser.add_argument_group("marks").add_argument
    add(
        "--marks",
        type=path_of,
        action="append",
        default=[],
        metavar="FILE",
        help="what people have said of examples; of several files the first counts where they differ",
    )
    if has_fixes:
        add(
            "--apply-fixes",
            action="store_true",
            help="count with the truth mended: labels marked wrong are changed, left out or added, as the "
            "thresholds match them",
        )


def check_marks(parser: ArgumentParser, arguments: Namespace, session: ToldSession | None) -> None:
    """End with status 2 where fixes are wanted of no marks, or beside another run, with its own truth."""
    if arguments.apply_fixes and not arguments.marks and (session is None or not session.saved.marks):
        parser.error("--apply-fixes needs --marks, or a session that has some")
    kept = None if session is None or arguments.compare_checkpoint else session.saved.compared.request
    if arguments.apply_fixes and (arguments.compare is not None or kept is not None):
        parser.error("--apply-fixes mends the truth of PATH alone: compare with --compare-checkpoint")


def told_marks(arguments: Namespace, session: ToldSession | None) -> tuple[Mark, ...] | None:
    """Read the marks that were told, then those of the session; None where there are neither.

    Says what is odd about them.
    """
    marks, problems = read_marks(*arguments.marks)
    if session is not None:
        both = merged(marks, session.saved.marks)
        marks = both.marks
        problems += tuple(MARKS_DIFFER.of(session.file, what=one.words) for one in both.conflicts)
    say_warnings(problems)
    return marks if marks or arguments.marks else None


def with_marks(
    evaluation: Evaluation, counted: CheckpointResult, marks: tuple[Mark, ...] | None, *, fixes: bool = False
) -> CountedMarks:
    """Find what is marked; with fixes mend the truth and match anew. Raises `CmviewerError` for pixels then.

    Fixes are of all that is counted, whatever the subset.
    """
    if marks is None:
        return CountedMarks(evaluation, counted, None)
    every = counted.unrestricted
    marked = marked_outcomes(evaluation, every, marks)
    lost = len(marks) - marked.found
    problems = [MARKS_NOT_FOUND.of(count=lost, total=len(marks))] if lost else []
    if not fixes:
        return CountedMarks(evaluation, counted, marked_outcomes(evaluation, counted, marks), tuple(problems))
    fixed = with_fixes(evaluation, every, marked)
    if fixed.undecided:
        problems.append(FIXES_UNDECIDED.of(count=fixed.undecided))
    anew = count(fixed.evaluation, counted.checkpoint, counted.rule, subset=counted.counts.subset)
    return CountedMarks(
        fixed.evaluation, anew, marked_outcomes(fixed.evaluation, anew, marks), tuple(problems)
    )
