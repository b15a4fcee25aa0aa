"""Every figure from which evidence decides stands in ARCHITECTURE.md, with what it was set by."""

import re
from pathlib import Path
from typing import Final

TOP: Final = Path(__file__).parent.parent
FIGURE: Final = re.compile(r"^_?[A-Z_]+: Final = (?:-?\d*\.\d+|\(\d+, \d*\.\d+\))$", re.MULTILINE)


def test_each_module_of_readers_with_a_share_for_a_figure_is_in_the_list():
    text = (TOP / "ARCHITECTURE.md").read_text("utf-8")
    listed = text.partition("## Rules of thumb of reading")[2].partition("\n## ")[0]
    with_figures = {
        file for file in (TOP / "cmviewer/readers").rglob("*.py") if FIGURE.search(file.read_text("utf-8"))
    }
    assert len(with_figures) > 20
    sense = {file for file in with_figures if file.parent.name == "sense"}
    assert [file.stem for file in sorted(with_figures - sense) if file.stem not in listed] == []
    assert [file.stem for file in sorted(sense) if file.stem.split("_")[-1] not in listed] == []
