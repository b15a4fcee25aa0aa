"""`cmviewer formats`: what can be read, with an example layout each."""

from collections.abc import Sequence
from textwrap import indent

from cmviewer.cli.arguments import new_parser
from cmviewer.cli.streams import say, say_warnings
from cmviewer.errors import Problem


def run(words: Sequence[str]) -> int:
    """Print every format."""
    from cmviewer.readers.opening.known_layouts import known_layouts  # noqa: PLC0415 - no other command waits

    new_parser("cmviewer formats", "What can be read, with an example layout each.").parse_args(words)
    problems: list[Problem] = []
    known = [(one.name, ", ".join(one.tasks), one.example) for one in known_layouts(problems).all]
    for number, (name, task, example) in enumerate(known):
        gap = "\n" if number else ""
        for line in f"{gap}{name} ({task})\n{indent(example.strip(), '    ')}".split("\n"):
            say(line)
    say_warnings(problems)
    return 0
