"""The script of a page that switches: it shows of each checkpoint what the report of that one shows."""

import json
import os
import subprocess

import numpy as np
import pytest
from making import make_evaluation, make_random_detection
from page_making import RULE, counts, report, switching_report
from page_running import click, run_script

from cmviewer.confusion.count import count
from cmviewer.confusion.view_state import Side, View, ViewState
from cmviewer.matching import CountingRule
from cmviewer.writers.page.matrix import page_matrix

SHOWN = """
    const at = (id) => document.getElementById(id);
    const texts = (node, selector) => node.querySelectorAll(selector).map((one) => one.textContent);
    const grid = at("matrix").querySelectorAll("[role=gridcell]");
    const seen = () => ({
      counts: grid.map((one) =>
        ["truth", "prediction", "count"].map((name) => one.getAttribute("data-" + name))),
      labels: grid.map((one) => one.getAttribute("aria-label")),
      classes: grid.map((one) => one.getAttribute("class")),
      words: grid.map((one) => one.textContent),
      hidden: at("matrix").classList.contains("hide"),
      caption: at("caption").textContent,
      line: at("counted").textContent,
      figures: texts(at("figures"), "dd"),
      cautions: texts(at("cautions"), "p"),
      fields: texts(at("classes"), "td"),
      pairs: document.querySelectorAll("[data-pairs]").map((one) => one.querySelectorAll("tr").slice(1).map(
        (row) => row.querySelectorAll("td").slice(0, 4).map((cell) => cell.textContent))),
      none: at("no-pairs") ? at("no-pairs").textContent : "",
    });
"""
EACH = (
    SHOWN
    + """
    const told = [];
    for (let place = 0; place < PLACES; place++) {
      at("checkpoint").value = String(place);
      at("checkpoint").tell("change");
      told.push(seen());
    }
    console.log(JSON.stringify(told));
"""
)
ONCE = SHOWN + "console.log(JSON.stringify(seen()));"


def many_classes():
    """Three checkpoints of 90 classes, more than a page draws."""
    random = np.random.default_rng(0)
    truth = random.integers(0, 90, 900)
    said = [
        np.where(random.random(900) < wrong, random.integers(0, 90, 900), truth) for wrong in (0.6, 0.3, 0.1)
    ]
    return make_evaluation(truth.tolist(), {f"epoch {place}": one.tolist() for place, one in enumerate(said)})


def unlike(one, *names):
    return {name: value for name, value in one.items() if name not in names}


@pytest.mark.parametrize("rows", Side)
def test_each_checkpoint_is_shown_as_its_own_page_shows_it(tmp_path, rows):
    evaluation = make_random_detection(seed=3, checkpoints=3)
    state = ViewState(rule=RULE, rows=rows, view=View.PREDICTION, background=True)
    page = switching_report(tmp_path / "all", evaluation, state)
    told = click(page, EACH.replace("PLACES", "3"))
    for place, shown in enumerate(told):
        own = switching_report(
            tmp_path / str(place), evaluation, ViewState(**{**vars(state), "checkpoint": place})
        )
        assert unlike(shown, "classes") == unlike(click(own, ONCE), "classes")
        expected = counts(tmp_path / str(place))
        found = {(truth, said): int(number or 0) for truth, said, number in shown["counts"]}
        assert {cell: found[cell] for cell in expected} == expected
        assert sum(found.values()) == sum(expected.values())
    assert len({shown["line"] for shown in told}) == 3


@pytest.mark.long
def test_where_classes_are_folded_all_checkpoints_stand_in_the_same_places(tmp_path):
    evaluation = many_classes()
    page = switching_report(tmp_path / "out", evaluation, ViewState(checkpoint=2, view=View.COUNTS))
    listed = {member: place for place, members in enumerate(page.data["rows"]) for member in members}
    assert len(page.data["rows"]) == 61
    for place, shown in enumerate(click(page, EACH.replace("PLACES", "3"))):
        expected = np.zeros((61, 61), int)
        matrix = count(evaluation, place, CountingRule()).matrix
        for truth, said, number in zip(
            matrix.truth.tolist(), matrix.prediction.tolist(), matrix.count, strict=True
        ):
            expected[listed[truth], listed[said]] += number
        assert [int(number) for *_, number in shown["counts"]] == expected.ravel().tolist()


def test_shades_stay_on_the_scale_of_the_page_so_that_checkpoints_can_be_compared(tmp_path):
    truth, few, more = [0] * 10 + [1] * 10, [0] * 9 + [1] + [1] * 10, [0] * 4 + [1] * 6 + [1] * 9 + [0]
    evaluation = make_evaluation(truth, {"few": few, "more": more})
    page = switching_report(tmp_path, evaluation, ViewState(view=View.TRUTH))
    shades = [shown["classes"] for shown in click(page, EACH.replace("PLACES", "2"))]
    assert shades[0][1] == "error l9"
    assert shades[1][1:3] == ["error l9", "error l9"], "what is above the scale is as dark as its end"
    assert shades[1][0].startswith("correct l4")
    drawn = page_matrix(evaluation, count(evaluation, 0, CountingRule()).matrix, ViewState(view=View.TRUTH))
    assert shades[0] == [f"{one.kind} l{one.level}" for row in drawn.rows for one in row]


def test_the_place_for_missing_predictions_shows_only_where_there_are_some(tmp_path):
    evaluation = make_evaluation([0, 1, 0], {"all": [0, 1, 1], "some": [0, None, 1], "none": [0, 1, 0]})
    page = switching_report(tmp_path, evaluation, ViewState())
    told = click(page, EACH.replace("PLACES", "3"))
    assert [shown["hidden"] for shown in told] == [True, False, True]
    assert told[2]["none"] == "No mistakes: every prediction is right."
    assert "1 without prediction" in told[1]["line"]


def test_what_is_open_stays_open_and_shows_the_examples_of_the_other_checkpoint(tmp_path):
    evaluation = make_evaluation(
        [0, 0, 0, 1], {"one": [1, 1, 0, 1], "two": [0, 0, 1, 1], "three": [0, 0, 0, 1]}
    )
    page = switching_report(tmp_path, evaluation, ViewState())
    opened = """
        const told = [], say = () => told.push([
          at("examples-name").textContent, at("examples-amount").textContent,
          texts(at("cards"), "strong"), at("examples-rest").hidden]);
        grid[1].tell("click");
        say();
        document.tell("keydown", { key: "]" });
        say();
        at("later").tell("click");
        say();
        document.tell("keydown", { key: "]" });
        document.tell("keydown", { key: "[" });
        document.querySelectorAll("[data-pairs]")[0].querySelectorAll("button")[0].tell("click");
        say();
        console.log(JSON.stringify(told));
    """
    assert click(page, SHOWN + opened.replace("document.tell(", "document.documentElement.tell(")) == [
        ["0 → 1", "2 of 2 shown", ["0", "1"], True],
        ["0 → 1", "1 of 1 shown", ["2"], True],
        ["0 → 1", "0 of 0 shown", [], True],
        ["0 → 1", "1 of 1 shown", ["2"], True],
    ]


def test_where_examples_of_another_checkpoint_are_missing_it_is_said_where_they_are(tmp_path):
    page = report(tmp_path, make_evaluation([0], {"one": [0]}))
    calls = ("'a b', 0, 3", "'epoch_3', 0, 1", "'epoch_3', 2, 3", "'epoch_3', 3, 3")
    words = run_script(
        page, f"[{', '.join(f'restWords({call})' for call in calls)}].map((one) => one.join(''))"
    )
    assert words == [
        'None is here: all are on the page of a b, which cmviewer report … --checkpoint "a b" writes.',
        "None is here: it is on the page of epoch_3, which cmviewer report … --checkpoint epoch_3 writes.",
        "The others are on the page of epoch_3, which cmviewer report … --checkpoint epoch_3 writes.",
        "",
    ]


@pytest.mark.skipif(os.name == "nt", reason="needs a shell of POSIX")
@pytest.mark.parametrize("name", ["epoch_3", "a b", "über", "it's", "a\"$(echo no)`echo no`'b", "a\\b!"])
def test_a_name_in_a_command_is_one_word_that_the_shell_leaves_alone(tmp_path, name):
    page = report(tmp_path, make_evaluation([0], {"one": [0]}))
    told = run_script(page, f"asArgument({json.dumps(name)})")
    done = subprocess.run(["sh", "-c", f"printf %s {told}"], capture_output=True, text=True, check=True)
    assert done.stdout == name
