"""What is imported where it would make somebody wait."""

import subprocess
import sys
from pathlib import Path

import pytest

IMPORTED = "import sys\n{}\nprint(*sys.modules, sep='\\n')"


def modules_after(code: str) -> set[str]:
    """Names of the modules that a fresh process has imported after this code."""
    command = [sys.executable, "-c", IMPORTED.format(code)]
    return set(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split())


def test_training_code_imports_no_toolkit_and_no_reader():
    modules = modules_after("from cmviewer import log_checkpoint")
    assert "cmviewer.writers.checkpoint_log" in modules
    assert not {"PySide6", "pyqtgraph", "pandas", "PIL", "jinja2", "cmviewer.readers"} & modules


def test_the_package_alone_imports_nothing():
    assert not {"numpy", "PySide6"} & modules_after("import cmviewer")


def test_the_window_does_not_wait_for_what_only_opening_or_a_report_needs():
    late = {"pandas", "pyqtgraph", "jinja2", "charset_normalizer", "cmviewer.cli.report"}
    assert not late & modules_after("import cmviewer.cli.window_words, cmviewer.gui.furnished")


def test_the_window_is_painted_before_anything_that_counts_is_imported():
    modules = modules_after("import cmviewer.cli.window, cmviewer.gui.application")
    assert not {"numpy", "PIL", "cmviewer.evaluation", "cmviewer.gui.session"} & modules
    assert sum(name.startswith("cmviewer") for name in modules) < 80


@pytest.mark.parametrize(
    "words", [[], ["--tell-in-window"], ["--tell-in-window", "gone"], [str(Path(__file__))]]
)
def test_words_of_a_desktop_are_read_once_the_window_is_painted(words):
    window = "sys.modules['cmviewer.gui.application'] = types.SimpleNamespace(run_window=lambda told: 0)"
    run = f"from cmviewer.cli import window; window.run({words})"
    assert not {"numpy", "cmviewer.cli.arguments"} & modules_after(f"import sys, types\n{window}\n{run}")


def test_behind_the_window_modules_are_imported_without_a_look_at_their_source():
    assert "inspect" in modules_after("import PySide6.QtCore")
    asked = "import builtins, cmviewer.gui.application\nimport sys; print(builtins.__import__.__name__)"
    assert "__feature_import__" not in modules_after(asked)


def test_the_window_does_not_wait_for_what_a_menu_asks_for_or_a_count_needs():
    dialogs = {
        f"cmviewer.gui.dialogs.{name}"
        for name in ("about_dialog", "cheat_sheet", "command_palette", "help_window", "list_dialog")
    }
    reports = {"cmviewer.gui.exporting_reports", "cmviewer.writers.report", "cmviewer.writers.lists.formats"}
    libraries = {"shapely", "natsort", "yaml"}
    late = dialogs | reports | libraries
    assert not late & modules_after("import cmviewer.cli.window_words, cmviewer.gui.furnished")
