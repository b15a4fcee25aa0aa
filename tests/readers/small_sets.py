"""Small sets of every layout: how each is opened, and the matrices that it gives."""

from pathlib import Path

from cmviewer.confusion.count import count
from cmviewer.evaluation import Evaluation
from cmviewer.matching.rule import default_rule
from cmviewer.readers import OpenRequest
from cmviewer.readers.request import PredictionSource
from tests.fuzz.case import Case
from tests.fuzz.corpus import own_corpus
from tests.fuzz.folders import write

REFUSED = {"run lengths in tables"}
SETS = {case.name: case for case in own_corpus() if case.name not in REFUSED}


def put(case: Case, folder: Path) -> OpenRequest:
    """Write a set into a folder, and return how it is opened."""
    write(folder, case.files)
    return OpenRequest(
        None if case.predictions else folder,
        truth=None if case.truth is None else folder / case.truth,
        predictions=tuple(PredictionSource(folder / path) for path in case.predictions),
        classes=None if case.classes is None else folder / case.classes,
    )


def matrices(evaluation: Evaluation) -> dict[str, object]:
    """Return the classes, and by checkpoint the cells that are not empty, by their names."""
    names = [*evaluation.classes.names, "(background)"]
    found: dict[str, object] = {"classes": evaluation.classes.names}
    for number, name in enumerate(evaluation.checkpoint_names):
        matrix = count(evaluation, number, default_rule(evaluation)).matrix
        rows = zip(matrix.truth.tolist(), matrix.prediction.tolist(), matrix.count.tolist(), strict=True)
        found[f"checkpoint {name}"] = {(names[truth], names[said]): number for truth, said, number in rows}
    return found
