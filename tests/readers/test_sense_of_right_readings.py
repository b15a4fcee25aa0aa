"""Of right readings, at most one in a hundred is called odd: of the zoo, and of real files."""

import json
import tempfile
from pathlib import Path
from random import Random

import pytest

from cmviewer.cli.arguments import add_opening, new_parser, request_of
from cmviewer.readers import OF_THE_WHOLE, OpenRequest, open_evaluation
from tests.real_data import real_data
from tests.zoo.evaluations import MODELS, Recipe
from tests.zoo.members import EVERY, PLAIN
from tests.zoo.reading import read
from tests.zoo.running import write

READ = 100
"""Members of the zoo, each of another recipe."""
SETS = (
    "cls_humans_silhouette",
    "cls_mnist_pyx",
    "cls_tracker_exports/comet",
    "cls_tracker_exports/wandb",
    "det_bccd_ultralytics",
    "det_coco_val2014_100",
    "det_rooms_txt",
    "det_toy_cats",
    "seg_shapes",
    "semseg_ade20k",
)


def spoken_of(evaluation):
    """What is said of each checkpoint, once it is read."""
    for number, checkpoint in enumerate(evaluation.checkpoints):
        checkpoint.load()
        yield {one.code for one in evaluation.problems_with(number)} & OF_THE_WHOLE


@pytest.mark.long
def test_of_the_right_readings_of_the_zoo_one_in_a_hundred_is_odd_at_most(tmp_path):
    random = Random("sense")
    spoken, right = {}, 0
    for name in random.sample(PLAIN, READ):
        few = random.choice((2, 3, 4, 6))
        recipe = Recipe(random.choice(MODELS), random.choice((few, 40)), random.randint(1, 9), 7)
        with tempfile.TemporaryDirectory(dir=tmp_path) as top:
            written = write(EVERY[name], recipe, Path(top))
            came = read(written.request)
        if written.is_right(came):
            right += 1
            said = {one.code for one in came.problems} & OF_THE_WHOLE
            spoken |= {f"{name} {recipe}": said} if said else {}
    assert right > READ / 2
    assert len(spoken) <= READ / 100, spoken


@pytest.mark.long
def test_nothing_is_odd_about_real_sets():
    top = real_data("")
    opened = {name: open_evaluation(OpenRequest(top / name)) for name in SETS}
    spoken = {name: said for name, one in opened.items() for said in spoken_of(one) if said}
    assert sum(len(one.checkpoints) for one in opened.values()) > 30
    assert spoken == {}


@pytest.mark.long
@pytest.mark.parametrize(("cases", "least"), [("runs", 15), ("cases", 90)])
def test_nothing_is_odd_about_what_trainers_and_scripts_leave(cases, least, monkeypatch):
    """Cases of which something has to be said are left out: that they hardly meet, that few are predicted."""
    top = real_data(cases)
    spoken, read = {}, 0
    for case in json.loads((top / "cases.json").read_text()):
        if "refused" in case["expect"] or "or_refused" in case or "must_say" in case:
            continue
        monkeypatch.chdir(top / case["id"])
        parser = new_parser("", "")
        add_opening(parser)
        arguments, _ = parser.parse_known_args(case["args"])
        for said in spoken_of(open_evaluation(request_of(parser, arguments))):
            read += 1
            spoken |= {case["id"]: said} if said else {}
    assert read >= least
    assert len(spoken) <= read / 100, spoken
