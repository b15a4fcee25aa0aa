"""What is printed commands no terminal, and a name with line breaks cannot look like a line of its own."""

import csv
import json
import re
import sys

import pytest

from cmviewer.cli import main
from cmviewer.safe_text import one_line, shown

NAMES = ("a\x1b]0;title\x1b\\", "b\x1b[2J\x1b[31m", "c\nwarning: forged", "d\u202egnp.exe\u2066")
CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")


@pytest.fixture(params=["table", "objects"])
def folder(request, tmp_path):
    """Results whose classes, files, checkpoints and folder have such names, with problems."""
    folder = tmp_path / "run\x1b[31m\u202e"
    folder.mkdir()
    if request.param == "table":
        for epoch in (1, 2):
            with (folder / f"epoch\x1b[2J{epoch}.csv").open("w", newline="", encoding="utf-8") as file:
                lines = [(f"{n}\x1b[1m.png", NAMES[n % 4], NAMES[n * epoch % 4]) for n in range(24)]
                csv.writer(file).writerows(
                    [("image", "truth", "prediction"), *lines, ("one", "too", "m\x1b", "any")]
                )
        return folder
    images = [{"id": 0, "file_name": "a\x1b.jpg", "width": 9, "height": 9}]
    categories = [{"id": n, "name": name} for n, name in enumerate(NAMES)]
    box = {"image_id": 0, "category_id": 0, "bbox": [0, 0, 5, 5]}
    truth = {"images": images, "annotations": [box | {"id": 1}], "categories": categories}
    (folder / "truth.json").write_text(json.dumps(truth))
    (folder / "epoch\x1b[2J1.json").write_text(json.dumps([box, box | {"category_id": 77}]))
    return folder


def check(printed):
    for text in (printed.out, printed.err):
        assert not CONTROLS.search(text), text
        assert not any(line.startswith("warning: forged") for line in text.splitlines())


def test_check_prints_no_control_character(folder, capsys):
    assert main(["check", str(folder)]) == 0
    printed = capsys.readouterr()
    check(printed)
    assert "\\x1b[2J" in printed.out
    assert "\\u202egnp.exe" in printed.out


def test_report_prints_no_control_character(folder, capsys, tmp_path):
    assert main(["report", str(folder), "--checkpoint", "all", "--out", str(tmp_path / "o\x1b[2Jut")]) == 0
    printed = capsys.readouterr()
    check(printed)
    assert "o\\x1b[2Jut" in printed.out


def test_formats_prints_no_control_character(capsys):
    assert main(["formats"]) == 0
    check(capsys.readouterr())


@pytest.mark.parametrize(
    "words",
    [["check", "no\x1b[2Jwhere"], ["no\x1b[2Jwhere"], ["--view", "\x1b[2J"], ["check", ".", "--\x1b[2J"]],
    ids=["a path", "a path of the window", "a choice", "an option"],
)  # fmt: skip
def test_wrong_words_are_said_without_what_they_command(words, capsys):
    assert main(words) == 2
    printed = capsys.readouterr()
    check(printed)
    assert "[2J" in printed.err


def test_what_turns_the_order_of_letters_round_is_an_escape_and_other_letters_stay():
    assert one_line("a\u202eb\u2069c") == "a\\u202eb\\u2069c"
    assert one_line("קול\u200f é 猫") == "קול\u200f é 猫"


def test_text_for_the_screen_keeps_its_lines():
    assert shown("a\nb\x1bc\r\nd\u2028e") == "a\nb\\x1bc\nd e"
    assert shown("<b>&amp;") == "<b>&amp;"
