"""A process that writes reports and is killed before its first, second, third … change on the disk.

Each writes over an older report in a folder of its own, or into an empty one. Prints how many were killed.
"""

import os
import sys
from pathlib import Path

from making import make_evaluation
from reporting import report

CHANGES = {"os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir"}
OLD = make_evaluation([0, 1], {"old": [0, 1]}, names=("cat", "dog"))
NEW = make_evaluation([0, 1, 1], {"new": [0, 0, 1]}, names=("cat", "dog"))


def die_before_change(number, folder):
    """End this process before its change of that number below a folder, as a kill does."""
    left = number

    def look(event, arguments):
        nonlocal left
        opens = event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_ACCMODE
        path = arguments[0] if arguments else None
        if (opens or event in CHANGES) and str(path).startswith(str(folder)):
            left -= 1
            if left == 0:
                os._exit(9)

    sys.addaudithook(look)


def write_until_killed(root, heatmap):
    number = 0
    while True:
        folder = root / str(number + 1)
        folder.mkdir()
        if heatmap == "over":
            report(folder, OLD, heatmap=None)
            (folder / "mine.txt").write_text("mine")
        child = os.fork()
        if child == 0:
            die_before_change(number + 1, folder)
            report(folder, NEW)
            os._exit(0)
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 9:
            sys.stdout.write(str(number))
            return
        number += 1


if __name__ == "__main__":
    write_until_killed(Path(sys.argv[1]), sys.argv[2])
