"""What is listed is one query: whatever is clicked and typed, that query gives the same rows."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import make_evaluation, make_maps, make_random_detection

from cmviewer.confusion.count import count
from cmviewer.confusion.queried import queried
from cmviewer.confusion.view_state import CellBlock, Order, Selection, Side, ViewState, Which
from cmviewer.confusion.views import as_seen, view_of
from cmviewer.evaluation import Checkpoint, Classes, Task
from cmviewer.examples.examples import examples_of
from cmviewer.examples.query import ExampleQuery, listed_term, typed, without_cells
from cmviewer.matching import ErrorType, default_rule
from cmviewer.progress import Cancel
from cmviewer.query import ImageName, QueryError, parsed, written
from cmviewer.query.mark_kinds import MARK_KINDS, NOT_MARKED, NOTED, MarkFilter
from cmviewer.workspace.workspace import Workspace, changed


@cache
def counted_objects():
    made = make_random_detection(seed=2, images=20, class_count=4)
    return made, count(made, 0, default_rule(made))


@cache
def counted_labels():
    random = np.random.default_rng(4)
    truth, said = random.integers(0, 4, (2, 80)).tolist()
    said[3] = said[9] = None
    names = ("background", "b -> c", '"d", e', "*")
    made = make_evaluation(
        truth, {"last": said}, names=names, images=tuple(f"f{i % 3}/{i}.png" for i in range(80))
    )
    return made, count(made, 0, default_rule(made))


@cache
def counted_pixels():
    random = np.random.default_rng(6)
    truth, said = (dict(enumerate(random.integers(0, 5, (9, 6, 7)).astype(np.uint8))) for _ in range(2))
    made = make_evaluation([0] * 9, {"last": [0] * 9}, images=tuple(f"f{i % 3}/{i}.png" for i in range(9)))
    maps = make_maps(said, 4, outside=4)
    made = replace(
        made,
        task=Task.SEMANTIC_SEGMENTATION,
        classes=Classes(("road", "sky, blue", "background", "0"), nothing="(outside)"),
        truth=make_maps(truth, 4),
        checkpoints=(Checkpoint("last", (), lambda: maps),),
    )
    return made, count(made, 0, default_rule(made))


SIDES = st.none() | st.lists(st.integers(0, 4), min_size=1, max_size=3, unique=True).map(sorted).map(tuple)
BLOCKS = st.lists(st.builds(CellBlock, st.just(None), SIDES), min_size=1, max_size=3).map(
    lambda blocks: tuple(CellBlock((place,), one.prediction) for place, one in enumerate(blocks, 2))
)
"""Several cells: no truth class is in two blocks."""
CLICKS = (
    st.builds(Selection, SIDES, SIDES, st.sampled_from(Which))
    | BLOCKS.map(lambda blocks: Selection(cells=blocks))
    | st.builds(
        lambda two: Selection(two, two, Which.ERRORS),
        st.lists(st.integers(0, 3), min_size=2, max_size=2, unique=True).map(sorted).map(tuple),
    )
)
TYPED = st.sampled_from(["", "1", "score > 0.4", "area < 32x32 | iou > 0.6", "not errors", "not 0 -> 1"])


@pytest.mark.parametrize("counted", [counted_objects, counted_labels, counted_pixels])
@given(
    selection=CLICKS,
    background=st.booleans(),
    text=TYPED,
    cause=st.none() | st.sampled_from(ErrorType).filter(bool),
    ranges=st.sampled_from(["", "", "score >= 0.30, score < 0.80", "area >= 16x16", "pixels >= 5"]),
    mark=st.none() | st.sampled_from(MarkFilter),
)
def test_whatever_is_clicked_writes_the_query_that_gives_the_same_rows(
    counted, selection, background, text, cause, ranges, mark
):
    evaluation, result = counted()
    if counted is not counted_objects:
        cause, text = None, text.replace("0 -> 1", "* -> background")
    state = ViewState(background=background)
    query = ExampleQuery(text=text, cause=cause, ranges=ranges, mark=mark)
    kinds = kinds_of(result)
    listed = examples_of(evaluation, result, selection, state, query, Cancel(), marks=lambda: kinds)
    seen = as_seen(state, result.matrix, evaluation.task)
    term = listed_term(selection, query, evaluation, background=seen.background)
    again = parsed(written(term))
    assert sorted(listed.rows.tolist()) == queried(evaluation, result, again, kinds).tolist()


def kinds_of(result):
    """What outcomes are marked as, in turn: nothing, each kind, a note alone."""
    return np.resize(np.array([NOT_MARKED, *range(len(MARK_KINDS)), NOTED], np.int8), len(result.outcomes))


@pytest.mark.parametrize("counted", [counted_objects, counted_labels, counted_pixels])
@given(
    rows=st.sampled_from(Side),
    background=st.booleans(),
    top=st.none() | st.integers(1, 3),
    order=st.sampled_from(Order),
    at=st.tuples(st.floats(0, 0.999), st.floats(0, 0.999)),
    place=st.sampled_from(["cell", "row", "column"]),
)
def test_a_click_on_a_cell_or_a_name_as_it_is_seen_lists_its_number_by_a_query(
    counted, rows, background, top, order, at, place
):
    """Turned, in whatever order, with the rest as *(other)*: row and column are those of the screen."""
    evaluation, result = counted()
    state = ViewState(rows=rows, background=background, top=top, order=order)
    view = view_of(result.matrix, evaluation.classes, state, evaluation.task)
    row, column = (int(share * size) for share, size in zip(at, view.shape, strict=True))
    clicks = {
        "cell": (view.cell(row, column), view.counts[row, column]),
        "row": (view.row(row), view.counts[row].sum()),
        "column": (view.column(column), view.counts[:, column].sum()),
    }
    selection, number = clicks[place]
    seen = as_seen(state, result.matrix, evaluation.task)
    listed = examples_of(evaluation, result, selection, state, ExampleQuery(), Cancel())
    term = listed_term(selection, ExampleQuery(), evaluation, background=seen.background)
    asked = queried(evaluation, result, parsed(written(term)))
    assert sorted(listed.rows.tolist()) == asked.tolist()
    assert listed.amount == result.outcomes.weight[asked].sum() == number


def test_words_that_are_no_query_are_a_part_of_a_name_and_what_looks_like_one_is_refused():
    assert typed("scene 12") == ImageName("scene 12")
    assert typed("0003.jpg") == ImageName("0003.jpg")
    assert typed("errors") == parsed("errors")
    for text in ("colour = red", "errors, colour", "cat -> ", '"cat'):
        with pytest.raises(QueryError):
            typed(text)


def test_another_selection_takes_the_place_of_the_cells_that_were_typed():
    assert without_cells("cat -> dog, score > 0.8") == "score > 0.8"
    assert without_cells("not cat -> dog | errors") == ""
    assert without_cells("scene") == "scene"
    assert without_cells("cat ->") == "cat ->"
    before = changed(Workspace(), query=ExampleQuery(text="cat -> dog, score > 0.8"))
    assert changed(before, selection=Selection((0,), (1,))).query.text == "score > 0.8"
    assert changed(before, selection=None).query.text == "cat -> dog, score > 0.8"
