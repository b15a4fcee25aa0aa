"""Members of classifications: where names of classes come from, and what they are made of."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Final

from cmviewer.readers import OpenRequest
from tests.zoo import count, evaluations
from tests.zoo.conventions import SPELLINGS
from tests.zoo.evaluations import Labels, Recipe
from tests.zoo.files import write_csv, write_json, write_text
from tests.zoo.label_members import CONTENTS, member
from tests.zoo.reading import Member, Written, spelled_where_never_true
from tests.zoo.writers_tables import SAVES, WORDS, Content, columns, in_any_order

ODD_NAMES: Final = (
    "NA", "None", "null", "nan", "true", "1", "a, b", 'the "best"', "Müller", "日本", "-", "n/a",
)  # fmt: skip
WESTERN: Final = ("Müller", "Café", "Straße", "Ångström", "Señor", "Œuvre", "10 €", "naïf")


def _lines(names: list[str]) -> str:
    return "".join(f"{name}\n" for name in names)


def _numbered(first: int, between: str) -> Callable[[tuple[str, ...], Path], None]:
    def write(names: tuple[str, ...], top: Path) -> None:
        lines = [f"{number}{between}{name}" for number, name in enumerate(names, first)]
        write_text(top / "classes.txt", _lines(lines))

    return write


NAMES_FILES: Final[dict[str, tuple[int, Callable[[tuple[str, ...], Path], None]]]] = {
    "a line each": (0, lambda names, top: write_text(top / "classes.txt", _lines([*names]))),
    "below a header": (0, lambda names, top: write_text(top / "classes.txt", _lines(["class_name", *names]))),
    "behind numbers": (0, _numbered(0, " ")),
    "behind numbers from 1": (1, _numbered(1, " ")),
    "behind a colon": (0, _numbered(0, ": ")),
    "json list": (0, lambda names, top: write_json(top / "classes.json", names)),
    "json by number": (
        0,
        lambda names, top: write_json(top / "class_names.json", {str(n): one for n, one in enumerate(names)}),
    ),
    "table": (
        0,
        lambda names, top: write_csv(top / "classes.csv", [["id", "name"], *map(list, enumerate(names))]),
    ),
}
"""How names are listed, and the first number of the classes in the table beside them."""


def _listed(how: str) -> Member:
    first, write_names = NAMES_FILES[how]

    def write(evaluation: Labels, top: Path, random: Random) -> Written:
        table = columns(evaluation, Content(score=True), random.choice(WORDS), lambda label: label + first)
        header, rows = in_any_order(table, random)
        write_csv(top / "results.csv", [header, *rows])
        write_names(evaluation.classes, top)
        asks = frozenset({"class-numbers"}) if first else frozenset()
        return Written(OpenRequest(top), evaluation.classes, count.of_labels(evaluation), asks)

    return member(how, "names files", write)


def _odd(save: str, content: str) -> Member:
    def write(evaluation: Labels, top: Path, random: Random) -> Written:
        many = len(evaluation.classes)
        names = tuple(random.sample((*ODD_NAMES, *evaluation.classes), many)) if many < 9 else ODD_NAMES
        names = (*names, *evaluation.classes)[:many]
        table = columns(replace(evaluation, classes=names), CONTENTS[content], WORDS[0])
        header, rows = in_any_order(table, random, 1)
        SAVES[save](header, rows, top / "results")
        asks = {"names"} if {"NA", "n/a"} <= {*names} else set()  # alike but for signs
        true, said = ({names[label] for label in side} for side in (evaluation.truth, evaluation.predicted))
        if said == {"1"} and "1" not in true:  # nothing else tells a name from a position in the names
            asks.add("class-numbers")
        return Written(OpenRequest(top), names, count.of_labels(evaluation), frozenset(asks))

    return member(f"{content}, {save}", "odd names", write)


def _encoded(encoding: str) -> Member:
    def write(evaluation: Labels, top: Path, random: Random) -> Written:
        names = (*random.sample(WESTERN, len(WESTERN)), *evaluation.classes)[: len(evaluation.classes)]
        table = columns(replace(evaluation, classes=names), Content(), random.choice(WORDS))
        header, rows = in_any_order(table, random)
        write_csv(top / "results.csv", [header, *rows], random.choice(",;"), encoding)
        return Written(OpenRequest(top), names, count.of_labels(evaluation))

    return member(f"in {encoding}", "odd names", write)


def _spelled(convention: str) -> Member:
    def write(evaluation: Labels, top: Path, random: Random) -> Written:
        spelled = replace(evaluation, classes=tuple(map(SPELLINGS[convention], evaluation.classes)))
        words = random.choice(WORDS)
        table = columns(evaluation, Content(), words) | columns(spelled, Content(truth=False), words)
        header, rows = in_any_order(table, random)
        write_csv(top / "results.csv", [header, *rows])
        cells = count.of_labels(evaluation)
        names, also = spelled_where_never_true(evaluation.classes, spelled.classes, set(evaluation.truth))
        return Written(OpenRequest(top), names, cells, frozenset({"names"}), also=also)

    return member(convention, "class names", write)


def _few_of_each(recipe: Recipe) -> Labels:
    """Make at most twelve classes, each of which occurs in the truth."""
    made = evaluations.labels(replace(recipe, classes=min(12, recipe.classes)))
    many = len(made.classes)
    return replace(made, truth=(*range(many), *made.truth[many:]))


def _timm(evaluation: Labels, top: Path, random: Random) -> Written:
    """Write what timm writes: an index counts the class folders, in the order of their names as text."""
    order = sorted(range(len(evaluation.classes)), key=evaluation.classes.__getitem__)
    rows = [
        [f"val/{evaluation.classes[truth]}/{name}", order.index(said), max(scores)]
        for name, truth, said, scores in zip(
            evaluation.images, evaluation.truth, evaluation.predicted, evaluation.scores, strict=True
        )
    ]
    write_csv(top / "resnet50-224.csv", [["filename", "index", "prob"], *rows])
    return Written(OpenRequest(top), evaluation.classes, count.of_labels(evaluation))


MEMBERS: Final = (
    *map(_listed, NAMES_FILES),
    *(_odd(save, content) for save in SAVES for content in ("labels", "truth and scores")),
    *map(_encoded, ("cp1252", "utf-8-sig", "utf-16")),
    *map(_spelled, SPELLINGS),
    member("timm", "truth in folders", _timm, _few_of_each),
)
