"""The page of a report as something to click: its cells, its examples, and what it is allowed."""

from base64 import b64decode, b64encode
from collections import Counter
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from making import make_evaluation, make_random_detection
from page_making import RULE, counts, photographs, report
from page_running import click
from PIL import Image

from cmviewer.confusion.view_state import Side, ViewState
from cmviewer.evaluation import Task
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.readers.files.photos import load_photo
from cmviewer.writers.page.choice import PageChoice

HOSTILE = '</script><script>alert("1")</script>'
SAMPLES = Path(__file__).parent.parent.parent / "resources" / "samples"


@pytest.mark.parametrize("rows", Side)
def test_each_cell_has_the_count_of_the_matrix_whatever_stands_on_rows(tmp_path, rows):
    page = report(tmp_path, make_random_detection(seed=3), ViewState(rule=RULE, rows=rows))
    expected = counts(tmp_path)
    assert {cell: page.cells[cell] for cell in expected} == expected
    extra = page.cells.keys() - expected.keys()
    assert all(page.cells[cell] == 0 for cell in extra)


def test_many_classes_are_folded_and_all_cells_can_be_searched(tmp_path):
    labels = list(range(300))
    page = report(tmp_path, make_evaluation(labels, {"one": [1, 0, *labels[2:]]}))
    assert len(page.cells) == 61**2
    assert sum(page.cells.values()) == 300
    assert page.cells["(other)", "(other)"] == 240
    assert {tuple(cell[:3]) for cell in page.data["cells"]} >= {(0, 1, 1), (1, 0, 1), (299, 299, 1)}
    assert any(found.get("id") == "search" for _, found in page.elements)
    said = " ".join("".join(page.words).split())
    assert said.lower().count("the 60 most confused of 300 classes") == 1


def test_names_with_markup_stay_text(tmp_path):
    evaluation = make_evaluation(
        [0, 1], {"one": [1, 0]}, names=(HOSTILE, "<b>dog"), images=("<img src=x onerror=alert(1)>.png", "b")
    )
    page = report(tmp_path, evaluation)
    assert page.cells[HOSTILE, "<b>dog"] == 1
    assert not {"b", "img", "iframe", "link", "object", "embed"} & {tag for tag, _ in page.elements}
    assert [kind for tag, kind, _ in page.inside if tag == "script"] == ["application/json", None]
    assert page.data["names"]["0"] == HOSTILE
    assert not any(name.startswith("on") for _, found in page.elements for name in found)
    assert not any(sign in page.script for sign in ("innerHTML", "insertAdjacentHTML", "document.write"))


def test_only_the_script_and_the_style_that_are_inside_may_do_anything(tmp_path):
    page = report(tmp_path, make_random_detection(seed=3))

    def hashed(tag):
        [text] = [data for one, kind, data in page.inside if one == tag and kind is None]
        return [f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"]

    assert page.policy == {
        "default-src": ["'none'"],
        "script-src": hashed("script"),
        "style-src": hashed("style"),
        "img-src": ["data:"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    assert not any("style" in found for _, found in page.elements)


def test_nothing_refers_outside(tmp_path):
    page = report(tmp_path, photographs(tmp_path / "images", 3), page=PageChoice(load=load_photo))
    assert not [found for _, found in page.elements if {"src", "href", "action", "srcset"} & found.keys()]
    [style] = [data for tag, _, data in page.inside if tag == "style"]
    assert "url(" not in style
    assert "@import" not in style
    calls = ("fetch(", "XMLHttpRequest", "WebSocket", "sendBeacon", "import(", "EventSource")
    assert not any(call in page.script for call in calls)
    outside = page.script.replace("http://www.w3.org/2000/svg", "")
    assert "http" not in outside


def test_the_budget_is_spent_on_the_worst_and_evenly_over_cells(tmp_path):
    evaluation = photographs(tmp_path / "images", 300)
    page = report(tmp_path / "out", evaluation, page=PageChoice(0.15, load_photo))
    assert (tmp_path / "out" / "report.html").stat().st_size <= 150_000
    shown = Counter(tuple(one["cell"]) for one in page.data["examples"])
    assert len(shown) == 3
    assert 3 < max(shown.values()) < 100
    assert max(shown.values()) - min(shown.values()) <= 1
    for cell in shown:
        images = [int(one["image"][:-4]) for one in page.data["examples"] if tuple(one["cell"]) == cell]
        worst = [place for place in range(299, -1, -1) if place % 3 == cell[0]]  # scores rise with the place
        assert images == worst[: len(images)]


@pytest.mark.long
def test_a_thousand_examples_take_five_megabytes_at_most(tmp_path):
    page = report(tmp_path / "out", photographs(tmp_path / "images", 1_000), page=PageChoice(5, load_photo))
    assert (tmp_path / "out" / "report.html").stat().st_size <= 5_000_000
    assert len(page.data["examples"]) == 1_000
    assert all("picture" in one for one in page.data["examples"])


def test_pictures_show_the_object_with_its_boxes_in_their_place(tmp_path):
    evaluation = open_evaluation(OpenRequest(SAMPLES / "digit-scenes", task=Task.DETECTION))
    page = report(tmp_path, evaluation, page=PageChoice(0.3, load_photo))
    assert "with their pictures, which are inside this page" in " ".join("".join(page.words).split())
    for one in page.data["examples"][:40]:
        x0, y0, x1, y1 = one["picture_place"]
        for side in ("truth", "prediction"):
            if side in one:
                left, top, right, bottom = one[side]
                assert x0 <= left < right <= x1
                assert y0 <= top < bottom <= y1
        picture = Image.open(BytesIO(b64decode(page.data["pictures"][one["picture"]])))
        assert picture.format == "WEBP"
        photo = Image.open(SAMPLES / "digit-scenes" / "images" / one["image"]).convert("RGB")
        there = np.asarray(photo.crop((x0, y0, x1, y1)).resize(picture.size), float)
        assert np.abs(there - np.asarray(picture.convert("RGB"))).mean() < 12


def test_without_pictures_examples_are_told_in_words(tmp_path):
    evaluation = make_random_detection(seed=3)
    page = report(tmp_path, evaluation, page=PageChoice())
    assert page.data["pictures"] == []
    wrong = [one for one in page.data["examples"] if one["cell"][0] != one["cell"][1]]
    assert len(wrong) == sum(number for (a, b), number in counts(tmp_path).items() if a != b)
    assert all(one["why"] for one in page.data["examples"])


def test_where_the_page_has_no_pictures_cards_keep_no_place_for_them(tmp_path):
    page = report(tmp_path, make_random_detection(seed=3))
    told = click(
        page,
        """
        document.querySelectorAll("[role=gridcell]")[0].tell("click");
        const cards = document.getElementById("cards").querySelectorAll("button.example");
        console.log(JSON.stringify(cards.map((one) => one.children.length)));
        """,
    )
    assert set(told) == {1}
