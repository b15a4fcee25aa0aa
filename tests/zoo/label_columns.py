"""Members of classifications: images of equal names, a name in two columns, and scores in per cent."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any, Final

from cmviewer.readers import OpenRequest, PredictionSource
from tests.zoo import count
from tests.zoo.evaluations import Labels
from tests.zoo.files import write_csv
from tests.zoo.label_members import CONTENTS, PREDICTION, TRUTH, member
from tests.zoo.reading import Member, Written
from tests.zoo.writers_tables import SAVES, WORDS, columns, in_any_order

JOIN: Final = frozenset({"join"})
Table = dict[str, list[Any]]


def _in_two_folders(evaluation: Labels, random: Random) -> list[tuple[str, str]]:
    """Return folder and file of each sample; each file is called as one of the other folder."""
    folders = random.sample(("north", "south", "east"), 2)
    return [(folders[n % 2], f"kiosk_{n // 2}.jpg") for n in range(len(evaluation.images))]


def _two_sides(
    evaluation: Labels, top: Path, random: Random, change: Callable[[Table, str], Table]
) -> Written:
    """Write truth and predictions, each with rows in an order of its own. change: is done to both."""
    words, files = random.choice(WORDS), []
    for content, name in ((TRUTH, "truth"), (PREDICTION, "predictions")):
        table = change(columns(evaluation, content, words), words.image)
        header, rows = in_any_order(table, random, 1)
        files.append(write_csv(top / f"{name}.csv", [header, *random.sample(rows, len(rows))]))
    request = OpenRequest(truth=files[0], predictions=(PredictionSource(files[1]),))
    return Written(request, evaluation.classes, count.of_labels(evaluation), JOIN)


def _equal_names(evaluation: Labels, top: Path, random: Random) -> Written:
    """Images of equal names in two folders are different images."""
    places = _in_two_folders(evaluation, random)
    images = tuple(f"{folder}/{file}" for folder, file in places)
    return _two_sides(replace(evaluation, images=images), top, random, lambda table, _: table)


def _name_in_two_columns(evaluation: Labels, top: Path, random: Random) -> Written:
    """The folder of an image stands in a column of its own, on both sides."""
    places = _in_two_folders(evaluation, random)

    def parted(table: Table, image: str) -> Table:
        table |= {"camera": [folder for folder, _ in places], image: [file for _, file in places]}
        return table

    return _two_sides(evaluation, top, random, parted)


def _percent(content: str, save: str) -> Member:
    def write(evaluation: Labels, top: Path, random: Random) -> Written:
        scores = tuple(tuple(round(100 * one, 4) for one in row) for row in evaluation.scores)
        table = columns(replace(evaluation, scores=scores), CONTENTS[content], random.choice(WORDS))
        header, rows = in_any_order(table, random)
        SAVES[save](header, rows, top / "results")
        alike = content == "truth and scores" and evaluation.truth == evaluation.predicted
        asks = frozenset({"truth"}) if alike else frozenset()
        return Written(OpenRequest(top), evaluation.classes, count.of_labels(evaluation), asks)

    return member(f"{content}, {save}", "scores in per cent", write)


MEMBERS: Final = (
    member("labels, equal names in folders", "names of images", _equal_names),
    member("labels, a name in two columns", "names of images", _name_in_two_columns),
    *(
        _percent(content, save)
        for content in ("labels and score", "labels and scores", "truth and scores")
        for save in ("csv", "decimal commas", "json records")
    ),
)
