"""Tables of samples: the same columns in every format of files."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, Final

import fastparquet
import numpy as np
import pandas as pd

from tests.zoo.evaluations import Labels
from tests.zoo.files import write_csv, write_json, write_text

Rows = list[list[Any]]
Save = Callable[[list[str], Rows, Path], Path]


def _comma(value: Any) -> Any:
    return str(value).replace(".", ",") if isinstance(value, float) else value


def _frame(header: list[str], rows: Rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=header)


def _records(header: list[str], rows: Rows) -> list[dict[str, Any]]:
    return [dict(zip(header, row, strict=True)) for row in rows]


def _csv(ending: str, **options: str) -> Save:
    return lambda header, rows, file: write_csv(file.with_suffix(ending), [header, *rows], **options)


def _decimal_commas(header: list[str], rows: Rows, file: Path) -> Path:
    changed = [[_comma(value) for value in row] for row in rows]
    return write_csv(file.with_suffix(".csv"), [header, *changed], ";")


def _with_index(header: list[str], rows: Rows, file: Path) -> Path:
    """As pandas writes a frame with its index in front."""
    return write_csv(file.with_suffix(".csv"), [["", *header], *([n, *row] for n, row in enumerate(rows))])


def _json_lines(header: list[str], rows: Rows, file: Path) -> Path:
    text = "".join(f"{json.dumps(one)}\n" for one in _records(header, rows))
    return write_text(file.with_suffix(".jsonl"), text)


def _parquet(header: list[str], rows: Rows, file: Path) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    place = file.with_suffix(".parquet")
    fastparquet.write(str(place), _frame(header, rows))
    return place


def _npz(header: list[str], rows: Rows, file: Path) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    columns = {name: np.array([row[place] for row in rows]) for place, name in enumerate(header)}
    np.savez(file.with_suffix(".npz"), **columns)
    return file.with_suffix(".npz")


SAVES: Final[dict[str, Save]] = {
    "csv": _csv(".csv"),
    "semicolons": _csv(".csv", delimiter=";"),
    "tsv": _csv(".tsv", delimiter="\t"),
    "utf-8 with a mark": _csv(".csv", encoding="utf-8-sig"),
    "utf-16": _csv(".csv", encoding="utf-16"),
    "decimal commas": _decimal_commas,
    "csv with an index": _with_index,
    "json records": lambda header, rows, file: write_json(file.with_suffix(".json"), _records(header, rows)),
    "json by column": lambda header, rows, file: write_text(
        file.with_suffix(".json"), _frame(header, rows).to_json()
    ),
    "json split": lambda header, rows, file: write_json(
        file.with_suffix(".json"), {"columns": header, "data": rows}
    ),
    "jsonl": _json_lines,
    "parquet": _parquet,
}
ARRAYS: Final[dict[str, Save]] = {"npz": _npz}


@dataclass(frozen=True)
class Words:
    """What columns are called; scores: of a class, with `{}` for its name."""

    image: str
    truth: str
    prediction: str
    score: str
    scores: str


WORDS: Final = (
    Words("image", "truth", "prediction", "score", "score_{}"),
    Words("filename", "y_true", "y_pred", "confidence", "prob_{}"),
    Words("path", "true_label", "predicted_label", "probability", "p_{}"),
    Words("file", "actual", "predicted", "prob", "{}_prob"),
    Words("img_path", "ground_truth", "pred", "conf", "prob_{}"),
    Words("image_id", "gt_label", "pred_label", "max_prob", "score_{}"),
    Words("Image Name", "True Class", "Predicted Class", "Score", "score_{}"),
    Words("image_path", "label", "prediction", "score", "prob_{}"),
    Words("filepath", "target", "pred", "confidence", "score_{}"),
)
OTHERS: Final = {
    "notes": lambda random: random.choice(("ok", "blurred", "dark")),
    "width": lambda random: random.choice((320, 640)),
    "time_ms": lambda random: round(random.uniform(3, 9), 2),
    "reviewer": lambda random: random.choice(("anna", "ben")),
}


@dataclass(frozen=True)
class Content:
    """Which columns a table has: images, truth, the predicted class, its score, a score a class."""

    image: bool = True
    truth: bool = True
    prediction: bool = True
    score: bool = False
    scores: bool = False


def columns(
    evaluation: Labels, content: Content, words: Words, called: Callable[[int], Any] | None = None
) -> dict[str, list[Any]]:
    """Return the columns of a table. called: what is written for a class; by default its name."""
    name = called or evaluation.classes.__getitem__
    table: dict[str, list[Any]] = {}
    if content.image:
        table[words.image] = list(evaluation.images)
    if content.truth:
        table[words.truth] = [name(label) for label in evaluation.truth]
    if content.prediction:
        table[words.prediction] = [name(label) for label in evaluation.predicted]
    if content.score:
        table[words.score] = [max(row) for row in evaluation.scores]
    if content.scores:
        for label in range(len(evaluation.classes)):
            table[words.scores.format(name(label))] = [row[label] for row in evaluation.scores]
    return table


def in_any_order(table: dict[str, list[Any]], random: Random, others: int = 2) -> tuple[list[str], Rows]:
    """Return header and rows, with the columns in any order and others between."""
    count = len(next(iter(table.values())))
    more = {
        name: [OTHERS[name](random) for _ in range(count)] for name in random.sample(list(OTHERS), others)
    }
    whole = table | more
    header = random.sample(list(whole), len(whole))
    return header, [[whole[name][row] for name in header] for row in range(count)]
