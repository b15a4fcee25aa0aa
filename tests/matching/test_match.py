"""A matching rule is one entry: whoever adds one finds it wherever rules are told, and can count by it."""

import re

import msgspec
import pytest
from added_rules import LOWEST_IOU, lowest_iou
from making import make_detection

from cmviewer.cli import main
from cmviewer.confusion.captions import rule_sentence
from cmviewer.confusion.count import count
from cmviewer.confusion.view_state import ViewState
from cmviewer.confusion.why import why_of
from cmviewer.matching import PRESETS, CountingRule, Match
from cmviewer.resources import resource

__all__ = ["lowest_iou"]


@pytest.fixture
def scene():
    """A truth on which two predictions lie, the second one closer."""
    found = [(0, 0, 0.9, 0, 0, 10, 7), (0, 1, 0.8, 0, 0, 10, 9)]
    return make_detection([(0, 0, 0, 0, 10, 10)], {"one": found})


def cells(evaluation, match):
    matrix = count(evaluation, 0, CountingRule(match=match)).matrix
    return set(zip(matrix.truth.tolist(), matrix.prediction.tolist(), strict=True))


def test_the_words_of_rules_are_what_sessions_and_settings_hold():
    stored = {
        "iou": Match.IOU,
        "score": Match.SCORE,
        "same-class-first": Match.SAME_CLASS_FIRST,
        "same-class-only": Match.SAME_CLASS_ONLY,
        "yolov5": Match.YOLOV5,
    }
    written = msgspec.json.encode([CountingRule(match=match) for match in stored.values()])
    assert [rule["match"] for rule in msgspec.json.decode(written)] == list(stored)
    assert msgspec.json.decode(written, type=list[CountingRule]) == [
        CountingRule(match=match) for match in stored.values()
    ]


def test_an_added_rule_pairs_in_its_own_order(scene, lowest_iou):
    assert cells(scene, Match.IOU) == {(0, 1), (2, 0)}
    assert cells(scene, lowest_iou) == {(0, 0), (2, 1)}


def test_an_added_rule_is_offered_and_taken_on_the_command_line(lowest_iou, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    assert main(["report", "--help"]) == 0
    words = ",".join(match.value for match in Match)
    assert words.endswith(",lowest-iou")
    assert words in re.sub(r"\s", "", capsys.readouterr().out)


def test_an_added_rule_is_told_in_captions_and_explanations(scene, lowest_iou):
    rule = CountingRule(match=lowest_iou)
    assert rule_sentence(scene, ViewState(rule=rule)).startswith("match lowest-iou, ")
    why = why_of(scene, count(scene, 0, rule), 0)
    assert why.rule == f"{LOWEST_IOU.explanation} (rule lowest-iou, IoU ≥ 0.50, score ≥ 0.00)."


def left_out_of_the_help():
    """Lines that the help has not, each of which is to stand there as it is."""
    page = (resource("help") / "counting.md").read_text(encoding="utf-8").splitlines()
    lines = [
        f"| *{match.label}*, `{match.value}` | {match.explanation} | {match.rule.same_as} |"
        for match in Match
    ]
    lines += [
        f"| *{preset.label}*, `{preset.words}` | {preset.explanation} | {preset.about} |"
        for preset in PRESETS
    ]
    return [line for line in lines if line not in page]


def words_of_the_option():
    page = (resource("help") / "command-line.md").read_text(encoding="utf-8")
    [line] = re.findall(r"^\| `--match RULE` \|(.*?)\|", page, re.MULTILINE)
    return re.findall(r"`([^`]+)`", line)


def test_the_help_tells_every_rule_and_every_preset_in_the_words_of_the_lists():
    assert left_out_of_the_help() == []
    assert {match.value for match in Match} <= set(words_of_the_option())


def test_a_rule_that_the_help_does_not_tell_is_noticed(lowest_iou):
    [line] = left_out_of_the_help()
    assert "Lowest IoU first" in line
    assert lowest_iou.value not in words_of_the_option()
