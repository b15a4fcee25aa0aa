"""Members of classifications: tables of samples and arrays, in one file and in several."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Final

import numpy as np

from cmviewer.readers import OpenRequest, PredictionSource
from tests.zoo import count, evaluations
from tests.zoo.conventions import IMAGE_NAMES
from tests.zoo.evaluations import Labels, Recipe
from tests.zoo.files import write_csv, write_text
from tests.zoo.reading import Member, Written
from tests.zoo.writers_tables import SAVES, WORDS, Content, columns, in_any_order

CONTENTS: Final = {
    "labels": Content(),
    "labels and score": Content(score=True),
    "labels and scores": Content(scores=True),
    "truth and scores": Content(prediction=False, scores=True),
    "labels without images": Content(image=False),
}
TRUTH: Final = Content(prediction=False)
PREDICTION: Final = Content(truth=False)


def member(
    name: str, kind: str, write: Callable[..., Written], evaluation: Callable[[Recipe], Labels] | None = None
) -> Member:
    return Member(f"{kind}/{name}", "labels", kind, evaluation or evaluations.labels, write)


def _table(content: str, save: str) -> Member:
    def write(evaluation: Labels, top: Path, random: Random) -> Written:
        table = columns(evaluation, CONTENTS[content], random.choice(WORDS))
        header, rows = in_any_order(table, random)
        SAVES[save](header, rows, top / "results")
        asks = _told_by_nothing(evaluation) if content == "truth and scores" else frozenset()
        return Written(OpenRequest(top), evaluation.classes, count.of_labels(evaluation), asks)

    return member(f"{content}, {save}", "tables", write)


def _told_by_nothing(evaluation: Labels) -> frozenset[str]:
    """Return what is asked of a label beside all scores that always is the best of them.

    It may be what the model says, written beside its scores: then nothing tells the truth.
    """
    return frozenset({"truth"}) if evaluation.truth == evaluation.predicted else frozenset()


def _two_tables(save: str, content: Content, convention: str = "") -> Member:
    """Make the truth and the predictions tables of their own, each in any order of rows."""

    def write(evaluation: Labels, top: Path, random: Random) -> Written:
        words = random.choice(WORDS)
        header, rows = in_any_order(columns(evaluation, TRUTH, words), random, 1)
        truth = SAVES[save](header, random.sample(rows, len(rows)), top / "truth")
        called = IMAGE_NAMES[convention] if convention else lambda name, random: name
        names = tuple(called(name, random) for name in evaluation.images)
        header, rows = in_any_order(columns(replace(evaluation, images=names), content, words), random, 1)
        said = SAVES[save](header, random.sample(rows, len(rows)), top / "predictions")
        request = OpenRequest(truth=truth, predictions=(PredictionSource(said),))
        asks = frozenset({"join"}) if convention else frozenset()
        return Written(request, evaluation.classes, count.of_labels(evaluation), asks)

    kind = "names of images" if convention else "two tables"
    what = "scores" if content.scores else "labels"
    return member(f"{what}, {convention or save}", kind, write)


def _in_class_folders(content: str, save: str, again: str) -> Member:
    """Make predictions whose image is below a folder that is called as its true class."""

    def write(evaluation: Labels, top: Path, random: Random) -> Written:
        names, number = [], dict.fromkeys(evaluation.classes, 0)
        for place, label in enumerate(evaluation.truth):
            name = evaluation.classes[label]
            number[name] += 1
            base = f"{number[name]}.jpg" if again else evaluation.images[place]
            names.append(f"val/{name}/{base}")
        content_of = replace(CONTENTS[content], truth=False)
        table = columns(replace(evaluation, images=tuple(names)), content_of, random.choice(WORDS))
        header, rows = in_any_order(table, random, 1)
        SAVES[save](header, rows, top / "predictions")
        asks = frozenset({"truth"})
        return Written(OpenRequest(top), evaluation.classes, count.of_labels(evaluation), asks)

    return member(f"{content}, {save}{again}", "truth in folders", write)


def _numbered(first: int, named: bool, content: str) -> Member:
    def write(evaluation: Labels, top: Path, random: Random) -> Written:
        table = columns(evaluation, CONTENTS[content], random.choice(WORDS), lambda label: label + first)
        header, rows = in_any_order(table, random)
        write_csv(top / "results.csv", [header, *rows])
        names = tuple(str(label + first) for label in range(len(evaluation.classes)))
        if named:
            names = evaluation.classes
            write_text(top / "classes.txt", "".join(f"{name}\n" for name in names))
        asks = frozenset({"class-numbers"}) if named and first else frozenset()
        return Written(OpenRequest(top), names, count.of_labels(evaluation), asks)

    how = "with a names file" if named else "alone"
    return member(f"{content}, from {first}, {how}", "class numbers", write)


def _two_classes(recipe: Recipe) -> Labels:
    return evaluations.labels(replace(recipe, classes=2))


def _one_score(named: bool) -> Member:
    """Make a score of the second class of two, and no label: from 0.5 on it is predicted."""

    def write(evaluation: Labels, top: Path, random: Random) -> Written:
        words = random.choice(WORDS[:4])
        table = columns(evaluation, Content(prediction=False), words, None if named else lambda label: label)
        table[words.score] = [row[1] for row in evaluation.scores]
        header, rows = in_any_order(table, random, 0)
        write_csv(top / "results.csv", [header, *rows])
        names = evaluation.classes if named else ("0", "1")
        return Written(OpenRequest(top), names, count.of_labels(evaluation), frozenset({"positive"}))

    return member("names" if named else "numbers", "one score of two classes", write, _two_classes)


def _columns_of_checkpoints(column: str) -> Member:
    """Make a table of two folds: parted into checkpoints or asked, never pooled."""

    def write(evaluation: Labels, top: Path, random: Random) -> Written:
        table = columns(evaluation, Content(), random.choice(WORDS))
        other = [random.randrange(len(evaluation.classes)) for _ in evaluation.predicted]
        twice = {name: values * 2 for name, values in table.items()}
        name = next(name for name, values in table.items() if name in {one.prediction for one in WORDS})
        twice[name] = [*table[name], *(evaluation.classes[label] for label in other)]
        first, second = {"model": ("a", "b"), "epoch": (1, 2), "seed": (3, 4), "run": ("x", "y")}[column]
        twice[column] = [first] * len(other) + [second] * len(other)
        header, rows = in_any_order(twice, random, 0)
        write_csv(top / "results.csv", [header, *rows])
        cells, asks = count.of_labels(evaluation), frozenset({"checkpoint"})
        return Written(OpenRequest(top), evaluation.classes, cells, asks, checkpoints=2)

    return member(column, "checkpoints", write)


def _flags(evaluation: Labels, top: Path, random: Random) -> Written:
    """Write a column a class and side, with 1 where a row is of it."""
    table: dict[str, list[object]] = {"image": list(evaluation.images)}
    for side, labels in (("true", evaluation.truth), ("pred", evaluation.predicted)):
        for number, name in enumerate(evaluation.classes):
            table[f"{side}_{name}"] = [int(label == number) for label in labels]
    header, rows = in_any_order(table, random)
    write_csv(top / "results.csv", [header, *rows])
    return Written(OpenRequest(top), evaluation.classes, count.of_labels(evaluation))


def _arrays(form: str, scores: str) -> Member:
    def write(evaluation: Labels, top: Path, random: Random) -> Written:
        truth = np.array(evaluation.truth, random.choice(("int64", "uint8", "int32")))
        values = {
            "shares": np.array(evaluation.scores, random.choice(("float32", "float64"))),
            "logits": np.log(np.array(evaluation.scores) + 1e-4) + random.uniform(-3, 3),
            "labels": np.array(evaluation.predicted),
            "one-hot truth": np.array(evaluation.scores, "float32"),
        }[scores]
        if scores == "one-hot truth":
            truth = np.eye(len(evaluation.classes), dtype=random.choice(("uint8", "float32")))[truth]
        said = "y_pred" if scores == "labels" else "probs"
        if form == "npz":
            np.savez(top / "results.npz", labels=truth, **{said: values})
        elif form == "npy":
            np.save(top / "labels.npy", truth)
            np.save(top / f"{said}.npy", values)
        else:
            np.savetxt(top / "y_true.txt", truth, fmt="%d")
            np.savetxt(top / "y_pred.txt", values, fmt="%d")
        write_text(top / "classes.txt", "".join(f"{name}\n" for name in evaluation.classes))
        return Written(OpenRequest(top), evaluation.classes, count.of_labels(evaluation))

    return member(f"{form}, {scores}", "arrays", write)


MEMBERS: Final = (
    *(_table(content, save) for content in CONTENTS for save in SAVES),
    *(
        _two_tables(save, content)
        for save in SAVES
        for content in (PREDICTION, Content(truth=False, scores=True))
    ),
    *(_two_tables("csv", PREDICTION, convention) for convention in IMAGE_NAMES),
    *(
        _in_class_folders(content, save, again)
        for content in ("labels and score", "truth and scores", "labels and scores")
        for save in ("csv", "json records", "parquet")
        for again in ("", ", counted anew")
    ),
    *(
        _numbered(first, named, content)
        for first in (0, 1)
        for named in (True, False)
        for content in ("labels", "labels and score")
    ),
    *map(_one_score, (True, False)),
    *map(_columns_of_checkpoints, ("model", "epoch", "seed", "run")),
    *(
        _arrays(form, scores)
        for form in ("npz", "npy")
        for scores in ("shares", "logits", "labels", "one-hot truth")
    ),
    _arrays("txt", "labels"),
    member("of both sides", "flags", _flags),
)
