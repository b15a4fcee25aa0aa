"""Reports of small evaluations, for tests of where and how they are written."""

import json

from cmviewer.confusion.count import count
from cmviewer.confusion.view_state import ViewState
from cmviewer.writers.report import write_report

PNG = b"\x89PNG not looked at here"


def paint(path):
    path.write_bytes(PNG)


def report(folder, evaluation, *, heatmap=paint, agreed=()):
    state = ViewState()
    counted = count(evaluation, state.checkpoint, state.rule)
    return write_report(folder, evaluation, counted, state, heatmap, {}, agreed=agreed)


def contents(folder):
    """Every file of a folder with what it holds; what waits in hidden folders is left out."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def summary(folder):
    return json.loads((folder / "summary.json").read_text(encoding="utf-8"))
