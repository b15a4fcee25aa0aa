"""Members of label maps: formats of files, folders, values of both sides, void."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Final

import numpy as np

from cmviewer.evaluation import Task
from cmviewer.readers import OpenRequest, PredictionSource
from tests.zoo import count, evaluations
from tests.zoo.count import Cells
from tests.zoo.evaluations import Maps, Recipe
from tests.zoo.reading import Member, Written
from tests.zoo.writers_maps import SAVES, write_maps, write_names

FOLDERS: Final = (
    ("truth", "predictions"), ("masks", "predictions"), ("gt", "pred"), ("annotations", "predictions"),
    ("labels", "preds"), ("ground_truth", "results"), ("masks", "epoch_1"),
)  # fmt: skip
STARTS: Final = (("gt_", "pred_"), ("true_", "pred_"), ("target_", "output_"), ("label_", "prediction_"))
ENDINGS: Final = (("_gt", "_pred"), ("_target", "_pred"), ("_mask", "_prediction"), ("_label", "_pred"))
VALUES: Final = frozenset({"map-values", "ignore", "class-numbers"})
VOID: Final = 255


def both(evaluation: Maps, top: Path, random: Random, truth: str = "grey", said: str = "grey") -> OpenRequest:
    """Write two folders, and return a request for their parent, or for both of them."""
    one, other = random.choice(FOLDERS)
    first = write_maps(evaluation.truth, evaluation.images, top / one, truth)
    second = write_maps(evaluation.predicted, evaluation.images, top / other, said)
    if random.random() < 0.5:
        return OpenRequest(top, task=Task.SEMANTIC_SEGMENTATION)
    names = top / "classes.txt"
    return OpenRequest(
        truth=first,
        predictions=(PredictionSource(second),),
        classes=names if names.exists() else None,
        task=Task.SEMANTIC_SEGMENTATION,
    )


def changed(
    evaluation: Maps, truth: Callable[[np.ndarray], np.ndarray], said: Callable[[np.ndarray], np.ndarray]
) -> Maps:
    """Change the numbers of both sides."""
    return replace(
        evaluation,
        truth=tuple(map(truth, evaluation.truth)),
        predicted=tuple(map(said, evaluation.predicted)),
    )


def with_every_class(evaluation: Maps) -> Maps:
    """Put each class into the first truth, as far as its pixels reach."""
    first = evaluation.truth[0].copy()
    many = min(len(evaluation.classes), first.size)
    first.flat[:many] = range(many)
    return replace(evaluation, truth=(first, *evaluation.truth[1:]))


def member(
    name: str, kind: str, write: Callable[..., Written], least: int = 0, most: int | None = None
) -> Member:
    """Make a member; of `least` classes at least, each of which occurs in the truth then."""
    highest = most or (99 if least == 0 else 40)

    def evaluation(recipe: Recipe) -> Maps:
        made = evaluations.maps(replace(recipe, classes=max(least, min(highest, recipe.classes))))
        return with_every_class(made) if least else made

    def written(made: Maps, top: Path, random: Random) -> Written:
        is_noise = any(map(_is_noise, (*made.truth, *made.predicted)))
        files = write(made, top, random)
        return replace(files, or_refused=files.or_refused or is_noise)

    return Member(f"{kind}/{name}", "maps", kind, evaluation, written)


def _is_noise(one: np.ndarray) -> bool:
    """Whether a map of very many classes has as many borders as a photograph: it may be refused as one."""
    return len(np.unique(one)) >= 64 and bool((one[:, 1:] != one[:, :-1]).mean() > 0.4)


def _plain(truth: str, said: str, *, named: bool) -> Member:
    def write(evaluation: Maps, top: Path, random: Random) -> Written:
        if named:
            write_names(evaluation.classes, top)
        request = both(evaluation, top, random, truth, said)
        names = evaluation.classes if named else tuple(map(str, range(len(evaluation.classes))))
        return Written(request, names, count.of_maps(evaluation))

    return member(f"{truth}+{said}{', named' if named else ''}", "map files", write, 0 if named else 2)


def _side_by_side(ends: tuple[str, str], starts: tuple[str, str] = ("", "")) -> Member:
    """Truth and prediction of an image beside each other in one folder."""

    def write(evaluation: Maps, top: Path, random: Random) -> Written:
        write_names(evaluation.classes, top)
        for maps, end, start in zip((evaluation.truth, evaluation.predicted), ends, starts, strict=True):
            names = tuple(f"{start}{name}" for name in evaluation.images)
            write_maps(maps, names, top / "results", "grey", end)
        return Written(OpenRequest(top), evaluation.classes, count.of_maps(evaluation))

    return member(" ".join(ends if any(ends) else starts), "map files", write)


def _white(truth: int, said: int, *, named: bool) -> Member:
    """Two classes of which the second is written as 1 or as 255, on each side."""

    def write(evaluation: Maps, top: Path, random: Random) -> Written:
        if named:
            write_names(evaluation.classes, top)
        written = changed(evaluation, lambda one: one * truth, lambda one: one * said)
        request = both(written, top, random)
        names = evaluation.classes if named else ("0", str(truth))
        asks = frozenset() if truth == said == 1 else VALUES
        return Written(
            request, names, count.of_maps(evaluation), asks, also=() if named else ("0", str(said))
        )

    return member(f"{truth}+{said}{', named' if named else ''}", "white", write, 2, 2)


def _shifted(truth: int, said: int) -> Member:
    """One side counts from 1, or both."""

    def write(evaluation: Maps, top: Path, random: Random) -> Written:
        request = both(changed(evaluation, lambda one: one + truth, lambda one: one + said), top, random)
        names = tuple(str(label + truth) for label in range(len(evaluation.classes)))
        asks = frozenset() if truth == said else VALUES
        return Written(request, names, count.of_maps(evaluation), asks)

    return member(f"truth from {truth}, prediction from {said}", "shifted values", write, 3)


def _with_void(evaluation: Maps, random: Random, value: int) -> tuple[Maps, Cells]:
    """Put a value that is not counted into the truth, and return the cells that stay."""
    cells: Cells = Counter()
    truths = []
    for truth, said in zip(evaluation.truth, evaluation.predicted, strict=True):
        void = np.array([random.random() < 0.2 for _ in range(truth.size)]).reshape(truth.shape)
        void.flat[: len(evaluation.classes)] = False  # each class stays
        cells.update(zip(truth[~void].tolist(), said[~void].tolist(), strict=True))
        truths.append(np.where(void, value, truth))
    return replace(evaluation, truth=tuple(truths)), cells


def _void(save: str, *, named: bool, told: bool) -> Member:
    def write(evaluation: Maps, top: Path, random: Random) -> Written:
        written, cells = _with_void(evaluation, random, 250 if told else VOID)
        if named:
            write_names(evaluation.classes, top)
        request = both(written, top, random, save, save)
        names = evaluation.classes if named else tuple(map(str, range(len(evaluation.classes))))
        request = replace(request, ignore_labels=(250,) if told else ())
        is_white = len(names) == 2 and not any(truth for truth, _ in cells)  # 255 may be the second class
        return Written(request, names, cells, VALUES if is_white and not told else frozenset())

    what = "told" if told else "255"
    return member(f"{what}, {save}{', named' if named else ''}", "void", write, 0 if named else 2)


def _zero_left_out(evaluation: Maps, top: Path, random: Random) -> Written:
    """0 is no data in the truth, and the network has no such class: it writes one less."""
    moved = changed(evaluation, lambda one: one + 1, lambda one: one)
    written, cells = _with_void(moved, random, 0)
    cells = Counter({(truth - 1, said): number for (truth, said), number in cells.items()})
    write_names(("nodata", *evaluation.classes), top)
    request = replace(both(written, top, random), ignore_labels=(0,))
    return Written(request, evaluation.classes, cells, frozenset({"map-values"}))


def _zero_left_out_untold(evaluation: Maps, top: Path, random: Random) -> Written:
    """The same, and neither the list of names nor anybody says that 0 is no class."""
    moved = changed(evaluation, lambda one: one + 1, lambda one: one)
    written, cells = _with_void(moved, random, 0)
    cells = Counter({(truth - 1, said): number for (truth, said), number in cells.items()})
    write_names(evaluation.classes, top)
    return Written(both(written, top, random), evaluation.classes, cells, VALUES)


def _unnamed_background(evaluation: Maps, top: Path, random: Random) -> Written:
    """The list of names begins with class 1: 0 is the background that nobody named."""
    write_names(evaluation.classes[1:], top)
    named = evaluation.classes[1:]
    request, cells = both(evaluation, top, random), count.of_maps(evaluation)
    return Written(request, ("0", *named), cells, VALUES, also=("background", *named))


def _grey_levels(evaluation: Maps, top: Path, random: Random) -> Written:
    levels = np.array([0, 128, 255])
    written = changed(evaluation, lambda one: levels[one], lambda one: levels[one])
    return Written(both(written, top, random), ("0", "128", "255"), count.of_maps(evaluation), VALUES)


def _last_is_255(evaluation: Maps, top: Path, random: Random) -> Written:
    """Both sides hold 255, as a class: where only the truth does, it is what is not judged."""
    last = len(evaluation.classes) - 1
    first = evaluation.predicted[0].copy()
    first.flat[0] = last
    evaluation = replace(evaluation, predicted=(first, *evaluation.predicted[1:]))
    written = changed(evaluation, *[lambda one: np.where(one == last, 255, one)] * 2)
    names = (*map(str, range(last)), "255")
    return Written(both(written, top, random), names, count.of_maps(evaluation), VALUES)


MEMBERS: Final = (
    *(_plain(save, save, named=named) for save in SAVES for named in (True, False)),
    *(
        _plain(truth, said, named=True)
        for truth, said in (("palette", "grey"), ("grey", "npy"), ("16 bits", "palette"), ("grey", "tif"))
    ),
    *map(_side_by_side, ENDINGS),
    *(_side_by_side(("", ""), starts) for starts in STARTS),
    *(_white(truth, said, named=named) for truth in (1, 255) for said in (1, 255) for named in (True, False)),
    *(_shifted(truth, said) for truth in (0, 1) for said in (0, 1)),
    *(
        _void(save, named=named, told=told)
        for save in ("grey", "palette", "npy")
        for named in (True, False)
        for told in (True, False)
    ),
    member("zero left out", "shifted values", _zero_left_out, 3),
    member("zero left out, untold", "shifted values", _zero_left_out_untold, 3),
    member("background without a name", "map names", _unnamed_background, 3),
    member("grey levels", "white", _grey_levels, 3, 3),
    member("255 as a class", "white", _last_is_255, 3),
)
