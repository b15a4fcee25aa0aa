"""The page of a report in a real browser: every cell clicked, nothing fetched, names that stay text."""

import csv
import shutil
from collections import Counter
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from cmviewer.cli import main
from cmviewer.resources import sample, sample_names
from tests.browser.clicking import CLICK_ALL, check_clicked, counts
from tests.browser.driver import DRIVER

pytestmark = pytest.mark.skipif(DRIVER is None, reason="needs Chromium's driver, chromedriver")

HOSTILE = ("<img src=x onerror=document.title='taken'>", "</script><script>document.title='taken'</script>")
RETURN, DOWN = "\ue007", "\ue015"


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    """The report of each sample."""
    folder = tmp_path_factory.mktemp("reports")
    for name in sample_names():
        assert main(["report", str(sample(name)), "--out", str(folder / name), "--no-background"]) == 0
    return folder


def brightness(content):
    return float(np.asarray(Image.open(BytesIO(content)).convert("L"), float).mean())


@pytest.mark.parametrize("name", sample_names())
def test_every_cell_opens_its_examples_and_says_its_full_count(browser, reports, name):
    browser.open(reports / name / "report.html")
    check_clicked(browser.run(CLICK_ALL), reports / name)
    assert [url for url in browser.requests() if not url.startswith(("file:", "data:"))] == []
    assert browser.told("browser") == [], "neither errors nor refusals of the policy"


def test_keys_open_a_cell_and_an_example_stands_large_with_its_picture(browser, reports):
    browser.open(reports / "digits" / "report.html")
    browser.run("document.querySelector('#matrix [role=gridcell]').focus()")
    browser.press(DOWN)
    browser.press(RETURN)
    assert browser.run("return document.getElementById('examples-name').textContent") == "1 → 0"
    browser.run(
        'document.querySelector(\'[data-truth="3"][data-prediction="3"]\')'
        ".dispatchEvent(new MouseEvent('click', { bubbles: true }));"
        "document.querySelector('#cards .example').click()"
    )
    assert browser.run("return document.getElementById('larger').open")
    assert browser.run("return document.querySelector('#larger image').getBoundingClientRect().width") > 40
    background = browser.run("return document.getElementById('background') !== null")
    assert not background, "of classes nothing is hidden"


def test_names_with_markup_stay_text(browser, tmp_path):
    with (tmp_path / "results.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(
            [
                ("image", "truth", "prediction"),
                ("a<b>.png", HOSTILE[0], HOSTILE[1]),
                ("b", HOSTILE[1], HOSTILE[1]),
            ]
        )
    assert main(["report", str(tmp_path / "results.csv"), "--out", str(tmp_path / "out")]) == 0
    browser.open(tmp_path / "out" / "report.html")
    told = browser.run(CLICK_ALL)
    assert [*HOSTILE, "1", f"{HOSTILE[0]} → {HOSTILE[1]}"] in [one[:4] for one in told]
    assert "taken" not in browser.run("return document.title")
    assert browser.run("return document.querySelectorAll('img, b').length") == 0
    assert [url for url in browser.requests() if not url.startswith(("file:", "data:"))] == []


def test_what_the_policy_forbids_is_not_fetched(browser, reports):
    browser.open(reports / "digits" / "report.html")
    browser.run(
        "const image = document.createElement('img'); image.src = 'http://127.0.0.1:9/x.png';"
        "document.body.append(image); try { fetch('http://127.0.0.1:9/y').catch(() => 0); } catch { }"
        "const script = document.createElement('script'); script.textContent = 'window.taken = 1';"
        "document.body.append(script);"
    )
    assert browser.run("return window.taken === undefined")
    refused = [one["message"] for one in browser.told("browser")]
    assert sum("Content Security Policy" in one for one in refused) >= 3


def test_it_is_seen_in_the_light_in_the_dark_and_on_paper(browser, reports, tmp_path_factory):
    pictures = tmp_path_factory.mktemp("pictures")
    for name in sample_names():
        seen = {}
        for scheme in ("light", "dark"):
            features = [{"name": "prefers-color-scheme", "value": scheme}]
            browser.command("Emulation.setEmulatedMedia", features=features)
            browser.open(reports / name / "report.html")
            browser.run(CLICK_ALL)
            seen[scheme] = brightness(browser.picture(pictures / f"{name}-{scheme}.png"))
        assert seen["light"] > 150
        assert seen["dark"] < seen["light"] - 60
        printed = browser.printed(pictures / f"{name}.pdf")
        assert printed.startswith(b"%PDF")
        assert len(printed) > 20_000


def test_a_click_brings_its_examples_in_sight_and_a_narrow_window_keeps_cells_large(browser, reports):
    browser.open(reports / "digits" / "report.html")
    clicked = """
        const [cell] = document.querySelectorAll("#matrix [role=gridcell]");
        scrollTo(0, cell.getBoundingClientRect().top + scrollY - 200);
        cell.dispatchEvent(new MouseEvent("click", { bubbles: true }));
        const [card] = document.querySelectorAll("#cards .example");
        return [card.getBoundingClientRect().top < innerHeight, cell.getBoundingClientRect().width];
        """
    size = {"height": 600, "deviceScaleFactor": 1, "mobile": False}
    for width in (1200, 380):
        browser.command("Emulation.setDeviceMetricsOverride", width=width, **size)
        is_seen, side = browser.run(clicked)
        assert is_seen
        assert side > 40
        assert browser.run("return document.documentElement.scrollWidth <= innerWidth")
    browser.command("Emulation.clearDeviceMetricsOverride")


def test_a_page_alone_in_another_folder_leads_from_a_click_to_the_same_images(browser, reports, tmp_path):
    page = tmp_path / "elsewhere" / "from a mail.html"
    page.parent.mkdir()
    shutil.copyfile(reports / "digit-scenes" / "report.html", page)
    browser.open(page)
    told = browser.run(
        """
        const told = [];
        for (const cell of document.querySelectorAll("#matrix [role=gridcell]")) {
          cell.dispatchEvent(new MouseEvent("click", { bubbles: true }));
          if (cell.dataset.count === "" || cell.dataset.count === "0") continue;
          while (document.querySelector("#cards .more")) document.querySelector("#cards .more").click();
          const cards = Array.from(document.querySelectorAll("#cards .example"));
          told.push([cell.dataset.truth, cell.dataset.prediction, cards.map((card) => [
            card.querySelector("strong").textContent, card.querySelectorAll("image").length,
          ])]);
        }
        return told;
        """
    )
    with (reports / "digit-scenes" / "examples.csv").open(newline="", encoding="utf-8") as file:
        expected = Counter((row["truth"], row["prediction"], row["image"]) for row in csv.DictReader(file))
    found = Counter((truth, said, image) for truth, said, cards in told for image, _ in cards)
    assert found == expected
    assert all(pictures == 1 for _, _, cards in told for _, pictures in cards)
    assert [url for url in browser.requests() if not url.startswith(("file:", "data:", "chrome:"))] == []


def test_rows_are_turned_and_pairs_show_their_worst_beside_correct_ones(browser, reports):
    browser.open(reports / "digits" / "report.html")

    def corner(truth, said):
        cell = f'document.querySelector(\'[data-truth="{truth}"][data-prediction="{said}"]\')'
        return browser.run(f"const box = {cell}.getBoundingClientRect(); return [box.x, box.y]")

    (left, top), (x, y) = corner(0, 0), corner(3, 8)
    browser.run("document.querySelector('input[name=rows][value=prediction]').click()")
    turned_x, turned_y = corner(3, 8)
    assert (turned_x - left, turned_y - top) == pytest.approx((y - top, x - left), abs=0.5)
    assert "prediction on rows" in browser.run("return document.getElementById('caption').textContent")
    thumbs = browser.run(
        "return Array.from(document.querySelectorAll('[data-open]'), (pair) =>"
        " pair.closest('tr').querySelectorAll('.thumb image').length)"
    )
    assert set(thumbs) == {3}
    browser.run("document.querySelector('.thumb').click()")
    assert browser.run("return document.getElementById('larger').open")
    curves = browser.run("return document.querySelector('svg.curves .line').getTotalLength()")
    assert curves > 300
    assert browser.told("browser") == []


def test_a_screen_reader_finds_a_grid_of_cells_with_their_names_and_counts(browser, reports):
    browser.open(reports / "digits" / "report.html")
    browser.command("Accessibility.enable")
    nodes = browser.command("Accessibility.getFullAXTree")["nodes"]
    told = {}
    for node in nodes:
        if not node.get("ignored"):
            told.setdefault(node["role"]["value"], []).append(node.get("name", {}).get("value", ""))
    assert any(name.startswith("Confusion matrix of digits") for name in told["grid"])
    expected = {f"{a} → {b}: {count}" for (a, b), count in counts(reports / "digits").items()}
    assert set(told["gridcell"]) == expected
    assert len(told["row"]) >= 10
    assert any(name.startswith("Over the checkpoints: accuracy is") for name in told["image"])
    unnamed = [role for role in ("button", "radio", "checkbox", "searchbox") if "" in told.get(role, [])]
    assert unnamed == []
    assert {"digits", "Confusion matrix", "Curves", "Over the checkpoints"} <= set(told["heading"])


def test_the_page_of_one_checkpoint_draws_the_metrics_of_all(browser, reports):
    browser.open(reports / "digits" / "report.html")
    drawn = browser.run(
        "const figure = Array.from(document.querySelectorAll('h3'))"
        ".find((one) => one.textContent === 'Over the checkpoints').parentElement;"
        "const words = figure.querySelector('figcaption').innerText;"
        "return [figure.querySelector('.line').getTotalLength(), words]"
    )
    assert drawn[0] > 300
    assert "at epoch_12" in drawn[1]
