"""The catalogue of the window's words, for those who translate it; `make translations` writes it anew.

`cmviewer_en.ts` has every word; a copy of it with another language in its name is a translation, which is
kept up to date and made into the file that the program loads.
"""

import ast
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Final

from cmviewer.bundle.evaluation import WHY_FIXED
from cmviewer.confusion.comparison.changes import Change
from cmviewer.confusion.comparison.found_by import FoundBy
from cmviewer.confusion.counterfactuals import Direction
from cmviewer.confusion.metric import Mean
from cmviewer.confusion.metrics import METRICS
from cmviewer.confusion.pairs import Rank
from cmviewer.confusion.threshold import Threshold
from cmviewer.confusion.view_state import Side, View, Which
from cmviewer.evaluation import Task
from cmviewer.examples.image_ranking import COLUMNS as IMAGE_COLUMNS
from cmviewer.examples.marks.audit_draw import Kind as AuditKind
from cmviewer.examples.sorting import WORDS as SORTS
from cmviewer.examples.words import SHORT_CAUSES
from cmviewer.gui.actions.listed import IN_MATRIX
from cmviewer.gui.actions.menu_names import MENUS
from cmviewer.gui.actions.table import ACTIONS
from cmviewer.gui.dialogs.about_dialog import LICENCE, PRIVACY
from cmviewer.gui.dialogs.preferences_dialog import KEPT, plain_words
from cmviewer.gui.examples.listing.object_tools import EACH, GROUPINGS
from cmviewer.gui.panels.findings_model import HEADINGS as OF_FINDINGS
from cmviewer.gui.panels.findings_model import HELP
from cmviewer.gui.panels.histogram_panel import WORDS as QUANTITIES
from cmviewer.gui.panels.images_model import IMAGE
from cmviewer.gui.panels.more_rules import CROWD, DIFFICULT
from cmviewer.gui.panels.pairs_model import HEADINGS as OF_PAIRS
from cmviewer.gui.panels.reading.words import MEANINGS, ORIGINS, ROLES, TITLES
from cmviewer.gui.panels.table_of_panels import PANELS
from cmviewer.gui.theme import Theme
from cmviewer.gui.translating import CONTEXT
from cmviewer.matching import PRESETS, Crowd, Difficult, ErrorType, Match
from cmviewer.problems.catalogue import ALL_KINDS
from cmviewer.query import LIVES
from cmviewer.query.mark_kinds import MarkFilter
from cmviewer.readers.opening.layouts import MAP_LAYOUTS, OBJECT_LAYOUTS, TABLE_LAYOUTS
from cmviewer.resources import SAMPLES, resource
from cmviewer.workspace.look import CellKind, ColourMap
from cmviewer.writers.lists.formats import FORMATS

TEMPLATE: Final = "cmviewer_en.ts"
_FIELD: Final = re.compile(r"\{[^{}]*\}")
SOURCE: Final = Path(__file__).parents[1]


def table_words() -> tuple[str, ...]:
    """Return the words of all tables that the window shows, each once, in their order."""
    words = chain(
        MENUS,
        *((*one.menu.split("/"), one.words, one.short) for one in ACTIONS),
        *IN_MATRIX,
        (panel.title for panel in PANELS),
        *((plain_words(option), *(word.replace("-", " ") for word in option.kind.words)) for option in KEPT),
        *((match.label, match.explanation) for match in Match),
        *((preset.label, preset.explanation, preset.about) for preset in PRESETS),
        *((one.name, one.words) for one in FORMATS),
        *((kind.what, kind.mend) for kind in ALL_KINDS),
        *(Theme, ColourMap, ErrorType, Rank, FoundBy),
        (one.label for one in Threshold),
        TITLES,
        *(each.values() for each in (SORTS, EACH, GROUPINGS, QUANTITIES, CROWD, DIFFICULT, ROLES, SAMPLES)),
        *(OF_FINDINGS, HELP),
        (WHY_FIXED, LICENCE, PRIVACY),
        *(MEANINGS, LIVES.values()),
        (one.name for one in TABLE_LAYOUTS),
        (one.name for one in OBJECT_LAYOUTS),
        (one.name for one in MAP_LAYOUTS),
        *((one.words, one.help, *one.called.values()) for one in METRICS.of_class),
        *((one.words, one.help, *one.called.values()) for one in METRICS.overall),
        *(Side, Which, Change, CellKind, Mean, MarkFilter, AuditKind, LIVES, IMAGE_COLUMNS, (IMAGE,)),
        *((view.label, view.value) for view in View),
        *((one.explanation,) for one in ErrorType),
        *(SHORT_CAUSES.values(), ORIGINS.values(), (task.profile.of_shown for task in Task)),
        *(Direction, Crowd, Difficult),
        *OF_PAIRS.values(),
    )
    return tuple(dict.fromkeys(word for word in map(str, words) if word))


def written_words(source: str) -> Iterator[tuple[str, str]]:
    """Yield each context with its words, as they stand in the source of a module.

    Qt's own tool overlooks those inside of f-strings.
    """
    tree = ast.parse(source)
    for outer in (tree, *(node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))):
        for node in ast.walk(outer):
            match node:
                case ast.Call(
                    func=ast.Name(id="translated" | "said"), args=[ast.Constant(value=str(words)), *_]
                ):
                    yield CONTEXT, words
                case ast.Call(
                    func=ast.Name(id="said_of"),
                    args=[_, ast.Constant(value=str(one)), ast.Constant(value=str(many)), *_],
                ):
                    yield from ((CONTEXT, one), (CONTEXT, many))
                case ast.Call(
                    func=ast.Attribute(value=ast.Name(id="self"), attr="tr"),
                    args=[ast.Constant(value=str(words))],
                ) if isinstance(outer, ast.ClassDef):
                    yield outer.name, words


def all_words() -> tuple[tuple[str, str], ...]:
    """Return each context with its words: of tables, and of all that is written in the source.

    A template of fields and signs alone, such as `{}: {}`, has none.
    """
    modules = (file.read_text(encoding="utf-8") for file in sorted(SOURCE.rglob("*.py")))
    written = chain.from_iterable(map(written_words, modules))
    every = dict.fromkeys(chain(((CONTEXT, words) for words in table_words()), written))
    return tuple(pair for pair in every if any(map(str.isalpha, _FIELD.sub("", pair[1]))))


def write_catalogues(folder: Path) -> None:
    """Write the words into the catalogues of a folder, and make each translation ready to be loaded."""
    catalogues = sorted({folder / TEMPLATE, *folder.glob("cmviewer_*.ts")})
    with tempfile.TemporaryDirectory() as place:
        listed = Path(place) / "words.py"
        calls = (f"translate({_quoted(context)}, {_quoted(words)})\n" for context, words in all_words())
        listed.write_text("".join(calls), encoding="utf-8")
        tool("lupdate", "-locations", "none", "-no-obsolete", listed, "-ts", *catalogues)
    for catalogue in catalogues:
        if catalogue.name != TEMPLATE:
            tool("lrelease", catalogue, "-qm", catalogue.with_suffix(".qm"))


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def tool(name: str, *arguments: str | Path) -> None:
    """Run one of Qt's tools. Raises `subprocess.CalledProcessError`."""
    command = shutil.which(f"pyside6-{name}", path=Path(sys.executable).parent)
    assert command is not None, "PySide6 brings it"
    subprocess.run([command, "-silent", *map(str, arguments)], check=True)


if __name__ == "__main__":
    write_catalogues(resource("translations"))
