"""Reports of which the page is looked at, and evaluations for them."""

import csv
from dataclasses import replace

import numpy as np
from making import make_evaluation
from page_reading import read_page
from PIL import Image

from cmviewer.confusion.count import count
from cmviewer.confusion.view_state import ViewState
from cmviewer.matching import CountingRule
from cmviewer.progress import Cancel
from cmviewer.writers.page.choice import PageChoice
from cmviewer.writers.page.other_checkpoints import OtherCheckpoints, curves_of_others
from cmviewer.writers.report import write_report

RULE = CountingRule(score=0.25)


def report(folder, evaluation, state=None, page=PageChoice()):  # noqa: B008 - it never changes
    state = state or ViewState(rule=RULE if evaluation.task.has_objects else CountingRule())
    counted = count(evaluation, state.checkpoint, state.rule)
    write_report(folder, evaluation, counted, state, None, {}, page=page)
    return read_page(folder)


def switching_report(folder, evaluation, state=None, page=PageChoice(), subset=""):  # noqa: B008 - it never changes
    """The report of one checkpoint, on whose page the others can be chosen."""
    state = state or ViewState(rule=RULE if evaluation.task.has_objects else CountingRule())
    state = replace(state, subset=subset)
    counted = count(evaluation, state.checkpoint, state.rule, subset=subset)
    found = OtherCheckpoints(page, lambda *_: None, lambda *_: None, (state.checkpoint,))
    others = found.of(evaluation, counted, Cancel())
    curves = curves_of_others(evaluation, others, Cancel())
    write_report(folder, evaluation, counted, state, None, {}, curves=curves, others=others, page=page)
    return read_page(folder)


def counts(folder):
    """Counts of `confusion_matrix.csv` by the names of their classes."""
    with (folder / "confusion_matrix.csv").open(encoding="utf-8", newline="") as file:
        (_, *names), *rows = csv.reader(file)
    return {(row[0], name): int(number) for row in rows for name, number in zip(names, row[1:], strict=True)}


def photographs(folder, number, side=100):
    """An evaluation of as many samples of noise, all of them wrong, with their photographs in a folder."""
    folder.mkdir()
    random = np.random.default_rng(0)
    names = [f"{place}.jpg" for place in range(number)]
    for name in names:
        pixels = random.integers(0, 255, (side // 8, side // 8, 3), np.uint8)
        Image.fromarray(pixels).resize((side, side), Image.Resampling.BICUBIC).save(folder / name)
    truth = [place % 3 for place in range(number)]
    scores = np.linspace(0.3, 1, number)
    predicted = {"one": [(label + 1) % 3 for label in truth]}
    return make_evaluation(truth, predicted, scores={"one": scores}, images=names, root=folder)
