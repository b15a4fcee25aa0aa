"""What was counted and written opens as it was, outcome by outcome."""

import json
from dataclasses import replace
from io import BytesIO

import fastparquet
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from thinning import some_now

from cmviewer.bundle.candidate_files import read_objects, write_side
from cmviewer.bundle.shards import Keeps
from cmviewer.confusion.count import count
from cmviewer.errors import CmviewerError
from cmviewer.examples.marks.fixes import with_fixes
from cmviewer.examples.marks.places import marked_outcomes
from cmviewer.matching import CountingRule, Crowd, Match, default_rule
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.writers.bundles.counting import plan_of
from cmviewer.writers.bundles.place import check_bundle_place
from cmviewer.writers.bundles.work import begin
from tests.bundle.bundles import KINDS, bundled, held, random_maps, random_objects, random_samples
from tests.making import make_random_detection


@pytest.mark.parametrize("kind", some_now(KINDS, every=2))
@settings(max_examples=4, deadline=None)
@given(seed=st.integers(0, 10_000), match=st.sampled_from(Match), rows=st.integers(8, 30))
def test_a_bundle_opens_as_what_it_was_counted_of(tmp_path_factory, kind, seed, match, rows):
    evaluation = KINDS[kind](np.random.default_rng(seed))
    rule = CountingRule(score=0.25, match=match, iou=0.3)
    opened = bundled(evaluation, tmp_path_factory.mktemp("b") / "bundle", rule, rows=rows, maps=2)
    used = evaluation.task.profile.rule
    assert {name: getattr(default_rule(opened), name) for name in used} == {
        name: getattr(rule, name) for name in used
    }
    assert opened.checkpoint_names == evaluation.checkpoint_names
    assert opened.classes.names == evaluation.classes.names
    assert list(opened.images.names) == list(evaluation.images.names)
    for place in range(len(evaluation.checkpoints)):
        assert held(opened, place, default_rule(opened)) == held(evaluation, place, rule)


@pytest.mark.parametrize("whole", [True, False])
def test_columns_that_are_read_where_they_are_looked_at_say_the_same(tmp_path, monkeypatch, whole):
    monkeypatch.setattr("cmviewer.evaluation.lazy_column.READ_WHOLE", 10**6 if whole else 0)
    evaluation = make_random_detection(images=30, checkpoints=2)
    opened = bundled(evaluation, tmp_path / "b", rows=60)
    ours, theirs = (count(one, 0, default_rule(one)) for one in (opened, evaluation))
    rows = ours.outcomes.rows_of(ours.matrix.truth != ours.matrix.prediction)
    for name in ("image", "score", "iou"):
        np.testing.assert_array_equal(
            getattr(ours.outcomes, name)[rows], getattr(theirs.outcomes, name)[rows]
        )
    for row in rows.tolist():
        for side, of in (("truth", "truth_row"), ("predictions", "prediction_row")):
            places = [int(getattr(one.outcomes, of)[row]) for one in (ours, theirs)]
            sides = [
                one.truth if side == "truth" else counted.predictions
                for one, counted in ((opened, ours), (evaluation, theirs))
            ]
            boxes = [one.box[place].tolist() for one, place in zip(sides, places, strict=True) if place >= 0]
            assert len(boxes) in (0, 2)
            assert boxes[:1] == boxes[1:]
    image = int(ours.outcomes.image[rows[0]])
    assert sorted(opened.truth.box[opened.truth.in_image(image)].tolist()) == sorted(
        evaluation.truth.box[evaluation.truth.in_image(image)].tolist()
    )


def test_other_programs_read_what_is_sorted_by_cell_in_groups_that_the_index_names(tmp_path, monkeypatch):
    for module in ("outcome_files", "index_file"):
        monkeypatch.setattr(f"cmviewer.bundle.{module}.GROUP_ROWS", 7)
    evaluation = make_random_detection(images=20)
    bundled(evaluation, tmp_path / "b", rows=90)
    matrix = json.loads((tmp_path / "b/matrix.json").read_text())
    index = json.loads((tmp_path / "b/index.json").read_text())
    order = {name: place for place, name in enumerate([*matrix["classes"], matrix["background"]])}
    files = sorted((tmp_path / "b/outcomes").iterdir())
    assert len(files) > 1
    found = {}
    for file in files:
        opened = fastparquet.ParquetFile(BytesIO(file.read_bytes()))
        assert max(group.num_rows for group in opened.row_groups) <= 7
        table = opened.to_pandas()
        names = table[["truth", "prediction"]].astype(str)
        labels = [(order[t], order[p]) for t, p in names.itertuples(index=False)]
        assert labels == sorted(labels)
        for cell in names.itertuples(index=False):
            found[tuple(cell)] = found.get(tuple(cell), 0) + 1
        groups = [opened[group].to_pandas() for group in range(len(opened.row_groups))]
        for cell in index["cells"]:
            for part in cell["parts"]:
                if part["file"] == f"outcomes/{file.name}":
                    there = groups[part["row_group"]].iloc[part["offset"] : part["offset"] + part["count"]]
                    assert len(there) == part["count"]
                    assert set(there["truth"]) == {cell["truth"]}
                    assert set(there["prediction"]) == {cell["prediction"]}
    assert found == {(one["truth"], one["prediction"]): one["count"] for one in matrix["counts"]}
    columns = ["checkpoint", "image", "truth", "prediction", "truth_id", "prediction_id"]
    columns += ["score", "iou", "count"]
    assert list(table.columns[:9]) == columns


def test_thresholds_of_a_bundle_stay_and_it_says_with_what_it_was_counted(tmp_path):
    opened = bundled(make_random_detection(), tmp_path / "b")
    assert opened.profile.thresholds == ()
    with pytest.raises(CmviewerError) as refused:
        count(opened, 0, replace(default_rule(opened), iou=0.7))
    assert [one.code for one in refused.value.problems] == ["rule-fixed"]
    assert "iou 0.5" in refused.value.problems[0].what


@pytest.mark.parametrize("make", [random_samples, random_objects])
def test_a_subset_of_a_bundle_counts_the_same_cells(tmp_path, make):
    evaluation = make(np.random.default_rng(5), checkpoints=1)
    rule = default_rule(evaluation)
    opened = bundled(evaluation, tmp_path / "b", rows=9)
    query = "image ~ 2"
    ours, theirs = (held(one, 0, rule, query) for one in (opened, evaluation))
    assert len(ours["image"])
    assert {name: ours[name] for name in ("cells", "image", "score", "truth_id")} == {
        name: theirs[name] for name in ("cells", "image", "score", "truth_id")
    }


def test_options_of_reading_mean_nothing_for_a_bundle_and_are_refused(tmp_path):
    bundled(make_random_detection(), tmp_path / "b")
    with pytest.raises(CmviewerError) as refused:
        open_evaluation(OpenRequest(path=tmp_path / "b", classes=tmp_path / "b/matrix.json"))
    assert [one.code for one in refused.value.problems] == ["bundle-read"]


def test_maps_of_a_bundle_are_not_there_and_that_is_said(tmp_path):
    opened = bundled(random_maps(np.random.default_rng(0)), tmp_path / "b")
    with pytest.raises(CmviewerError) as refused:
        opened.truth.load(0)
    assert [one.code for one in refused.value.problems] == ["bundle-has-no-maps"]


def test_results_in_whose_folder_a_bundle_lies_are_read_without_it(tmp_path):
    (tmp_path / "predictions.csv").write_text("image,truth,prediction\na.png,cat,dog\nb.png,dog,dog\n")
    evaluation = open_evaluation(OpenRequest(path=tmp_path))
    bundled(evaluation, tmp_path / "bundle")
    again = open_evaluation(OpenRequest(path=tmp_path))
    assert again.checkpoint_names == evaluation.checkpoint_names
    assert len(again.truth) == 2


def test_labels_of_a_bundle_cannot_be_mended_for_nothing_can_be_matched_anew(tmp_path):
    opened = bundled(make_random_detection(), tmp_path / "b")
    counted = count(opened, 0, default_rule(opened))
    with pytest.raises(CmviewerError) as refused:
        with_fixes(opened, counted, marked_outcomes(opened, counted, ()))
    assert [one.code for one in refused.value.problems] == ["fixes-of-bundle"]


def test_a_bundle_is_not_counted_again(tmp_path):
    opened = bundled(make_random_detection(), tmp_path / "b")
    with pytest.raises(CmviewerError) as refused:
        check_bundle_place(tmp_path / "c", opened, overwrite=False)
    assert [one.code for one in refused.value.problems] == ["bundle-counted"]


def test_work_of_another_rule_is_not_gone_on_with_and_begins_anew_without_the_wish(tmp_path):
    evaluation = make_random_detection()
    rule = default_rule(evaluation)
    plans = [plan_of(evaluation, one, ()) for one in (rule, replace(rule, iou=0.3))]
    work = begin(tmp_path / "b", plans[0], resume=False)
    (work.new / "outcomes/x.parquet").write_text("begun")
    with pytest.raises(CmviewerError) as refused:
        begin(tmp_path / "b", plans[1], resume=True)
    assert [one.code for one in refused.value.problems] == ["other-work"]
    begin(tmp_path / "b", plans[0], resume=True)
    assert (work.new / "outcomes/x.parquet").exists()
    begin(tmp_path / "b", plans[1], resume=False)
    assert not (work.new / "outcomes/x.parquet").exists()


def held_by(folder):
    opened = open_evaluation(OpenRequest(path=folder))
    return held(opened, 0, default_rule(opened))


def damaged(folder, name, change):
    data = (folder / name).read_bytes()
    (folder / name).write_bytes(change(data))


@pytest.mark.parametrize(
    ("name", "change", "code"),
    [
        ("matrix.json", lambda data: data[: len(data) // 2], "bundle-damaged"),
        ("matrix.json", lambda data: data.replace(b'"version": 1,', b'"version": 2,'), "bundle-newer"),
        ("matrix.json", lambda data: data.replace(b'"iou": 0.5', b'"iou": "x"'), "bundle-damaged"),
        (
            "matrix.json",
            lambda data: data.replace(b'"prediction": "1"', b'"prediction": "7"'),
            "bundle-damaged",
        ),
        ("index.json", lambda data: data[:-9], "bundle-damaged"),
        ("index.json", lambda data: data.replace(b"outcomes/0", b"../outcomes/0"), "bundle-damaged"),
        ("index.json", lambda data: data.replace(b'"offset":0', b'"offset":9999999'), "bundle-damaged"),
        ("index.json", lambda data: data.replace(b'"count":1', b'"count":%d1' % 2**60), "bundle-damaged"),
        ("index.json", lambda data: data.replace(b'"row_group":0', b'"row_group":-1'), "bundle-damaged"),
        ("images.parquet", lambda data: data[:40], "file-unreadable"),
        ("outcomes/0000-000000.parquet", lambda data: data[:400] + data[500:], "file-unreadable"),
    ],
)
def test_a_damaged_bundle_is_a_problem(tmp_path, name, change, code):
    bundled(make_random_detection(), tmp_path / "b")
    damaged(tmp_path / "b", name, change)
    with pytest.raises(CmviewerError) as refused:
        held_by(tmp_path / "b")
    assert [one.code for one in refused.value.problems] == [code]


@pytest.mark.parametrize("kind", ["samples", "objects", "shapes"])
@settings(max_examples=6, deadline=None)
@given(seed=st.integers(0, 10_000), match=st.sampled_from(Match), rows=st.integers(8, 30))
def test_where_candidates_were_kept_any_rule_counts_as_in_the_results(
    tmp_path_factory, kind, seed, match, rows
):
    evaluation = KINDS[kind](np.random.default_rng(seed))
    began = CountingRule(score=0.25, match=match, iou=0.3)
    place = tmp_path_factory.mktemp("b") / "bundle"
    opened = bundled(evaluation, place, began, rows=rows, keeps=Keeps.CANDIDATES)
    assert not opened.counted.is_fixed
    used = evaluation.task.profile.rule
    assert {name: getattr(default_rule(opened), name) for name in used} == {
        name: getattr(began, name) for name in used
    }
    for place in range(len(evaluation.checkpoints)):
        for rule in (
            began,
            CountingRule(score=0.0, match=Match.SCORE, iou=0.1, seed=3),
            CountingRule(score=0.6, match=Match.IOU, iou=0.5, crowd=Crowd.COUNT),
            CountingRule(score=0.25, match=Match.YOLOV5, iou=0.7, crowd=Crowd.EXCLUDE),
        ):
            assert held(opened, place, rule) == held(evaluation, place, rule)


def test_of_kept_candidates_a_lower_iou_than_they_go_down_to_is_refused(tmp_path):
    evaluation = make_random_detection(images=10)
    opened = bundled(evaluation, tmp_path / "b", keeps=Keeps.CANDIDATES)
    with pytest.raises(CmviewerError) as refused:
        count(opened, 0, CountingRule(iou=0.05))
    assert [one.code for one in refused.value.problems] == ["pairs-end"]
    lower = bundled(evaluation, tmp_path / "lower", CountingRule(iou=0.05), keeps=Keeps.CANDIDATES)
    assert held(lower, 0, CountingRule(iou=0.06)) == held(evaluation, 0, CountingRule(iou=0.06))


def test_of_maps_nothing_is_kept_for_nothing_is_matched(tmp_path):
    evaluation = random_maps(np.random.default_rng(1))
    opened = bundled(evaluation, tmp_path / "b", keeps=Keeps.CANDIDATES)
    assert not (tmp_path / "b" / "candidates").exists()
    assert held(opened, 0, default_rule(opened)) == held(evaluation, 0, default_rule(evaluation))


def test_a_bundle_without_candidates_takes_the_place_of_one_with_them(tmp_path):
    evaluation = make_random_detection(images=10)
    bundled(evaluation, tmp_path / "b", keeps=Keeps.CANDIDATES)
    check_bundle_place(tmp_path / "b", evaluation, overwrite=False)
    assert bundled(evaluation, tmp_path / "b").counted.is_fixed
    assert not (tmp_path / "b" / "candidates").exists()


@pytest.mark.parametrize("name", ["truths.parquet", "0000-000000-predictions.parquet", "0000-000000.parquet"])
def test_damaged_candidates_are_a_problem_and_no_traceback(tmp_path, name):
    evaluation = make_random_detection(images=10)
    bundled(evaluation, tmp_path / "b", keeps=Keeps.CANDIDATES)
    file = tmp_path / "b" / "candidates" / name
    for data in (b"", file.read_bytes()[:-40], None):
        if data is None:
            file.unlink()
        else:
            file.write_bytes(data)
        with pytest.raises(CmviewerError):
            count(open_evaluation(OpenRequest(path=tmp_path / "b")), 0, CountingRule())


def test_pairs_of_objects_that_are_not_there_are_a_problem(tmp_path):
    evaluation = make_random_detection(images=10)
    bundled(evaluation, tmp_path / "b", keeps=Keeps.CANDIDATES)
    file = tmp_path / "b" / "candidates" / "0000-000000-predictions.parquet"
    write_side(file, evaluation.checkpoints[0].load().take(np.arange(1)))
    with pytest.raises(CmviewerError, match="unknown objects"):
        count(open_evaluation(OpenRequest(path=tmp_path / "b")), 0, CountingRule())


@pytest.mark.parametrize("name", ["truths.parquet", "0000-000000-predictions.parquet"])
@pytest.mark.parametrize("what", ["label", "image"])
def test_classes_and_images_that_are_not_there_are_a_problem(tmp_path, name, what):
    evaluation = make_random_detection(images=10)
    bundled(evaluation, tmp_path / "b", keeps=Keeps.CANDIDATES)
    file = tmp_path / "b" / "candidates" / name
    side = read_objects(file)
    far = np.where(np.arange(len(side)) == len(side) - 1, 512, getattr(side, what)).astype(np.int32)
    write_side(file, replace(side, **{what: far}))
    with pytest.raises(CmviewerError, match="it names unknown"):
        count(open_evaluation(OpenRequest(path=tmp_path / "b")), 0, CountingRule())
