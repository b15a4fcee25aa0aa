"""Switching checkpoints on a page, in a real browser: it shows what the report of each checkpoint would."""

import csv
import os
import shutil

import pytest

from cmviewer.cli import main
from cmviewer.resources import sample, sample_names
from tests.browser.clicking import CLICK_ALL, counts
from tests.browser.driver import DRIVER

pytestmark = pytest.mark.skipif(DRIVER is None, reason="needs Chromium's driver, chromedriver")

HOSTILE = "<img src=x onerror=document.title='taken'>"
SHOWN = """
const texts = (selector) => Array.from(document.querySelectorAll(selector), (one) =>
  (one.innerText ?? one.textContent).trim());
const at = (id) => document.getElementById(id);
return {
  line: texts("#counted"),
  headline: texts("#figures"),
  cautions: texts(".caution"),
  caption: texts("#caption"),
  label: at("matrix").getAttribute("aria-label"),
  hides: at("hides") && !at("hides").hidden ? at("hides").innerText.trim() : "",
  words: texts("#matrix [role=gridcell] text"),
  classes: texts("#classes tbody tr, #classes tfoot tr"),
  pairs: Array.from(document.querySelectorAll("[data-pairs] tbody tr"), (row) =>
    Array.from(row.querySelectorAll("td:not(.pair-pictures)"), (one) => one.innerText)),
  none: texts("#no-pairs:not([hidden])"),
  problems: texts("#worked-around li"),
};
"""
CHOOSE = """
const list = document.getElementById("checkpoint");
list.value = Array.from(list.options).find((one) => one.textContent === arguments[0]).value;
list.dispatchEvent(new Event("change", { bubbles: true }));
"""
DOWN, END, ENTER, HOME, TAB, UP = "\ue015", "\ue010", "\ue007", "\ue011", "\ue004", "\ue013"


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    """A report of each checkpoint of each sample, of the last one with pictures."""
    folder = tmp_path_factory.mktemp("reports")
    for name in sample_names():
        words = ["report", str(sample(name)), "--out"]
        assert main([*words, str(folder / name), "--checkpoint", "all", "--no-images"]) == 0
        assert main([*words, str(folder / name / in_order(folder / name)[-1])]) == 0
    return folder


def in_order(folder):
    """Names of the checkpoints of a sample."""
    return sorted((one.name for one in folder.iterdir()), key=lambda name: int(name.split("_")[1]))


def checkpoints(browser):
    return browser.run("return Array.from(document.getElementById('checkpoint').options, (one) => one.text)")


def images_of(folder):
    """The images behind each cell, by the names of its classes."""
    found = {}
    with (folder / "examples.csv").open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found.setdefault((row["truth"], row["prediction"]), []).append(row["image"])
    return found


OPENED = """
const told = {};
for (const cell of document.querySelectorAll("#matrix [role=gridcell]")) {
  cell.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  if (!Number(cell.dataset.count)) continue;
  while (document.querySelector("#cards .more")) document.querySelector("#cards .more").click();
  const rest = document.getElementById("examples-rest");
  told[cell.dataset.truth + "\\n" + cell.dataset.prediction] = [
    document.getElementById("examples-amount").textContent,
    rest.hidden ? "" : rest.textContent,
    Array.from(document.querySelectorAll("#cards .example strong"), (one) => one.textContent),
  ];
}
return told;
"""


def check_opened(told, folder, name):
    """A click opens examples of this checkpoint, says of how many, and where the others are."""
    images, numbers = images_of(folder), counts(folder)
    for key, (amount, rest, shown) in told.items():
        cell = tuple(key.split("\n"))
        left = list(images[cell])
        for image in shown:
            left.remove(image)  # each stands once for an example of this very cell
        assert f"{len(shown):,} of {len(images[cell]):,}" in amount
        assert f"{numbers[cell]:,}" in amount
        assert bool(rest) == bool(left)
        if left:
            assert name in rest
            assert "--checkpoint" in rest
            assert rest.startswith("None is here") == (not shown)


@pytest.mark.parametrize("name", sample_names())
def test_each_checkpoint_shows_the_numbers_and_the_examples_of_its_own_report(browser, reports, name):
    folders = [reports / name / one for one in in_order(reports / name)]
    own = {}
    for folder in folders:
        browser.open(folder / "report.html")
        own[folder.name] = browser.run(SHOWN)
    assert checkpoints(browser) == list(own)
    for folder in reversed(folders):
        browser.run(CHOOSE, folder.name)
        assert browser.run(SHOWN) == own[folder.name]
        told = browser.run(CLICK_ALL)
        clicked = {(truth, said): int(count or 0) for truth, said, count, *_ in told}
        expected = counts(folder)
        assert {cell: count for cell, count in clicked.items() if count} == {
            cell: count for cell, count in expected.items() if count
        }
        if folder is not folders[-1]:
            check_opened(browser.run(OPENED), folder, folder.name)
    browser.run(CHOOSE, folders[-1].name)
    assert browser.run(SHOWN) == own[folders[-1].name]
    assert [url for url in browser.requests() if not url.startswith(("file:", "data:"))] == []
    assert browser.told("browser") == [], "neither errors nor refusals of the policy"


def test_every_view_background_and_orientation_follows_the_checkpoint(browser, reports):
    folder = reports / "digit-scenes"
    views, sides = ("truth", "prediction", "all", "counts"), ("truth", "prediction")
    ways = [(view, rows) for view in views for rows in sides]
    choose = (
        "for (const [name, value] of [['view', arguments[0]], ['rows', arguments[1]]])"
        " document.querySelector(`input[name=${name}][value=${value}]`).click();"
        "document.getElementById('background').click();"
    )

    def seen(page, name):
        browser.open(page)
        browser.run(CHOOSE, name)
        found = []
        for way in ways:
            browser.run(choose, *way)
            found.append(browser.run(SHOWN))
        return found

    pages = [folder / name / "report.html" for name in ("epoch_16", "epoch_02")]
    switched, own = (seen(page, "epoch_02") for page in pages)
    assert switched == own
    assert len({tuple(one["words"]) for one in own}) == len(ways)


def test_keys_choose_and_what_is_open_follows(browser, reports):
    browser.open(reports / "digits" / "epoch_12" / "report.html")
    browser.run(
        'document.querySelector(\'[data-truth="8"][data-prediction="8"]\')'
        ".dispatchEvent(new MouseEvent('click', { bubbles: true }))"
    )
    told = """
        const at = (id) => document.getElementById(id);
        return [at("checkpoint").value, at("chosen").innerText, at("examples-name").textContent,
          at("examples-amount").textContent, document.querySelector("#matrix .chosen").dataset.count];
        """
    before = browser.run(told)
    browser.press("[")
    value, chosen, name, amount, count = browser.run(told)
    assert (before[0], value) == ("11", "10")
    assert "11 of 12 · Accuracy" in chosen
    assert name == before[2] == "8 → 8"
    assert f"of {count} shown" in amount
    browser.run("document.getElementById('checkpoint').focus()")
    browser.press(HOME)
    assert browser.run(told)[0] == "0"
    browser.press(DOWN)
    value, *_, count = browser.run(told)
    assert value == "1"
    assert int(count) == counts(reports / "digits" / "epoch_2")["8", "8"]
    browser.press(END)
    browser.press(TAB)
    assert browser.run(told) == before, "the written one again, with its own examples"
    assert browser.run("return document.getElementById('later').disabled")
    browser.run("document.querySelector('#cards .example').click()")
    browser.press("[")
    assert browser.run(told)[0] == "11", "what lies over the page is of the checkpoint that is chosen"


def test_a_screen_reader_finds_the_control_with_its_name_and_hears_what_is_chosen(browser, reports):
    browser.open(reports / "digits" / "epoch_12" / "report.html")
    browser.press("[")
    browser.command("Accessibility.enable")
    told = {}
    for node in browser.command("Accessibility.getFullAXTree")["nodes"]:
        if not node.get("ignored"):
            told.setdefault(node["role"]["value"], []).append(node.get("name", {}).get("value", ""))
    assert "Checkpoint" in told["combobox"]
    assert {"Checkpoint before", "Checkpoint after"} <= set(told["button"])
    assert browser.run("return document.getElementById('chosen').textContent").startswith(
        "epoch_11, 11 of 12"
    )
    assert told["grid"] == [name for name in told["grid"] if "epoch_11" in name and "epoch_12" not in name]
    expected = {f"{a} → {b}: {count}" for (a, b), count in counts(reports / "digits" / "epoch_11").items()}
    assert set(told["gridcell"]) == expected


def test_where_there_is_one_checkpoint_or_no_script_there_is_no_control(browser, reports, tmp_path):
    one = str(sample("digits") / "epoch_3.csv")
    assert main(["report", one, "--out", str(tmp_path / "one")]) == 0
    browser.open(tmp_path / "one" / "report.html")
    assert browser.run("return document.getElementById('checkpoint') === null")
    browser.command("Emulation.setScriptExecutionDisabled", value=True)
    browser.open(reports / "digits" / "epoch_3" / "report.html")
    browser.command("Emulation.setScriptExecutionDisabled", value=False)
    seen = browser.run(SHOWN)
    assert not browser.run("return document.getElementById('checkpoint').checkVisibility()")
    assert all("epoch_3" in text for text in (*seen["line"], *seen["caption"]))
    assert browser.run("return document.querySelectorAll('[data-other]:not([hidden])').length") == 0


def test_names_of_checkpoints_with_markup_stay_text(browser, tmp_path):
    if os.name == "nt":
        pytest.skip("files cannot have such names here")
    (tmp_path / "run").mkdir()
    for name, said in ((HOSTILE, "ab"), ("b&lt;", "ba")):
        rows = "".join(f"{truth}.png,{truth},{one}\n" for truth, one in zip("ab", said, strict=True))
        (tmp_path / "run" / f"{name}.csv").write_text("image,truth,prediction\n" + rows, encoding="utf-8")
    assert main(["report", str(tmp_path / "run"), "--out", str(tmp_path / "out")]) == 0
    shutil.copyfile(tmp_path / "out" / "report.html", tmp_path / "page.html")
    browser.open(tmp_path / "page.html")
    names = checkpoints(browser)
    assert set(names) == {HOSTILE, "b&lt;"}
    for name in names:
        browser.run(CHOOSE, name)
        assert name in browser.run("return document.getElementById('caption').textContent")
        browser.run(CLICK_ALL)
        assert browser.run("return document.title") == f"run · {name} · cmviewer"
    assert browser.run("return document.querySelectorAll('img').length") == 0
    assert [url for url in browser.requests() if not url.startswith(("file:", "data:"))] == []
