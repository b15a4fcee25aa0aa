"""Every figure from which evidence decides stands in ARCHITECTURE.md, with what it was set by."""

import re
from pathlib import Path
from typing import Final

TOP: Final = Path(__file__).parent.parent
FIGURE: Final = re.compile(r"^_?[A-Z_]+: Final = (?:-?\d*\.\d+|\(\d+, \d*\.\d+\))$", re.MULTILINE)
COMPARED: Final = re.compile(r"[<>]=? 0\.\d*[1-9]|quantile\(")
"""A share that is compared with where it stands, or a part of all that is wanted."""


def listed_rules() -> str:
    text = (TOP / "ARCHITECTURE.md").read_text("utf-8")
    return text.partition("## Rules of thumb of reading")[2].partition("\n## ")[0]


def modules_with(pattern: re.Pattern[str]) -> set[Path]:
    return {
        file for file in (TOP / "cmviewer/readers").rglob("*.py") if pattern.search(file.read_text("utf-8"))
    }


def test_each_module_of_readers_that_compares_with_a_share_is_in_the_list():
    listed = listed_rules()
    compare = modules_with(COMPARED)
    assert len(compare) > 5
    assert [file.stem for file in sorted(compare) if not re.search(rf"[`/]{file.stem}[`. ]", listed)] == []


def test_each_module_of_readers_with_a_share_for_a_figure_is_in_the_list():
    listed = listed_rules()
    with_figures = modules_with(FIGURE)
    assert len(with_figures) > 20
    sense = {file for file in with_figures if file.parent.name == "sense"}
    assert [file.stem for file in sorted(with_figures - sense) if file.stem not in listed] == []
    assert [file.stem for file in sorted(sense) if file.stem.split("_")[-1] not in listed] == []
