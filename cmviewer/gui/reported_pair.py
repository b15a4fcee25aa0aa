"""What the window compares, as a report writes it."""

from functools import partial

from cmviewer.confusion.comparison.compare import compare_results
from cmviewer.confusion.comparison.letters import Letter
from cmviewer.confusion.comparison.pair import ComparedPair
from cmviewer.gui.heatmap.figure_files import save_difference
from cmviewer.workspace.workspace import Workspace
from cmviewer.writers.facts import ReportedComparison
from cmviewer.writers.inputs import input_files


def reported_pair(pair: ComparedPair, seen: Workspace) -> ReportedComparison:
    """Return a comparison for a report, in which A is always what is reported."""
    a, b = pair.shown, pair.other
    comparison = (
        pair.comparison if pair.letter is Letter.B else compare_results(a, b, together=seen.compared.together)
    )
    inputs = () if b.evaluation.source == a.evaluation.source else input_files(b.evaluation)
    paint = partial(save_difference, a=a, b=b, comparison=comparison, seen=seen)
    return ReportedComparison(a, b, comparison, inputs, paint)
