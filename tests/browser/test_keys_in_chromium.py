"""A page with several checkpoints by its keys, in a real browser: the focus stays where a person works."""

import pytest

from cmviewer.cli import main
from cmviewer.resources import sample
from tests.browser.driver import DRIVER

pytestmark = pytest.mark.skipif(DRIVER is None, reason="needs Chromium's driver, chromedriver")

ENTER = "\ue007"


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    """The pages of two samples, each of its last checkpoint."""
    folder = tmp_path_factory.mktemp("reports")
    for name in ("digits", "digit-scenes"):
        words = ["report", str(sample(name)), "--out", str(folder / name), "--no-images", "--background"]
        assert main(words) == 0
    return folder


FOCUSED = """
const had = document.activeElement;
const holder = had.closest("#cards, #matrix, [data-pairs], #switch, fieldset");
return [holder ? holder.id || holder.tagName : "nowhere", had.id || had.className];
"""


def test_the_focus_stays_where_a_person_works_while_checkpoints_and_the_background_change(browser, reports):
    browser.open(reports / "digit-scenes" / "report.html")
    focus = "const [one] = document.querySelectorAll(arguments[0]); one.focus();"
    click = "const told = new MouseEvent('click', { bubbles: true }); one.dispatchEvent(told);"
    browser.run(focus, "[data-pairs] button.link")
    browser.press("[")
    assert browser.run(FOCUSED) == ["DIV", "link"]
    browser.run(focus + click, "#matrix [data-truth=background][data-prediction=one]")
    browser.run(focus, "#cards .example")
    browser.press("[")
    assert browser.run(FOCUSED) == ["cards", "example"]
    browser.run(focus + click, "#background")
    assert browser.run(FOCUSED) == ["FIELDSET", "background"], "the cell that goes takes no focus"
    assert browser.run("return document.querySelector('#matrix [tabindex=\"0\"]').checkVisibility()")
    browser.run("document.getElementById('earlier').focus()")
    for _ in range(4):
        browser.press(ENTER)
    assert browser.run("return document.getElementById('earlier').disabled")
    assert browser.run(FOCUSED) == ["switch", "checkpoint"], "a button that can do no more hands it on"


def test_a_cell_that_the_next_checkpoint_has_not_hands_the_keys_to_the_first_one(browser, tmp_path):
    for name, rows in (("epoch_1", "1,a,a\n2,b,\n"), ("epoch_2", "1,a,b\n2,b,a\n")):
        (tmp_path / f"{name}.csv").write_text("image,truth,prediction\n" + rows, encoding="utf-8")
    words = ["report", str(tmp_path), "--out", str(tmp_path.parent / "out"), "--checkpoint", "epoch_1"]
    assert main(words) == 0
    browser.open(tmp_path.parent / "out" / "report.html")
    focused = "return document.activeElement.getAttribute('aria-label')"
    browser.run(
        "document.querySelector('#matrix [role=gridcell][data-truth=b][data-background]')"
        ".dispatchEvent(new MouseEvent('click', { bubbles: true }))"
    )
    assert browser.run(focused) == "b → (no prediction): 1"
    browser.press("]")
    assert browser.run("return document.activeElement.checkVisibility()")
    assert browser.run(focused) == "a → a: 0"


def test_keys_that_the_browser_means_otherwise_choose_nothing(browser, reports):
    browser.open(reports / "digits" / "report.html")
    told = """
        const pressed = { key: "[", bubbles: true, cancelable: true, ...arguments[0] };
        const told = new KeyboardEvent("keydown", pressed);
        document.body.dispatchEvent(told);
        return [document.getElementById("checkpoint").value, told.defaultPrevented];
        """
    assert browser.run(told, {"metaKey": True}) == ["11", False]
    assert browser.run(told, {"ctrlKey": True}) == ["11", False]
    assert browser.run(told, {"ctrlKey": True, "altKey": True}) == ["10", True], "AltGr"


def test_on_paper_stands_the_checkpoint_that_is_chosen_and_nothing_to_choose(browser, reports, tmp_path):
    browser.open(reports / "digit-scenes" / "report.html")
    browser.press("[")
    browser.command("Emulation.setEmulatedMedia", media="print")
    seen = browser.run(
        "return ['#switch', 'fieldset', '#matrix', '#classes table'].map((one) =>"
        " document.querySelector(one).checkVisibility())"
    )
    words = browser.run("return document.body.innerText")
    browser.command("Emulation.setEmulatedMedia", media="")
    assert seen == [False, False, True, True]
    assert "Checkpoint epoch_08" in words
    assert "epoch_08 · by truth" in words
    assert "epoch_16 · " not in words
