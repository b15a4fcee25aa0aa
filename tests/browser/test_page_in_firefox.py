"""The page of a report in Firefox: every cell clicked, rows turned, an example opened, nothing fetched."""

import pytest

from cmviewer.cli import main
from cmviewer.resources import sample, sample_names
from tests.browser.clicking import CLICK_ALL, check_clicked, counts
from tests.browser.marionette import FIREFOX, firefox

pytestmark = pytest.mark.skipif(FIREFOX is None, reason="needs Firefox, firefox-esr")
WORKED = """
document.querySelector("input[name=rows]:not(:checked)").click();
document.querySelector(".thumb").click();
const larger = document.getElementById("larger");
const picture = larger.querySelector("image");
const seen = [larger.open, picture.getBoundingClientRect().width > 40];
larger.close();
const image = document.createElement("img");
image.src = "http://127.0.0.1:9/x.png";
document.body.append(image);
const script = document.createElement("script");
script.textContent = "window.taken = 1";
document.body.append(script);
const from = performance.getEntriesByType("resource").map((one) => one.name);
return [...seen, document.getElementById("caption").textContent, window.taken === undefined, from];
"""

CHOSEN = """
const list = document.getElementById("checkpoint");
list.value = "2";
list.dispatchEvent(new Event("change", { bubbles: true }));
return Array.from(document.querySelectorAll("#matrix [role=gridcell]"), (cell) =>
  [cell.dataset.truth, cell.dataset.prediction, cell.dataset.count]);
"""


def test_the_pages_of_all_samples_work(tmp_path_factory):
    with firefox(tmp_path_factory.mktemp("profile")) as browser:
        for name in sample_names():
            folder = tmp_path_factory.mktemp(name)
            assert main(["report", str(sample(name)), "--out", str(folder), "--no-background"]) == 0
            browser.open(folder / "report.html")
            check_clicked(browser.run(CLICK_ALL), folder)
            opened, is_seen, caption, is_refused, fetched = browser.run(WORKED)
            assert (opened, is_seen, is_refused) == (True, True, True)
            assert "prediction on rows" in caption
            assert [one for one in fetched if not one.startswith(("file:", "data:"))] == []


def test_a_checkpoint_that_is_chosen_shows_its_own_counts(tmp_path_factory):
    folder = tmp_path_factory.mktemp("digits")
    for more in ([], ["--checkpoint", "epoch_3", "--no-images"]):
        out = folder / (more[1] if more else "last")
        assert main(["report", str(sample("digits")), "--out", str(out), *more]) == 0
    with firefox(tmp_path_factory.mktemp("profile")) as browser:
        browser.open(folder / "last" / "report.html")
        told = browser.run(CHOSEN)
    found = {(truth, said): int(count) for truth, said, count in told}
    assert found == counts(folder / "epoch_3")
