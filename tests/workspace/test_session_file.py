"""A session is read as it was saved; what is broken, newer, unknown or moved is said."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmviewer.confusion.pairs import Directions, Rank
from cmviewer.confusion.threshold import Threshold
from cmviewer.confusion.view_state import CellBlock, Order, Selection, Side, View, ViewState, Which
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Task
from cmviewer.examples.grouping import Grouping
from cmviewer.examples.keys import ExampleKey, KeyKind
from cmviewer.examples.marks.mark import Mark
from cmviewer.examples.query import ExampleQuery
from cmviewer.examples.sorting import Sort
from cmviewer.matching import CountingRule, Crowd, Difficult, ErrorType, Match
from cmviewer.query.mark_kinds import MarkKind
from cmviewer.readers import Columns, OpenRequest, PredictionSource, open_evaluation
from cmviewer.readers.decision_keys import told
from cmviewer.readers.files.box_format import BoxFormat
from cmviewer.resources import sample
from cmviewer.workspace.look import ColourMap, Diagonal, HeatmapStyle, Look, Scale
from cmviewer.workspace.overlays import Layer, MapOverlay, ObjectOverlay, Overlays
from cmviewer.workspace.panel_choices import PairsChoice, PanelChoices, TableSort
from cmviewer.workspace.session_file import (
    missing_paths,
    moved_session,
    read_session,
    saved_session,
    workspace_of,
    write_session,
)
from cmviewer.workspace.workspace import Workspace

BEGIN = b'{"format": "cmviewer session", "version": 1'
CLASSES = ("cat", "dog", "background", "ä → b, “c”")
FEW = st.text(max_size=8).filter(lambda text: "\0" not in text)
SHARES = st.floats(0, 1)


@pytest.fixture(scope="module")
def evaluation(tmp_path_factory):
    """Four classes, one of them called background, two checkpoints."""
    folder = tmp_path_factory.mktemp("results")
    rows = "".join(f'{place}.png,"{name}"\n' for place, name in enumerate(CLASSES))
    (folder / "truth.csv").write_text("image,truth\n" + rows, encoding="utf-8")
    for epoch in (1, 2):
        text = "image,prediction\n" + rows
        (folder / f"epoch_{epoch}.csv").write_text(text, encoding="utf-8")
    return open_evaluation(OpenRequest(path=folder))


def paths():
    parts = st.lists(st.sampled_from(["runs", "a b", "é", "x.csv"]), min_size=1, max_size=3)
    return parts.map(lambda names: Path("/", *names))


def requests():
    sides = st.builds(PredictionSource, paths(), st.none() | FEW)
    decisions = st.sampled_from([(), (told("rows", "truth"), told("names", "folded"))])
    return st.builds(
        OpenRequest,
        path=paths(),
        task=st.none() | st.sampled_from(Task),
        truth=st.none() | paths(),
        predictions=st.lists(sides, max_size=2).map(tuple),
        images=st.none() | paths(),
        columns=st.builds(Columns, *[st.none() | FEW] * 5),
        classes=st.none() | paths(),
        positive=st.none() | FEW,
        boxes=st.none() | st.sampled_from(BoxFormat),
        ignore_labels=st.lists(st.integers(0, 65_535), max_size=2).map(tuple),
        told=decisions,
    )


def states():
    rules = st.builds(
        CountingRule, SHARES, st.sampled_from(Match), st.floats(0.01, 1), st.integers(0, 2**40),
        st.sampled_from(Crowd), st.sampled_from(Difficult),
    )  # fmt: skip
    sides = st.none() | st.sets(st.integers(0, len(CLASSES)), min_size=1).map(
        lambda some: tuple(sorted(some))
    )
    shown = st.none() | st.sets(st.integers(0, len(CLASSES) - 1)).map(lambda some: tuple(sorted(some)))
    blocks = st.lists(st.builds(CellBlock, sides, sides), max_size=2).map(tuple)
    selections = st.builds(Selection, sides, sides, st.sampled_from(Which), blocks)
    return st.builds(
        ViewState, st.integers(0, 1), rules, st.sampled_from(View), st.sampled_from(Side), st.booleans(),
        st.sampled_from(Order), shown, st.none() | st.integers(1, 9), st.none() | selections,
    )  # fmt: skip


def workspaces():
    styles = st.builds(
        HeatmapStyle, st.sampled_from(ColourMap), st.sampled_from(Diagonal), st.sampled_from(Scale)
    )
    queries = st.builds(
        ExampleQuery,
        st.sampled_from(Sort),
        FEW,
        st.none() | st.sampled_from(ErrorType),
        st.sampled_from(Grouping),
    )
    objects = st.builds(ObjectOverlay, *[st.booleans()] * 4)
    maps = st.builds(MapOverlay, st.none() | st.sampled_from(Layer), st.booleans(), st.booleans(), SHARES)
    pairs = st.builds(PairsChoice, st.sampled_from(Rank), st.sampled_from(Directions))
    panels = st.builds(
        PanelChoices, pairs, st.sampled_from(Threshold), FEW, st.builds(TableSort, FEW, st.booleans())
    )
    boxes = st.none() | st.tuples(*[st.floats(-1e6, 1e6)] * 4)
    keys = st.builds(ExampleKey, FEW, st.sampled_from(KeyKind), FEW, FEW, boxes, st.none() | FEW)
    marks = st.builds(Mark, keys, st.none() | st.sampled_from(MarkKind), FEW, st.none() | FEW)
    return st.builds(
        Workspace, requests(), states(), st.builds(Look, styles, st.booleans()), queries,
        st.builds(Overlays, objects, maps), panels, st.none() | keys, st.none() | paths(),
        marks=st.lists(marks, max_size=3).map(tuple),
    )  # fmt: skip


@given(workspace=workspaces())
def test_any_workspace_is_read_as_it_was_saved(workspace, evaluation, tmp_path_factory):
    file = tmp_path_factory.getbasetemp() / "some folder" / "any.cmviewer"
    file.parent.mkdir(exist_ok=True)
    write_session(file, saved_session(workspace, evaluation, file))
    saved, problems = read_session(file)
    again, missing = workspace_of(saved, evaluation)
    assert (problems, missing) == ((), ())
    assert again == workspace


@pytest.fixture
def session(tmp_path, evaluation):
    """A saved session, and its file."""
    request = OpenRequest(path=evaluation.source)
    cat, dog = (evaluation.classes.names.index(name) for name in ("cat", "dog"))
    state = ViewState(1, shown=(cat, dog), selection=Selection((cat,), (dog,)))
    file = tmp_path / "run.cmviewer"
    write_session(file, saved_session(Workspace(request, state), evaluation, file))
    return file


def test_classes_and_checkpoints_are_names_so_that_another_order_is_no_other_session(session, tmp_path):
    folder = tmp_path / "other"
    folder.mkdir()
    rows = "".join(f"{name}.png,{name}\n" for name in ("zebra", "dog", "cat"))
    (folder / "truth.csv").write_text("image,truth\n" + rows)
    (folder / "epoch_2.csv").write_text("image,prediction\n" + rows)
    other = open_evaluation(OpenRequest(path=folder))
    saved, _ = read_session(session)
    again, missing = workspace_of(saved, other)
    names = other.classes.names
    assert sorted(names[label] for label in again.state.shown) == ["cat", "dog"]
    assert missing == ()
    assert again.state.checkpoint == other.checkpoint_names.index("epoch_2")
    chosen = again.state.selection
    assert (names[chosen.truth[0]], names[chosen.prediction[0]]) == ("cat", "dog")


def test_a_class_that_is_gone_is_said_and_its_selection_dropped(session, evaluation):
    saved, _ = read_session(session)
    saved = replace(saved, state=replace(saved.state, shown=("cat", "fox"), checkpoint="epoch_9"))
    again, missing = workspace_of(saved, evaluation)
    assert [problem.code for problem in missing] == ["session-name-missing"] * 2
    assert ("fox" in missing[1].what, "epoch_9" in missing[0].what) == (True, True)
    assert (again.state.shown, again.state.checkpoint) == ((evaluation.classes.names.index("cat"),), 1)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "session-unreadable"),
        (b"\xff\xfe", "session-unreadable"),
        (b"[1]", "session-unreadable"),
        (b"{}", "session-unreadable"),
        (b'{"format": "cmviewer session", "version": 2, "program": "9.0"}', "session-newer"),
        (b'{"format": "cmviewer session", "version": true}', "session-unreadable"),
        (BEGIN + b'}', "session-unreadable"),
        (BEGIN + b', "request": {"path": 7}, "state": {}}', "session-unreadable"),
        (BEGIN + b', "request": {"path": "a"}, "state": {"top": -1}}',
         "session-unreadable"),
        (BEGIN + b', "request": {}, "state": {}}', "session-unreadable"),
        (BEGIN + b', "request": {"path": "a"}, "state": '
         b'{"rule": {"iou": NaN}}}', "session-unreadable"),
        (b"[" * 100_000, "session-unreadable"),
    ],
)  # fmt: skip
def test_a_broken_or_newer_file_is_a_problem_with_words(content, code, tmp_path):
    file = tmp_path / "broken.cmviewer"
    file.write_bytes(content)
    with pytest.raises(CmviewerError) as caught:
        read_session(file)
    problem = caught.value.problems[0]
    assert (problem.code, problem.file) == (code, file)
    assert problem.mend


def test_what_this_version_does_not_know_is_said_and_the_rest_is_read(session):
    raw = json.loads(session.read_text(encoding="utf-8"))
    raw["groups"] = [1, 2]
    raw["state"]["rule"]["beta"] = 3
    session.write_text(json.dumps(raw), encoding="utf-8")
    saved, problems = read_session(session)
    assert [problem.code for problem in problems] == ["session-field"] * 2
    assert "'state.rule.beta'" in problems[0].what
    assert "'groups'" in problems[1].what
    assert sorted(saved.state.shown) == ["cat", "dog"]


def test_a_session_that_moved_together_with_its_results_finds_them(session, tmp_path, evaluation):
    here = tmp_path / "project"
    (here / "run").mkdir(parents=True)
    (here / "run" / "truth.csv").write_text("x")
    file = here / "run.cmviewer"
    workspace = Workspace(OpenRequest(path=here / "run", truth=here / "run" / "truth.csv"))
    write_session(file, saved_session(workspace, evaluation, file))
    assert json.loads(file.read_text())["request"]["path"] == "run"
    moved = here.rename(tmp_path / "elsewhere")
    saved, _ = read_session(moved / "run.cmviewer")
    assert saved.request.path == moved / "run"
    assert missing_paths(saved) == ()


def test_a_session_that_moved_alone_finds_its_results_where_they_were(session, tmp_path, evaluation):
    target = tmp_path / "away" / "run.cmviewer"
    target.parent.mkdir()
    saved, _ = read_session(session.rename(target))
    assert saved.request.path == evaluation.source


def test_what_is_gone_is_named_and_can_be_told_anew(session, tmp_path):
    saved, _ = read_session(session)
    gone = replace(saved, request=OpenRequest(path=Path("/gone/run"), truth=Path("/gone/run/truth.csv")))
    assert missing_paths(gone) == (Path("/gone/run"), Path("/gone/run/truth.csv"))
    (tmp_path / "truth.csv").write_text("x")
    found = moved_session(gone, Path("/gone/run"), tmp_path)
    assert found.request == OpenRequest(path=tmp_path, truth=tmp_path / "truth.csv")
    assert missing_paths(found) == ()


def test_a_sample_is_kept_by_its_name(tmp_path):
    evaluation = open_evaluation(OpenRequest(path=sample("digits")))
    file = tmp_path / "sample.cmviewer"
    workspace = Workspace(OpenRequest(path=sample("digits")))
    write_session(file, saved_session(workspace, evaluation, file))
    raw = json.loads(file.read_text())
    assert (raw["sample"], raw["request"]["path"]) == ("digits", None)
    assert read_session(file)[0].request == workspace.request
    assert np.isfinite(raw["state"]["rule"]["score"])
