"""`report.html`: one page that holds everything it shows, and nothing from elsewhere."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from cmviewer.confusion.captions import caption, rule_sentence
from cmviewer.confusion.sentences import shown_name
from cmviewer.confusion.totals_words import hidden_sentence
from cmviewer.confusion.view_state import Side, View
from cmviewer.evaluation import Evaluation
from cmviewer.progress import Cancel
from cmviewer.version import __version__
from cmviewer.writers.atomic import encoded
from cmviewer.writers.comparison_page import compared_part
from cmviewer.writers.decision_subjects import decision_lines
from cmviewer.writers.facts import ReportFacts
from cmviewer.writers.matrix_csv import counts_name
from cmviewer.writers.page.assets import page_assets, page_data
from cmviewer.writers.page.choice import PageChoice
from cmviewer.writers.page.curves import PageCurves, checkpoint_curves, threshold_curves
from cmviewer.writers.page.difference import page_difference
from cmviewer.writers.page.entries import LINE_LIMIT
from cmviewer.writers.page.examples import PageExamples, page_examples
from cmviewer.writers.page.figures import (
    Figures,
    cautions,
    class_columns,
    class_lines,
    counted_line,
    headline,
    listed_classes,
    mean_lines,
    no_pairs,
    pair_lines,
)
from cmviewer.writers.page.matrix import page_matrix
from cmviewer.writers.page.switching import Switch, no_switch, switch_of

if TYPE_CHECKING:
    from jinja2 import Template


def report_html(facts: ReportFacts, choice: PageChoice, cancel: Cancel | None = None) -> str:
    """Return the page, within the size that is chosen where the tables alone leave room. Raises `Cancelled`.

    What is left of the size is spent on examples: it is first written without any, so that this is known.
    """
    figures = Figures(facts.evaluation, facts.counted.counts, facts.measures, facts.intervals)
    labels = listed_classes(figures)
    switch = switch_of(facts, figures, labels, choice.bytes)
    contents = _contents(facts, figures, labels, switch)
    bare = _rendered(contents, PageExamples())
    if switch.entries and len(encoded(bare)) > choice.bytes:
        switch = no_switch(facts)
        contents = _contents(facts, figures, labels, switch)
        bare = _rendered(contents, PageExamples())
    room = choice.bytes - len(encoded(bare))
    made = [one.examples for one in switch.others]
    examples = page_examples(facts, room, choice.load, cancel or Cancel(), made, switch.reads)
    return _rendered(contents, examples) if examples.has_some else bare


def _rendered(contents: dict[str, Any], examples: PageExamples) -> str:
    data = {**contents["page_data"], "examples": examples.records, "pictures": examples.pictures}
    data["others"] = examples.others
    inside = {"inside": examples.has_some, "with_picture": examples.with_picture}
    rendered: str = _template().render(contents | page_assets(data) | inside)
    return rendered


@cache
def _template() -> "Template":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - only a report needs it

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("report.html.jinja")


def _contents(
    facts: ReportFacts, figures: Figures, labels: NDArray[np.int64], switch: Switch
) -> dict[str, Any]:
    evaluation, matrix = facts.evaluation, facts.counted.matrix
    drawn = page_matrix(evaluation, matrix, facts.state, switch.matrices)
    data, more_cells = page_data(evaluation, facts.counted, drawn, switch)
    state = drawn.state
    pairs, background_pairs = pair_lines(figures)
    return {
        "evaluation": evaluation,
        "checkpoint": facts.checkpoint,
        "switch": switch,
        "counted_line": counted_line(figures),
        "caption": caption(evaluation, matrix, state),
        "hides": hidden_sentence(matrix, replace(state, background=False), evaluation.task),
        "cautions": cautions(figures),
        "counts_name": counts_name(matrix),
        "matrix": drawn,
        "views": tuple(View),
        "sides": tuple(Side),
        "page_data": data,
        "more_cells": more_cells,
        "is_folded": drawn.is_folded,
        "rule": rule_sentence(evaluation, state),
        "subset": state.subset,
        "mended": evaluation.mended,
        "decisions": decision_lines(evaluation),
        "headline": headline(figures),
        "means": mean_lines(figures),
        "columns": [metric.words for metric in class_columns(facts.measures)],
        "intervals": facts.intervals,
        "classes": class_lines(figures, labels),
        "class_count": len(evaluation.classes),
        "pairs": pairs,
        "background_pairs": background_pairs,
        "no_pairs": no_pairs(pairs, background_pairs),
        "background_title": _background_title(evaluation),
        "compared": compared_part(facts.compared),
        "drawn": None if facts.compared is None else page_difference(facts.compared, facts.state),
        "curves": _curves(facts),
        "problems": list(map(str, facts.problems[:LINE_LIMIT])),
        "more_problems": max(0, len(facts.problems) - LINE_LIMIT),
        "inputs": facts.inputs[:LINE_LIMIT],
        "more_inputs": max(0, len(facts.inputs) - LINE_LIMIT),
        "version": __version__,
        "made": facts.made,
    }


def _background_title(evaluation: Evaluation) -> str:
    if evaluation.task.has_objects:
        return "Missed, and false alarms"
    return f"With {shown_name(len(evaluation.classes), evaluation.classes, evaluation.task)}"


def _curves(facts: ReportFacts) -> list[PageCurves]:
    drawn = [threshold_curves(swept) for swept in facts.sweeps]
    names = facts.evaluation.checkpoint_names
    return drawn + (
        [checkpoint_curves(facts.curves, names, facts.counted.checkpoint)] if facts.curves else []
    )
