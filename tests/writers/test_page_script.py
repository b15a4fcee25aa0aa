"""The script of the page of a report, run as it stands there: its functions, and clicks on its elements."""

import csv
import json
from collections import Counter

import pytest
from making import make_evaluation, make_random_detection
from page_making import RULE, counts, photographs, report
from page_running import click, run_script

from cmviewer.confusion.captions import caption
from cmviewer.confusion.count import count
from cmviewer.confusion.view_state import Side, View, ViewState
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.readers.files.photos import load_photo
from cmviewer.resources import sample
from cmviewer.writers.page.choice import PageChoice
from cmviewer.writers.page.matrix import page_matrix


@pytest.mark.parametrize("rows", Side)
def test_the_script_shows_every_view_as_the_page_is_written_with_it(tmp_path, rows):
    evaluation, pages = make_random_detection(seed=3), {}
    counted = count(evaluation, 0, RULE)
    for view in View:
        for background in (True, False):
            state = ViewState(rule=RULE, view=view, rows=rows, background=background)
            drawn = page_matrix(evaluation, counted.matrix, state)
            pages[view, background] = [cell for row in drawn.rows for cell in row]
    page = report(tmp_path, evaluation, ViewState(rule=RULE, rows=rows))
    given = [
        {
            "row": place // len(page.data["columns"]),
            "column": place % len(page.data["columns"]),
            "count": int(one["data-count"] or 0),
            "kind": one["data-kind"],
            "background": "data-background" in one,
        }
        for place, one in enumerate(page.gridcells)
    ]
    calls = [
        f"arranged(cells, '{view}', {json.dumps(not background)}, page.transposed)"
        for view, background in pages
    ]
    drawn = run_script(page, f"((cells) => [{', '.join(calls)}])({json.dumps(given)})")
    for expected, found in zip(pages.values(), drawn, strict=True):
        assert [(one["level"], one["words"]) for one in found] == [(one.level, one.words) for one in expected]
    assert len({json.dumps(one) for one in drawn}) == len(drawn)


def test_a_click_on_a_cell_finds_its_examples_and_says_how_many_of_how_many(tmp_path):
    evaluation = photographs(tmp_path / "images", 30)
    page = report(tmp_path / "out", evaluation)
    examples, amount, words = run_script(
        page,
        "[examplesOf(page.examples, [0], [1]).map((one) => one.image), amountOf(page.cells, [0], [1]),"
        " shownWords(12, { count: 1340, outcomes: 1340 }, false)]",
    )
    assert sorted(examples) == sorted(f"{place}.jpg" for place in range(0, 30, 3))
    assert amount == {"count": counts(tmp_path / "out")["0", "1"], "outcomes": 10}
    assert words == "12 of 1,340 shown"


def test_searching_finds_cells_by_words_of_both_names(tmp_path):
    page = report(tmp_path, make_evaluation([0, 1, 2], {"one": [1, 1, 0]}, names=("red cat", "dog", "cow")))
    found = run_script(
        page, "['CAT dog', 'cow', ''].map((text) => found(page.cells, page.names, text).length)"
    )
    assert found == [1, 1, 3]


def test_arrow_keys_stay_in_the_grid_and_pass_what_is_hidden(tmp_path):
    page = report(tmp_path, make_evaluation([0], {"one": [0]}))
    places = run_script(
        page,
        "[moved(0, 'ArrowLeft', 3, 9, () => true), moved(0, 'ArrowRight', 3, 9, () => true),"
        " moved(2, 'ArrowRight', 3, 9, () => true), moved(1, 'ArrowDown', 3, 9, () => true),"
        " moved(7, 'ArrowDown', 3, 9, () => true), moved(1, 'ArrowRight', 3, 9, (to) => to !== 2)]",
    )
    assert places == [0, 1, 2, 4, 7, 1]


def test_shares_are_written_as_python_writes_them(tmp_path):
    page = report(tmp_path, make_evaluation([0], {"one": [0]}))
    shares = [k / n for n in range(1, 130) for k in range(n + 1)]
    written = run_script(page, f"{json.dumps(shares)}.map(percent)")
    assert written == [f"{100 * share:.1f} %" for share in shares]


CLICK_ALL = """
    const cells = document.querySelectorAll("[role=gridcell]");
    const at = (id) => document.getElementById(id);
    console.log(JSON.stringify(cells.map((cell) => {
      cell.children[0].tell("click");
      const cards = at("cards").querySelectorAll("button.example").length;
      const names = ["data-truth", "data-prediction"].map((name) => cell.getAttribute(name));
      if (at("examples").hidden) return [...names, "", at("hovered").textContent, 0];
      return [...names, at("examples-name").textContent, at("examples-amount").textContent, cards];
    })));
    """


def test_every_cell_that_is_clicked_shows_its_examples_and_its_full_count(tmp_path):
    page = report(tmp_path, make_random_detection(seed=3))
    clicked, expected = click(page, CLICK_ALL), counts(tmp_path)
    assert len(clicked) == len(page.gridcells)
    for truth, prediction, name, amount, cards in clicked:
        if (truth, prediction) == ("background", "background"):
            assert (name, amount, cards) == ("", "background → background: there is no such thing", 0)
            continue
        number = expected.get((truth, prediction), 0)
        assert name == f"{truth} → {prediction}"
        assert amount == f"{number} of {number} shown"
        assert cards == number


@pytest.mark.long
def test_of_pixels_a_click_says_their_full_count_and_how_many_images_are_shown(tmp_path):
    page = report(tmp_path, open_evaluation(OpenRequest(sample("digit-maps"))))
    clicked, expected = click(page, CLICK_ALL), counts(tmp_path)
    with (tmp_path / "examples.csv").open(newline="") as file:
        images = Counter((row["truth"], row["prediction"]) for row in csv.DictReader(file))
    for truth, prediction, _, amount, cards in clicked:
        cell = (truth, prediction)
        words = f"{expected.get(cell, 0):,} pixels: {images[cell]} of {images[cell]} image"
        assert amount.removesuffix(" shown").removesuffix("s") == words
        assert cards == images[cell]
    assert sum(expected.values()) > 1_000_000


def test_keys_and_switches_work_and_an_example_opens_larger(tmp_path):
    page = report(tmp_path / "out", photographs(tmp_path / "images", 9, 200), page=PageChoice(1, load_photo))
    found = click(
        page,
        """
        const at = (id) => document.getElementById(id), svg = at("matrix");
        svg.tell("keydown", { key: "ArrowRight" });
        svg.tell("keydown", { key: "Enter" });
        const opened = at("examples-name").textContent + ": " + at("examples-amount").textContent;
        at("cards").querySelector("button.example").tell("click");
        const larger = at("larger").open && at("larger-body").querySelector("image").getAttribute("href");
        const counts = document.querySelectorAll("input[name=view]").find((one) => one.value === "counts");
        counts.tell("change");
        const words = svg.querySelectorAll("[role=gridcell]")[1].textContent;
        const pair = document.querySelectorAll("[data-open]")[0];
        pair.tell("click");
        console.log(JSON.stringify([opened, larger, words, at("examples-name").textContent]));
        """,
    )
    assert found[0] == "0 → 1: 3 of 3 shown"
    first = next(one for one in page.data["examples"] if one["cell"] == [0, 1])
    assert found[1] == "data:image/webp;base64," + page.data["pictures"][first["large"]]
    assert found[2] == "3"
    assert found[3] in {"0 → 1", "1 → 2", "2 → 0"}


TURN = """
    const at = (id) => document.getElementById(id), svg = at("matrix");
    const told = (one, ...names) => names.map((name) => one.getAttribute(name) || "start");
    const named = (side) => svg.querySelectorAll(`[data-side=${side}]`)
      .map((one) => [one.textContent, ...told(one, "transform", "text-anchor")]);
    const title = (side) => svg.querySelector(`[data-axis=${side}]`);
    const seen = () => [
      svg.querySelectorAll("[role=gridcell]").map((one) => one.getAttribute("transform")),
      ["column", "row"].map(named),
      ["column", "row"].map((side) => [title(side).textContent, ...told(title(side), "transform")]),
      at("caption").textContent,
    ];
    const before = seen();
    const rows = document.querySelectorAll("input[name=rows]");
    rows.find((one) => !one.checked).tell("change");
    svg.tell("keydown", { key: "ArrowDown" });
    const after = seen(), said = at("hovered").textContent;
    rows.find((one) => one.checked).tell("change");
    console.log(JSON.stringify([before, after, said, seen()]));
"""


@pytest.mark.parametrize("rows", Side)
def test_a_matrix_that_is_turned_is_drawn_as_a_page_with_the_other_rows(tmp_path, rows):
    evaluation, (other,) = make_random_detection(seed=3), [one for one in Side if one is not rows]
    pages = {
        one: report(tmp_path / one.value, evaluation, ViewState(rule=RULE, rows=one, background=True))
        for one in Side
    }
    before, turned, said, again = click(pages[rows], TURN)
    expected, *_ = click(pages[other], TURN)
    assert again == before
    across = len(before[1][0])
    places = [expected[0][column * across + row] for row in range(across) for column in range(across)]
    assert turned[0] == places, "each cell stands where the other page has it"
    assert turned[1] == expected[1][::-1], "names of rows are those of columns there"
    assert turned[2] == expected[2][::-1]
    assert turned[3] == expected[3], "the caption says what is on rows"
    first = pages[rows].gridcells[1]
    assert said.startswith(f"{first['data-truth']} → {first['data-prediction']}"), "keys go where they point"


def test_the_caption_says_which_view_is_seen_and_whether_the_background_is(tmp_path):
    evaluation = make_random_detection(seed=3)
    page = report(tmp_path, evaluation, ViewState(rule=RULE))
    said = click(
        page,
        """
        const at = (id) => document.getElementById(id), said = [];
        const say = () => said.push([at("caption").textContent, at("hides").hidden]);
        at("background").checked = true;
        at("background").tell("change");
        say();
        document.querySelectorAll("input[name=view]").find((one) => one.value === "all").tell("change");
        say();
        at("background").checked = false;
        at("background").tell("change");
        say();
        console.log(JSON.stringify(said));
        """,
    )
    matrix = count(evaluation, 0, RULE).matrix
    states = [ViewState(rule=RULE, background=True), ViewState(rule=RULE, view=View.ALL, background=True)]
    states.append(ViewState(rule=RULE, view=View.ALL))
    captions = [caption(evaluation, matrix, state) for state in states]
    assert said == [[captions[0], True], [captions[1], True], [captions[2], False]]


def test_beside_each_pair_stand_its_worst_example_and_a_correct_one_of_each_class(tmp_path):
    page = report(tmp_path, open_evaluation(OpenRequest(sample("digits"))), page=PageChoice(2, load_photo))
    found = click(
        page,
        """
        const rows = document.querySelectorAll("[data-open]").map((pair) => [
          pair.getAttribute("data-open"),
          pair.closest("tr").querySelectorAll("button.thumb").map((one) => one.getAttribute("aria-label")),
        ]);
        document.querySelectorAll("button.thumb")[0].tell("click");
        console.log(JSON.stringify([rows, document.getElementById("larger-body").textContent]));
        """,
    )
    examples = page.data["examples"]
    assert len(found[0]) == 20
    for pair, labels in found[0]:
        truth, prediction = map(int, pair.split())
        worst = next(one for one in examples if one["cell"] == [truth, prediction])
        assert labels[0] == f"the worst: {worst['image']}, {worst['caption']}"
        right = [
            {one["image"] for one in examples if one["cell"] == [side] * 2} for side in (truth, prediction)
        ]
        right = list(filter(None, right))  # of some classes nothing is right
        assert len(labels) == 1 + len(right)
        for label, images in zip(labels[1:], right, strict=True):
            words, _, image = label.partition(": ")
            assert (words, image.split(",")[0] in images) == ("correct", True)
    assert found[0][0][1][0].split(": ")[1].split(",")[0] in found[1]
