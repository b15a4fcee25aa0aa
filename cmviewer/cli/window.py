"""`cmviewer [PATH]`: the window. Nothing else here imports Qt."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import Any, Final

from cmviewer.cli.arguments import (
    add_opening,
    add_seeing,
    changes_of,
    checkpoint_called,
    new_parser,
    request_of,
)
from cmviewer.evaluation import Evaluation
from cmviewer.readers.files import check_path
from cmviewer.version import __version__

_COMMANDS: Final = """\
commands:
  report [PATH] --out DIR   matrix, metrics, examples, picture and page into DIR, without a window
  check [PATH]              what would be opened, and every problem found
  formats                   what can be read, with an example layout each
"""


def run(words: Sequence[str]) -> int:
    """Open the window, or work it once through all samples."""
    parser = new_parser(
        "cmviewer", "A confusion matrix whose every number opens the images behind it.", more=_COMMANDS
    )
    add_opening(parser)
    _add_seeing(parser)
    parser.add_argument("--version", action="version", version=f"cmviewer {__version__}")
    parser.add_argument(
        "--smoke-test", action="store_true", help="open the samples in a real window, then end"
    )
    arguments = parser.parse_args(words)
    if arguments.smoke_test:
        return _smoke_test()
    request = request_of(parser, arguments)
    if request is not None and request.path is not None:
        check_path(request.path)  # a wrong path is told without a display too
    from cmviewer.gui.application import run_window  # noqa: PLC0415 - only a window needs Qt

    return run_window(request, lambda evaluation: _seen(arguments, evaluation))


def _add_seeing(parser: ArgumentParser) -> None:
    """Add how it is first seen; what is not told is as it was when the window was last closed."""
    add_seeing(parser)
    parser.set_defaults(view=None, rows=None, background=None, order=None)
    parser.add_argument(
        "--checkpoint", metavar="NAME", help="the one that is seen first: the last unless told"
    )


def _seen(arguments: Namespace, evaluation: Evaluation) -> dict[str, Any]:
    """Return the fields of `ViewState` that were told. Raises `CmviewerError` where a name is unknown."""
    changes = changes_of(arguments, evaluation)
    if arguments.checkpoint is not None:
        changes["checkpoint"] = checkpoint_called(arguments.checkpoint, evaluation)
    return changes


def _smoke_test() -> int:
    from cmviewer.gui.smoke_test import run_smoke_test  # noqa: PLC0415 - only a window needs Qt

    return run_smoke_test()
