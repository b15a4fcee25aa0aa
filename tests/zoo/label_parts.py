"""Members of classifications: tables with more samples, truths or predictions than are meant."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any, Final

from cmviewer.readers import OpenRequest
from tests.zoo import count
from tests.zoo.evaluations import Labels
from tests.zoo.files import write_csv
from tests.zoo.label_members import member
from tests.zoo.reading import Member, Written

Table = dict[str, list[Any]]
_RANKED: Final = (("class", "score"), ("pred_", "conf_"), ("label", "prob"))


def _named(evaluation: Labels, labels: tuple[int, ...]) -> list[str]:
    return [evaluation.classes[label] for label in labels]


def _plain(evaluation: Labels) -> Table:
    return {
        "image": list(evaluation.images),
        "truth": _named(evaluation, evaluation.truth),
        "prediction": _named(evaluation, evaluation.predicted),
    }


def _written(evaluation: Labels, table: Table, top: Path, random: Random, asks: str) -> Written:
    """Write the table with its rows in any order."""
    rows = list(zip(*table.values(), strict=True))
    write_csv(top / "results.csv", [[*table], *map(list, random.sample(rows, len(rows)))])
    cells = count.of_labels(evaluation)
    return Written(OpenRequest(top), evaluation.classes, cells, frozenset({asks} if asks else ()))


def _split(evaluation: Labels, top: Path, random: Random) -> Written:
    """Rows of the training stand beside those that are judged: they are asked for, never pooled."""
    table, many = _plain(evaluation), len(evaluation.images)
    more = {"image": [f"train_{name}" for name in table["image"]], "truth": table["truth"]}
    more["prediction"] = [random.choice(evaluation.classes) for _ in range(many)]
    both = {name: [*values, *more[name]] for name, values in table.items()}
    mine = random.choice(("val", "test"))
    both[random.choice(("split", "subset"))] = [mine] * many + ["train"] * many
    return _written(evaluation, both, top, random, "split")


def _folds(evaluation: Labels, top: Path, random: Random) -> Written:
    """Each fold has images of its own: all of them are one evaluation, or each is a checkpoint."""
    table = _plain(evaluation)
    table["fold"] = [n % 3 for n in range(len(evaluation.images))]
    return _written(evaluation, table, top, random, "checkpoint")


def _two_truths(evaluation: Labels, top: Path, random: Random) -> Written:
    """A label that somebody gave before stands beside the target."""
    table, many = _plain(evaluation), len(evaluation.images)
    before = [random.choice(evaluation.classes) for _ in range(many)]
    table = {"image": table["image"], "label": before, "target": table["truth"], "pred": table["prediction"]}
    return _written(evaluation, table, top, random, "truth")


def _ranked(evaluation: Labels, top: Path, random: Random) -> Written:
    """The two best classes of each image, with their scores."""
    table = _plain(evaluation)
    table.pop("prediction")
    label, score = random.choice(_RANKED)
    best = [sorted(range(len(row)), key=row.__getitem__, reverse=True) for row in evaluation.scores]
    for rank in range(2):
        table[f"{label}{rank + 1}"] = [evaluation.classes[order[rank]] for order in best]
        table[f"{score}{rank + 1}"] = [
            row[order[rank]] for row, order in zip(evaluation.scores, best, strict=True)
        ]
    return _written(evaluation, table, top, random, "")


def _marked_truth(evaluation: Labels, top: Path, random: Random) -> Written:
    """A mark a class is the truth, beside a score a class."""
    table: Table = {"image": list(evaluation.images)}
    truth, said = random.choice((("true_{}", "pred_{}"), ("gt {}", "pred {}"), ("{}", "prob_{}")))
    for label, name in enumerate(evaluation.classes):
        table[truth.format(name)] = [int(one == label) for one in evaluation.truth]
    for label, name in enumerate(evaluation.classes):
        table[said.format(name)] = [row[label] for row in evaluation.scores]
    return _written(evaluation, table, top, random, "")


_MEMBERS: Final[dict[str, Callable[..., Written]]] = {
    "a split of each row": _split,
    "folds of different images": _folds,
    "two truths": _two_truths,
    "the two best classes": _ranked,
    "marks beside scores": _marked_truth,
}
MEMBERS: Final[tuple[Member, ...]] = tuple(
    member(name, "which columns", write) for name, write in _MEMBERS.items()
)
