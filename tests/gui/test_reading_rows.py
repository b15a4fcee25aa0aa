"""What the panel lists, before any widget is there."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cmviewer.errors import Problem
from cmviewer.evaluation import Alternative, Decision, Interpretation, Origin, Role, RoleOfFile
from cmviewer.gui.panels.reading.choice_box import ChoiceBox
from cmviewer.gui.panels.reading.rows import decision_rows, file_groups, left_out, open_row, other_keys
from cmviewer.gui.panels.reading.words import title_of, value_words
from cmviewer.readers.decision_keys import KEYS
from cmviewer.readers.telling import FILES


def join_of(epoch, value):
    """How images of one epoch were joined."""
    return Decision("join", value, Origin.EVIDENCE, f"{epoch} of 9", about=Path(f"/run/epoch_{epoch}"))


def test_what_was_decided_alike_for_several_files_is_one_row():
    several = Interpretation(decisions=(join_of(1, "stem"), join_of(2, "stem"), join_of(3, "stem")))
    [row] = decision_rows(several, (), {})
    assert (row.taken, row.more, row.name) == ("stem", 2, "join")


def test_what_was_decided_otherwise_for_one_file_is_told_of_that_file_alone():
    mixed = Interpretation(decisions=(join_of(1, "stem"), join_of(2, "stem"), join_of(3, "name")))
    alike, other = decision_rows(mixed, {f"join@{Path('/run/epoch_3')}"}, {})
    assert alike.name == "join"
    assert not alike.is_told
    assert other.name == other.told_as == f"join@{Path('/run/epoch_3')}"


def test_the_choices_begin_with_what_was_taken_and_what_else_was_weighed():
    decision = Decision("rows", "truth", Origin.CONVENTION, "", (Alternative("prediction", "7 of 9"),))
    [row] = decision_rows(Interpretation(decisions=(decision,)), (), {})
    assert [(one.value, one.evidence) for one in row.choices] == [("truth", ""), ("prediction", "7 of 9")]
    assert [one.value for one in row.others] == ["prediction"]
    assert not row.is_open


def test_a_column_can_be_written_and_those_that_are_known_are_offered():
    decision = Decision("truth", "label", Origin.FILE)
    [row] = decision_rows(Interpretation(decisions=(decision,)), (), {"truth": ("label", "target")})
    assert row.is_open
    assert row.takes_file
    assert [one.value for one in row.choices] == ["label", "target"]
    assert [one.value for one in open_row("weight", is_told=False).choices] == ["none"]


def test_every_decision_and_file_can_be_told_and_every_value_has_words():
    assert set(other_keys(())) == {key.name for key in KEYS} | set(FILES)
    for key in KEYS:
        assert title_of(key.name)[0].isupper()
        for value in key.values:
            assert value_words(key.name, value) != value, (key.name, value)


def test_files_stand_together_by_role_and_layout_and_what_is_lost_by_number():
    files = [RoleOfFile(Path(f"/run/{n}.json"), Role.PREDICTION, "COCO results") for n in range(3)]
    [group] = file_groups(Interpretation(files=tuple(files)))
    assert (group.role, group.layout, len(group.paths)) == ("Predictions", "COCO results", 3)
    problems = [Problem("a", "few", "mend", left_out=2), Problem("b", "none", "mend")]
    lost = left_out([*problems, Problem("c", "many", "mend", left_out=9)])
    assert [(one.number, one.why) for one in lost] == [(9, "many"), (2, "few")]


def test_what_is_written_and_not_told_does_not_stay_in_the_box(qtbot):
    decision = Decision("truth", "label", Origin.FILE)
    [row] = decision_rows(Interpretation(decisions=(decision,)), (), {"truth": ("label", "target")})
    box, told = ChoiceBox(row), []
    qtbot.addWidget(box)
    box.chosen.connect(told.append)
    box.show()
    box.lineEdit().setText("other")
    box.lineEdit().editingFinished.emit()  # as when the focus goes elsewhere
    assert (box.currentText().split("  ")[0], told) == (box.itemText(0).split("  ")[0], [])
    box.lineEdit().setText("other")
    QTest.keyClick(box.lineEdit(), Qt.Key.Key_Return)
    assert told == ["other"]
