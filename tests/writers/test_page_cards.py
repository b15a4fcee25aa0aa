"""What a click on a page shows of an example: its words, and of pixels the paint on those of the cell."""

import csv
from base64 import b64decode
from dataclasses import replace
from io import BytesIO

import numpy as np
from making import make_evaluation, make_maps, make_random_detection
from page_making import report
from page_running import click
from PIL import Image

from cmviewer.confusion.view_state import ViewState
from cmviewer.evaluation import Checkpoint, Classes, Task
from cmviewer.readers.files.photos import load_photo
from cmviewer.writers.page.choice import PageChoice

CARDS = """
    const at = (id) => document.getElementById(id);
    const told = document.querySelectorAll("[role=gridcell]").flatMap((cell) => {
      cell.tell("click");
      if (at("examples").hidden) return [];
      const texts = (card, tag) => card.querySelectorAll(tag).map((one) => one.textContent);
      const cards = at("cards").querySelectorAll("button.example");
      return cards.map((card) => ["strong", "span", "em", "small"].map((tag) => texts(card, tag)));
    });
    console.log(JSON.stringify(told));
"""


def maps_of(truth, said):
    """An evaluation of label maps of two classes, without photographs."""
    loaded = [make_maps({0: one.astype(np.uint8)}, 2, outside=2) for one in (truth, said)]
    return replace(
        make_evaluation([0], {"last": [0]}, images=("0.png",)),
        task=Task.SEMANTIC_SEGMENTATION,
        classes=Classes(("road", "sky"), nothing="(outside)"),
        truth=loaded[0],
        checkpoints=(Checkpoint("last", (), lambda: loaded[1]),),
    )


def test_of_pixels_those_of_the_cell_are_painted_and_no_others(tmp_path):
    random = np.random.default_rng(0)
    truth, said = np.zeros((12, 15), int), random.integers(0, 2, (12, 15))
    page = report(tmp_path, maps_of(truth, said), ViewState(), page=PageChoice(1, load_photo))
    assert {tuple(one["cell"]) for one in page.data["examples"]} == {(0, 0), (0, 1)}
    for one in page.data["examples"]:
        picture = Image.open(BytesIO(b64decode(page.data["pictures"][one["picture"]])))
        assert (picture.format, picture.size) == ("WEBP", (15, 12))
        pixels = np.asarray(picture.convert("RGB")).astype(int)
        inside = said == one["cell"][1]
        assert len({tuple(colour) for colour in pixels[inside].tolist()}) == 1
        assert len({tuple(colour) for colour in pixels[~inside].tolist()}) == 1
        assert (pixels[inside][0] - pixels[~inside][0])[:2].min() > 40, "yellow over one colour"


def test_a_card_says_the_image_what_it_is_its_cause_and_why_in_one_line(tmp_path):
    page = report(tmp_path, make_random_detection(seed=3))
    with (tmp_path / "examples.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    cards = click(page, CARDS)
    assert len(cards) == len(rows)
    assert sorted(image for [image], *_ in cards) == sorted(row["image"] for row in rows)
    told = sorted(cause[0] if cause else "" for _, _, cause, _ in cards)
    assert told == sorted(row["cause"].replace("-", " ") for row in rows)
    for _, (_, caption), _, [why] in cards:
        assert caption
        assert why.endswith(".")
        assert "\n" not in why


def test_a_cell_that_was_searched_opens_its_examples(tmp_path):
    labels = list(range(70))
    page = report(tmp_path, make_evaluation(labels, {"one": [1, 0, *labels[2:]]}))
    told = click(
        page,
        """
        const at = (id) => document.getElementById(id);
        at("search").value = "1 → 0";
        at("search").tell("input");
        const [cell] = at("found").querySelectorAll("button").filter((one) => one.textContent === "1 → 0");
        cell.tell("click");
        console.log(JSON.stringify([at("examples-name").textContent, at("examples-amount").textContent]));
        """,
    )
    assert told == ["1 → 0", "1 of 1 shown"]
