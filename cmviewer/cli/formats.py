"""`cmviewer formats`: what can be read, with an example layout each."""

from collections.abc import Sequence
from textwrap import indent

from cmviewer.cli.arguments import new_parser
from cmviewer.cli.streams import say


def run(words: Sequence[str]) -> int:
    """Print every format."""
    from cmviewer.readers.opening.layouts import LAYOUTS  # noqa: PLC0415 - no other command waits for all readers

    new_parser("cmviewer formats", "What can be read, with an example layout each.").parse_args(words)
    known = [(one.name, ", ".join(one.tasks), one.example) for one in LAYOUTS]
    for number, (name, task, example) in enumerate(known):
        gap = "\n" if number else ""
        for line in f"{gap}{name} ({task})\n{indent(example.strip(), '    ')}".split("\n"):
            say(line)
    return 0
