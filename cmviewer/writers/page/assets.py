"""What a page holds beside its words: style, script, and the data that the script reads."""

import json
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import numpy as np

from cmviewer.confusion.checkpoint_result import CheckpointResult
from cmviewer.confusion.sentences import shown_name
from cmviewer.confusion.view_state import View
from cmviewer.evaluation import Evaluation, Unit
from cmviewer.writers.page.entries import captions_of
from cmviewer.writers.page.matrix import PageMatrix
from cmviewer.writers.page.switching import Switch

MOST_CELLS: Final = 10_000
"""Cells that can be searched, the heaviest; the file of the counts has them all."""
_OF: Final = {View.TRUTH: "of the truth", View.PREDICTION: "of the predictions", View.ALL: "of all"}
_FOLDER: Final = Path(__file__).parent
_SCRIPTS: Final = tuple(
    f"{name}.js" for name in ("counting", "elements", "cards", "tables", "checkpoints", "report")
)


def page_script() -> str:
    """The script of the page."""
    return "\n".join((_FOLDER / name).read_text(encoding="utf-8") for name in _SCRIPTS)


def page_assets(data: Mapping[str, Any]) -> dict[str, Any]:
    """Style, script and data as they stand in the page, with the hashes that its policy allows.

    No text of them can end its element: of the data all that could is written as an escape.
    """
    from markupsafe import Markup  # noqa: PLC0415 - only a report needs it

    style, script = (_FOLDER / "report.css").read_text(encoding="utf-8"), page_script()
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return {
        "style": Markup(style),
        "script": Markup(script),
        "data": Markup(text),
        "style_hash": _hash(style),
        "script_hash": _hash(script),
    }


def _hash(text: str) -> Any:  # noqa: ANN401 - `Markup` is imported late
    from markupsafe import Markup  # noqa: PLC0415 - only a report needs it

    digest = b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")
    return Markup(f"'sha256-{digest}'")


def page_data(
    evaluation: Evaluation, counted: CheckpointResult, drawn: PageMatrix, switch: Switch
) -> tuple[dict[str, Any], int]:
    """Return cells, names and places for the script, and how many cells are left out."""
    outcomes, classes, task = counted.outcomes, evaluation.classes, evaluation.task
    amount = np.diff(outcomes.cell_start)
    heaviest = np.argsort(-outcomes.cell_count, kind="stable")[:MOST_CELLS]
    columns = (outcomes.cell_truth, outcomes.cell_prediction, outcomes.cell_count, amount)
    cells = np.column_stack([column[heaviest] for column in columns])
    sides = [side for one in switch.matrices for side in (one.truth, one.prediction)]
    labels = np.unique(np.concatenate([cells[:, 0], cells[:, 1], *sides])).tolist()
    data = {
        "name": evaluation.name,
        "names": {str(label): shown_name(label, classes, task) for label in labels},
        "cells": cells.tolist(),
        "rows": drawn.row_members,
        "columns": drawn.column_members,
        "transposed": drawn.is_transposed,
        "of_pixels": task.profile.unit is Unit.PIXEL,
        "of": {view.value: words for view, words in _OF.items()},
        "captions": captions_of(evaluation, counted.counts, drawn.state),
        "checkpoints": switch.entries,
        "here": switch.here,
        "common": switch.common,
        "base": len(classes) + 1,
    }
    return data, len(amount) - len(heaviest)
