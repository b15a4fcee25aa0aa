"""Marks: they survive what changes around them, merge, answer queries, and mend the truth."""

from dataclasses import replace

import numpy as np
import pytest
from making import make_detection, make_evaluation, make_random_detection

from cmviewer.confusion.count import count
from cmviewer.confusion.queried import queried
from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Images
from cmviewer.examples.examples import Examples
from cmviewer.examples.keys import key_of
from cmviewer.examples.marks.fixes import with_fixes
from cmviewer.examples.marks.mark import Mark, with_marks
from cmviewer.examples.marks.merging import merged
from cmviewer.examples.marks.places import marked_outcomes
from cmviewer.matching import CountingRule
from cmviewer.query import check_query, parsed
from cmviewer.query.mark_kinds import MARK_KINDS, MarkKind
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.resources import sample
from cmviewer.workspace.marks_file import marks_text, read_marks, write_marks

RULE = CountingRule(score=0.25)
TRUTH = [(0, 0, 0, 0, 20, 20), (0, 1, 50, 50, 80, 80), (1, 0, 10, 10, 40, 40)]
SAID = [(0, 1, 0.9, 0, 0, 20, 20), (1, 1, 0.8, 60, 60, 90, 90)]
"""A cat taken for a dog, a missed dog, a missed cat, and a false dog."""


def pets(**more):
    return make_detection(TRUTH, {"one": SAID}, names=("cat", "dog"), images=("a.png", "b.png"), **more)


def cells(evaluation, checkpoint=0):
    matrix = count(evaluation, checkpoint, RULE).matrix
    names = evaluation.classes.name
    found = zip(matrix.truth.tolist(), matrix.prediction.tolist(), matrix.count.tolist(), strict=True)
    return {(names(truth), names(said)): number for truth, said, number in found}


def marks_of(evaluation, text, kind=MarkKind.LABEL_WRONG, checkpoint=0, **more):
    """A mark of each outcome of a query."""
    counted = count(evaluation, checkpoint, RULE)
    rows = queried(evaluation, counted, parsed(text))
    examples = Examples(evaluation, counted, rows, len(rows))
    return tuple(Mark(key_of(evaluation, examples[place]), kind, **more) for place in range(len(examples)))


def fixed(evaluation, marks):
    counted = count(evaluation, 0, RULE)
    return with_fixes(evaluation, counted, marked_outcomes(evaluation, counted, marks))


def test_marks_read_back_as_they_were_written_whatever_their_order(tmp_path):
    made = make_random_detection(seed=3)
    marks = marks_of(made, "errors", note='say "no"\n→ later', right_class="1")
    assert len(marks) > 5
    write_marks(tmp_path / "mine.jsonl", marks)
    again, problems = read_marks(tmp_path / "mine.jsonl")
    assert not problems
    assert set(again) == set(marks)
    assert marks_text(reversed(marks)) == (tmp_path / "mine.jsonl").read_text()
    assert len((tmp_path / "mine.jsonl").read_text().splitlines()) == len(marks)


def test_a_broken_line_is_said_with_its_number_and_the_others_are_read(tmp_path):
    file = tmp_path / "mine.jsonl"
    write_marks(file, marks_of(pets(), "errors"))
    file.write_text('{"image": 3}\n' + file.read_text() + "no json\n\n")
    marks, problems = read_marks(file)
    assert len(marks) == 4
    assert [(one.code, one.line) for one in problems] == [("mark-broken", 1), ("mark-broken", 6)]


def test_a_file_that_is_too_large_for_marks_is_refused(tmp_path, monkeypatch):
    write_marks(tmp_path / "x.jsonl", marks_of(pets(), "errors"))
    monkeypatch.setattr("cmviewer.workspace.marks_file.LARGEST", 10)
    with pytest.raises(CmviewerError) as caught:
        read_marks(tmp_path / "x.jsonl")
    assert caught.value.problems[0].code == "marks-too-large"


def test_a_file_that_holds_no_mark_at_all_is_refused(tmp_path):
    (tmp_path / "x.jsonl").write_text("{}\n")
    with pytest.raises(CmviewerError, match="is missing"):
        read_marks(tmp_path / "x.jsonl")


def test_a_file_is_refused_for_what_is_broken_in_it_and_never_for_another(tmp_path):
    odd, without_marks, broken = (tmp_path / name for name in ("odd", "without", "broken"))
    [mark] = marks_of(pets(), "cat -> dog")
    odd.write_text(marks_text([mark]) + "no json\n")
    without_marks.write_text("\ufeff\n", encoding="utf-8")
    broken.write_text("{}\n")
    for files in ((odd, without_marks), (without_marks, odd)):
        marks, problems = read_marks(*files)
        assert marks == (mark,)
        assert [(one.file, one.line) for one in problems] == [(odd, 2)]
    with pytest.raises(CmviewerError) as caught:
        read_marks(odd, broken)
    assert {one.file for one in caught.value.problems} == {broken}


def test_marks_follow_another_rule_checkpoint_and_folder_and_a_mended_truth():
    made = pets(root=None)
    marks = marks_of(made, "errors")
    moved = replace(made, images=Images(2, ("/new/place/a.png", "/new/place/b.png"), made.images.finder))
    mended = make_detection(
        [(0, 1, 0, 0, 20, 20), *TRUTH[1:]], {"one": SAID}, names=("cat", "dog"), images=("a.png", "b.png")
    )
    later = make_detection(
        TRUTH,
        {"two": [SAID[0], (1, 1, 0.7, 61, 60, 91, 90)]},
        names=("cat", "dog"),
        images=("a.png", "b.png"),
    )
    for other, rule in (
        (moved, RULE),
        (mended, RULE),
        (later, RULE),
        (made, CountingRule(score=0.1, iou=0.9)),
    ):
        counted = count(other, 0, rule)
        marked = marked_outcomes(other, counted, marks)
        assert marked.found == 4
        assert np.array_equal(marked.place >= 0, np.ones(len(counted.outcomes), bool))


def test_the_mark_of_a_false_alarm_that_is_none_any_more_goes_to_no_other():
    """Two dogs lie upon each other; by a lower score the first takes the truth, and the second stays."""
    said = [(0, 1, 0.9, 30, 30, 50, 50), (0, 1, 0.8, 31, 30, 51, 50)]
    made = make_detection([(0, 1, 36, 30, 56, 50)], {"one": said}, names=("cat", "dog"), images=("a.png",))
    strict, loose = CountingRule(score=0.1, iou=0.9), CountingRule(score=0.1, iou=0.4)
    alarms = count(made, 0, strict)
    examples = Examples(made, alarms, np.arange(3), 3)
    keys = [key_of(made, one) for one in examples if one.is_false_alarm]
    assert len(keys) == 2
    counted = count(made, 0, loose)
    found = marked_outcomes(made, counted, tuple(Mark(key, MarkKind.MODEL_WRONG) for key in keys))
    [row] = np.flatnonzero(found.place >= 0)
    assert counted.outcomes.truth_row[row] == -1
    left = Examples(made, counted, np.array([row]), 1)[0]
    assert found.mark_of(int(row)).key == key_of(made, left)


def test_each_mark_is_of_the_outcome_that_was_marked_whatever_its_kind():
    for made in (make_random_detection(seed=3), open_evaluation(OpenRequest(sample("digit-maps")))):
        counted = count(made, 0, RULE)
        rows = np.arange(0, len(counted.outcomes), 3)
        examples = Examples(made, counted, rows, len(rows))
        keys = [key_of(made, examples[place]) for place in range(len(rows))]
        marks = tuple(Mark(key, MarkKind.AMBIGUOUS) for key in keys)
        place = marked_outcomes(made, counted, marks).place
        alike = {keys.index(key) for key in keys}  # of equal objects the first has the mark
        assert set(np.flatnonzero(place >= 0).tolist()) >= {int(rows[one]) for one in alike}
        assert all(marks[place[row]].key == keys[rows.tolist().index(row)] for row in rows[sorted(alike)])


def test_what_two_people_say_is_one_file_and_what_they_differ_in_is_named():
    wrong, other = marks_of(pets(), "cat -> dog | background -> dog")
    mine = (replace(wrong, right_class="dog", note="look"), replace(other, kind=None, note="odd"))
    theirs = (
        replace(wrong, kind=MarkKind.MODEL_WRONG, note="no"),
        replace(other, note="odd"),
        *marks_of(pets(), "dog -> background"),
    )
    both = merged(mine, theirs)
    assert both.marks == (
        replace(wrong, right_class="dog", note="look; no"),
        replace(other, kind=MarkKind.LABEL_WRONG, note="odd"),
        theirs[2],
    )
    [conflict] = both.conflicts
    assert conflict.words == "a.png, truth cat: label wrong, right is dog and model wrong"
    assert merged(mine, mine) == merged(mine, ())


def test_a_mark_takes_the_place_of_the_one_before_and_an_empty_one_takes_it_away():
    [mark] = marks_of(pets(), "cat -> dog")
    changed = replace(mark, kind=MarkKind.AMBIGUOUS)
    assert with_marks((mark,), [changed]) == (changed,)
    assert with_marks((mark,), [Mark(mark.key)]) == ()
    [other] = marks_of(pets(), "dog -> background")
    assert with_marks((mark, other), [changed], instead=[other]) == (changed,)


def test_queries_ask_for_marks():
    made = pets()
    marks = (*marks_of(made, "cat -> dog"), *marks_of(made, "background -> *", None, note="?"))
    counted = count(made, 0, RULE)
    kinds = marked_outcomes(made, counted, marks).kinds

    def asked(text):
        term = parsed(text)
        check_query(term, made)
        return queried(made, counted, term, kinds).tolist()

    rows = {name: queried(made, counted, parsed(name)).tolist() for name in ("cat -> dog", "background -> *")}
    assert asked("mark = label-wrong") == asked('mark = "label wrong"') == rows["cat -> dog"]
    assert asked("marked") == sorted(rows["cat -> dog"] + rows["background -> *"])
    assert asked("mark = ambiguous") == []
    assert len(asked("not marked")) == len(counted.outcomes) - 2
    with pytest.raises(CmviewerError, match="there is no mark 'odd': label wrong, ambiguous, model wrong"):
        asked("mark = odd")


def test_fixes_change_a_class_take_a_miss_away_and_make_a_false_alarm_a_truth():
    made = pets()
    before = {("cat", "dog"): 1, ("dog", "background"): 1, ("cat", "background"): 1, ("background", "dog"): 1}
    assert cells(made) == before
    changed = fixed(made, marks_of(made, "cat -> dog", right_class="dog"))
    assert cells(changed.evaluation) == {
        ("dog", "dog"): 1, ("dog", "background"): 1, ("cat", "background"): 1, ("background", "dog"): 1,
    }  # fmt: skip
    gone = fixed(made, marks_of(made, "dog -> background"))
    assert cells(gone.evaluation) == {cell: 1 for cell in before if cell != ("dog", "background")}
    more = fixed(made, marks_of(made, "background -> dog"))
    assert cells(more.evaluation) == {
        ("dog", "dog"): 1, ("cat", "dog"): 1, ("dog", "background"): 1, ("cat", "background"): 1,
    }  # fmt: skip
    every = fixed(made, (*marks_of(made, "cat -> dog", right_class="dog"), *marks_of(made, "* -> background"),
                         *marks_of(made, "background -> dog", right_class="cat")))  # fmt: skip
    assert cells(every.evaluation) == {("dog", "dog"): 1, ("cat", "dog"): 1}
    assert every.evaluation.mended == "as marked 1 truth changed, 2 truths left out, 1 truth added"


def test_only_wrong_labels_are_fixed_and_what_does_not_say_what_is_right_is_counted():
    made = pets()
    others = [kind for kind in MarkKind if kind is not MarkKind.LABEL_WRONG]
    for kind in others:
        assert cells(fixed(made, marks_of(made, "errors", kind, right_class="dog")).evaluation) == cells(made)
    told = fixed(made, marks_of(made, "cat -> dog"))
    assert (told.undecided, cells(told.evaluation)) == (1, cells(made))
    samples = make_evaluation([0, 1], {"one": [1, 1]}, names=("cat", "dog"), images=("a", "b"))
    told = fixed(samples, marks_of(samples, "errors", right_class="dog"))
    assert (told.changed, cells(told.evaluation)) == (1, {("dog", "dog"): 2})


def test_a_shape_that_becomes_a_truth_keeps_its_outline():
    made = open_evaluation(OpenRequest(sample("digit-scenes")))
    marks = marks_of(made, "background -> *, score > 0.5")
    assert marks
    mended = fixed(made, marks)
    assert mended.added == len(marks)
    assert len(mended.evaluation.truth) == len(made.truth) + len(marks)
    assert np.all(np.diff(mended.evaluation.truth.image) >= 0)
    counted = count(mended.evaluation, 0, RULE)
    found = marked_outcomes(mended.evaluation, counted, marks)
    assert found.found == len(marks), "what was added is still what was marked"
    rows = np.flatnonzero(found.place >= 0)
    assert np.all(counted.outcomes.iou[rows] == 1)
    assert np.all(found.kinds[rows] == MARK_KINDS.index(MarkKind.LABEL_WRONG))
    assert cells(mended.evaluation).get(("background", "zero"), 0) <= cells(made)["background", "zero"]
    perfect = counted.outcomes.iou[counted.outcomes.iou > 0.999]
    assert len(perfect) >= len(marks)


def test_of_pixels_fixes_are_refused_with_words():
    made = open_evaluation(OpenRequest(sample("digit-maps")))
    with pytest.raises(CmviewerError, match="a mark is of many pixels") as caught:
        fixed(made, ())
    assert caught.value.problems[0].code == "fixes-of-pixels"


def test_a_byte_order_mark_before_a_line_costs_no_mark(tmp_path):
    file = tmp_path / "a.marks.jsonl"
    line = '{"image": "%s", "kind": "truth", "name": "cat", "digest": "0", "mark": "ambiguous"}\n'
    file.write_bytes("".join("\ufeff" + line % name for name in ("a.png", "b.png")).encode())
    marks, problems = read_marks(file)
    assert [mark.key.image for mark in marks] == ["a.png", "b.png"]
    assert not problems
