"""The table of options: each choice stands there once, and everything that offers or keeps it reads it."""

from argparse import ArgumentParser
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import make_evaluation, make_random_detection

from cmviewer.cli.choices import add_choices, told_values
from cmviewer.matching import Difficult, Match
from cmviewer.matching.presets import PRESETS
from cmviewer.workspace.look import (
    CellKind,
    ColourMap,
    ColourRange,
    Diagonal,
    Figure,
    HeatmapStyle,
    Look,
    Scale,
)
from cmviewer.workspace.options.colour_ranges import COLOUR_RANGES
from cmviewer.workspace.options.kinds import COUNT, SHARE, TEXT
from cmviewer.workspace.options.option import Heading, Option
from cmviewer.workspace.options.table import OPTIONS
from cmviewer.workspace.options.told import (
    remembered,
    told_in_summary,
    with_remembered,
    wrong_values_in_words,
)
from cmviewer.workspace.values import value_at, with_values
from cmviewer.workspace.workspace import Workspace

HELP = Path(__file__).parents[2] / "resources" / "help"
NO_CHOICES = {"state.checkpoint", "state.selection"}
"""Fields that are no option: which checkpoint is seen, and what of it is selected."""
OF_OTHER_PARTS = {"panels.intervals", "compared.rule", "compared.together"}
"""What a report writes of a panel, and of what is compared, though it changes no number of the matrix."""


def paths_in(value, before=""):
    """Every field of a value that is no dataclass itself, by its path."""
    for field in fields(value):
        inner = getattr(value, field.name)
        if is_dataclass(inner):
            yield from paths_in(inner, f"{before}{field.name}.")
        else:
            yield f"{before}{field.name}"


def test_everything_that_changes_a_picture_or_a_number_is_an_option_and_only_once():
    parts = {part: getattr(Workspace(), part) for part in ("state", "look", "overlays")}
    there = {path for part, value in parts.items() for path in paths_in(value, f"{part}.")}
    listed = [option.path for option in OPTIONS]
    assert sorted(listed) == sorted(there - NO_CHOICES | OF_OTHER_PARTS)


def test_whatever_changes_a_number_or_a_picture_that_leaves_the_program_has_a_flag():
    assert [option.path for option in OPTIONS if option.flag is None and "overlays" not in option.path] == []


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.path)
def test_the_default_of_an_option_is_one_of_its_values(option):
    assert option.kind.fits(option.default)


@pytest.mark.parametrize("option", [one for one in OPTIONS if one.flag], ids=lambda option: option.flag)
def test_every_flag_has_a_line_in_the_help_with_its_words_and_all_its_values(option):
    page = (HELP / "command-line.md").read_text(encoding="utf-8")
    line = next(line for line in page.splitlines() if line.startswith(f"| `--{option.flag}"))
    assert option.words in line
    if option.kind.words != ("yes", "no"):
        assert all(f"`{word}`" in line for word in option.kind.words)


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.path)
def test_a_menu_sets_only_values_of_its_option(option):
    for entry in option.entries:
        assert option.kind.fits(entry.value)
        assert not entry.is_switch or option.kind.fits(entry.otherwise)


def test_values_are_found_and_set_by_the_path_of_their_field():
    workspace = with_values(Workspace(), {"state.rule.score": 0.7, "look.colour_bar": False})
    assert workspace == replace(
        Workspace(),
        state=replace(workspace.state, rule=replace(Workspace().state.rule, score=0.7)),
        look=Look(colour_bar=False),
    )
    assert value_at(workspace, "state.rule.score") == 0.7
    with pytest.raises(TypeError):
        with_values(Workspace(), {"look.brightness": 3})
    with pytest.raises(AttributeError):
        value_at(Workspace(), "look.brightness")


STYLES = st.builds(
    HeatmapStyle, st.sampled_from(ColourMap), st.sampled_from(Diagonal), st.sampled_from(Scale)
)


@given(st.builds(Look, STYLES, st.booleans()))
def test_what_is_remembered_is_the_same_at_the_next_start(look):
    workspace = Workspace(look=look)
    assert with_remembered(Workspace(), remembered(workspace)) == workspace


def test_what_cannot_be_understood_is_as_good_as_nothing():
    assert with_remembered(Workspace(), {"look/scale": "cubic", "view/background": ""}) == Workspace()


def test_settings_of_older_versions_are_understood():
    words = {"look/diagonal": "blue and orange", "view/background": "shown"}
    workspace = with_remembered(Workspace(), words)
    assert workspace.look.style.diagonal is Diagonal.BLUE_ORANGE
    assert workspace.state.background is True


def test_the_summary_tells_names_of_classes_and_groups_what_is_about_the_figure():
    evaluation = make_evaluation([0], {"a": [0]}, names=["dog", "cat"])
    ranges = (ColourRange(CellKind.ERRORS, 0.25),)
    look = Look(HeatmapStyle(scale=Scale.LOG), figure=Figure("mine", 85.0, 300))
    values = {"state.shown": (1,), "look.ranges": ranges}
    told = told_in_summary(with_values(Workspace(look=look), values), evaluation)
    assert told["shown"] == ["cat"]
    assert told["figure"] == {
        "colours": "cividis",
        "diagonal": "blue and orange",
        "scale": "log",
        "ranges": {"errors": 0.25},
        "colour_bar": True,
        "title": "mine",
        "size": 85.0,
        "dpi": 300,
        "formats": ["png"],
        "headline": False,
    }


@pytest.mark.parametrize(
    ("path", "value"),
    [
        *(("state.rule.score", float("nan")), ("state.rule.iou", 0.0), ("state.top", 0)),
        *(
            ("look.figure.formats", ()),
            ("look.figure.dpi", 7),
            ("look.ranges", (ColourRange(CellKind.ERRORS, 0.0),)),
        ),
        ("look.ranges", 2 * (ColourRange(CellKind.ERRORS, 0.5),)),
    ],
)
def test_a_value_that_is_none_of_its_option_is_named_with_its_place(path, value):
    said = wrong_values_in_words(with_values(Workspace(), {path: value}))
    assert len(said) == 1
    assert said[0].startswith(f"{path} is {value}, where ")


def told(options, *words, evaluation=None):
    parser = ArgumentParser()
    add_choices(parser, *Heading, options=options)
    evaluation = evaluation or make_evaluation([0], {"a": [0]}, names=["dog", "cat"])
    return told_values(parser.parse_args(words), evaluation, options)


def test_what_is_not_told_is_left_as_it_is():
    assert told(OPTIONS) == {}


def test_what_is_told_is_the_value_of_its_field():
    words = (
        *("--colours", "viridis", "--diagonal", "blue-and-orange", "--scale", "log", "--no-colour-bar"),
        *("--ranges", "errors=0.5, background=20"),
        *("--title", "a = b", "--size", "85", "--dpi", "300", "--show", "cat"),
    )
    assert told(OPTIONS, *words) == {
        "look.style.colour_map": ColourMap.VIRIDIS,
        "look.style.diagonal": Diagonal.BLUE_ORANGE,
        "look.style.scale": Scale.LOG,
        "look.colour_bar": False,
        "look.ranges": (ColourRange(CellKind.ERRORS, 0.5), ColourRange(CellKind.BACKGROUND, 20.0)),
        "look.figure.title": "a = b",
        "look.figure.width": 85.0,
        "look.figure.dpi": 300,
        "state.shown": (1,),
    }


def test_named_colours_are_on_one_scale_unless_that_is_told_too():
    assert told(OPTIONS, "--colours", "greys") == {
        "look.style.colour_map": ColourMap.GREYS,
        "look.style.diagonal": Diagonal.SAME,
    }


@pytest.mark.parametrize(
    "text", ["errors", "errors=", "errors=0", "errors=nan", "reds=1", "errors=1,errors=2"]
)
def test_ranges_are_numbers_above_0_of_scales_that_there_are(text):
    with pytest.raises(ValueError, match="expected numbers above 0 of all, correct, errors"):
        COLOUR_RANGES.read_told(text)


def test_an_option_that_is_added_to_the_list_is_on_the_command_line_in_settings_and_in_the_summary():
    """Fields of the workspace that no option is about yet stand for a new one."""
    new = Option("query.text", TEXT, "a trial", flag="trial", remembered="trial/text", summary="trial.text")
    options = (*OPTIONS, new)
    values = told(options, "--trial", "log")
    assert values == {"query.text": "log"}
    workspace = with_values(Workspace(), values)
    assert remembered(workspace, options)["trial/text"] == "log"
    assert with_remembered(Workspace(), {"trial/text": "log"}, options) == workspace
    evaluation = make_evaluation([0], {"a": [0]})
    assert told_in_summary(workspace, evaluation, options)["trial"] == {"text": "log"}
    assert wrong_values_in_words(with_values(workspace, {"query.text": 7}), options) == [
        "query.text is 7, where text is expected"
    ]


@given(st.floats())
def test_a_share_is_from_0_to_1(value):
    assert SHARE.fits(value) == (value >= 0 and value <= 1)


@pytest.mark.parametrize("text", ["0", "-1", "1.5", "²", "", "99999999999999999999"])
def test_a_count_is_a_whole_number_from_1_on(text):
    with pytest.raises(ValueError, match="expected a whole number from 1 on"):
        COUNT.read_told(text)


def test_a_preset_sets_rule_and_thresholds_and_what_is_told_beside_it_goes_before():
    ultralytics = next(preset for preset in PRESETS if preset.words == "as-ultralytics").rule
    objects = make_random_detection()
    assert told(OPTIONS, "--match", "as-ultralytics", "--score", "0.1", evaluation=objects) == {
        "state.rule.match": ultralytics.match,
        "state.rule.iou": 0.45,
        "state.rule.score": 0.1,
        "state.rule.crowd": ultralytics.crowd,
        "state.rule.difficult": ultralytics.difficult,
    }
    assert told(OPTIONS, "--match", "yolov5") == {"state.rule.match": Match("yolov5")}


def test_a_preset_is_the_same_on_the_command_line_and_in_the_window():
    for preset in PRESETS:
        values = told(OPTIONS, "--match", preset.words, evaluation=make_random_detection())
        before = with_values(Workspace(), {"state.rule.difficult": Difficult.IGNORE, "state.rule.seed": 7})
        assert with_values(before, values).state.rule == preset.applied(before.state.rule)


def test_a_preset_changes_no_number_of_a_classification():
    assert told(OPTIONS, "--match", "as-ultralytics") == {}
