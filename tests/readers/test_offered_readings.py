"""What a problem offers to be told fits when it is told: it is followed, or another question comes."""

from pathlib import Path
from random import Random

import pytest
from small_sets import SETS, put
from thinning import some_now

from cmviewer.errors import CmviewerError, Problem
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.readers.telling import told_anew
from tests.zoo.evaluations import Recipe
from tests.zoo.members import EVERY

BROKEN = Path(__file__).parent.parent / "data" / "broken"
UNFIT = {"reading-unused", "positive-unused", "column-missing"}
RECIPES = (Recipe("random", 3, 4, 5), Recipe("good", 4, 6, 8))


def problems_of(request: OpenRequest) -> tuple[Problem, ...]:
    try:
        return open_evaluation(request).problems
    except CmviewerError as error:
        return error.problems


def unfit(request: OpenRequest) -> list[str]:
    """What is offered and then does not fit, decides nothing, or is asked again in the same words."""
    found = []
    for problem in problems_of(request):
        for value in problem.readings if problem.decision else ():
            said = [
                one
                for one in problems_of(told_anew(request, problem.decision, value))
                if one.decision == problem.decision
            ]
            bad = any(one.code in UNFIT or "does not fit" in one.what for one in said)
            again = any(
                (one.code, one.file, one.what) == (problem.code, problem.file, problem.what) for one in said
            )
            if bad or again:
                found.append(
                    f"{problem.code}: {problem.decision}={value}: {'unfit' if bad else 'asked again'}"
                )
    return found


@pytest.mark.parametrize("name", sorted(path.name for path in BROKEN.iterdir()))
def test_what_a_broken_folder_offers_fits(name: str):
    assert not unfit(OpenRequest(BROKEN / name))


@pytest.mark.parametrize("name", SETS)
def test_what_a_set_offers_fits(name: str, tmp_path: Path):
    assert not unfit(put(SETS[name], tmp_path / "set"))


@pytest.mark.parametrize("name", some_now(list(EVERY)[::5], every=8))
def test_what_the_zoo_offers_fits(name: str, tmp_path: Path):
    member = EVERY[name]
    for place, recipe in enumerate(RECIPES):
        top = tmp_path / str(place)
        top.mkdir()
        written = member.write(member.evaluation(recipe), top, Random(place))
        assert not unfit(written.request)
