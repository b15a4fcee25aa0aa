"""The process that opens damaged folders: a line of words in, a line of what came of it out.

python -m tests.fuzz.child

It may die or hang: whoever started it sees that, and what was on the stack stands on standard error.
"""

import faulthandler
import gc
import json
import logging
import os
import resource
import sys
import time
import traceback
import warnings
from pathlib import Path

from tests.fuzz.folders import from_words
from tests.fuzz.forbidden import Forbidden, watch

ADDRESS_SPACE = 3 << 30
"""Bytes that may be asked for beyond what the loaded program has."""
MEMORY = 1 << 30
"""Bytes that one small folder may take at most: pictures of 200 million pixels, the most, take half of it."""
SECONDS = 8.0
"""Processor time that one small folder may take at most."""


def main() -> None:
    """Answer each line until there are no more."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # whatever is printed is no answer
    faulthandler.enable()
    warnings.simplefilter("ignore")
    home = Path.cwd()
    from cmviewer.log import LOG
    from cmviewer.readers import load_readers
    from tests.fuzz.whole_way import go

    load_readers()
    gc.freeze()  # what is loaded stays: looking through it again for garbage takes longer than a small folder
    _limit_memory()
    unforeseen = Unforeseen()
    LOG.setLevel(logging.INFO)
    LOG.addHandler(unforeseen)
    forbidden = watch()
    for line in sys.stdin:
        folder, words = json.loads(line)
        os.chdir(folder)
        before, began = _start_of_peak(), time.process_time()
        answer = {"opened": False, "finding": None, "detail": ""}
        try:
            answer["opened"] = go(from_words(words))
        except (Exception, Forbidden) as error:  # noqa: BLE001 - anything is a finding
            answer |= {"finding": _kind(error), "detail": traceback.format_exc()[-6_000:]}
        spent, grown = time.process_time() - began, _peak() - before
        os.chdir(home)
        if forbidden:
            answer |= {"finding": f"forbidden {forbidden[0].split()[0]}", "detail": "\n".join(forbidden)}
        elif answer["finding"] is None:
            answer |= _beyond_limits(spent, grown)
        answer |= {"seconds": spent, "bytes": grown, "unforeseen": [*dict.fromkeys(unforeseen.kinds)]}
        forbidden.clear()
        unforeseen.kinds.clear()
        print(json.dumps(answer), file=answers, flush=True)


class Unforeseen(logging.Handler):
    """Hears of failures that became a problem of their file though nobody has foreseen them: `kinds`."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Note what is logged with its traceback."""
        if record.exc_info and record.exc_info[1] is not None:
            self.kinds.append(_kind(record.exc_info[1]))


def _beyond_limits(spent: float, grown: int) -> dict[str, str]:
    if spent > SECONDS:
        return {"finding": "slow", "detail": f"{spent:.1f} s of processor time"}
    if grown > MEMORY:
        return {"finding": "memory", "detail": f"{grown / 2**20:.0f} MiB"}
    return {}


def _kind(error: BaseException) -> str:
    """What an exception is, and where: equal faults have equal words."""
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    places = [f"{Path(frame.f_code.co_filename).name}:{frame.f_code.co_name}" for frame in frames]
    ours = [
        place for frame, place in zip(frames, places, strict=True) if "cmviewer" in frame.f_code.co_filename
    ]
    within = f" in {ours[-1]}" if ours else ""
    return f"{type(error).__name__}{within}" + (
        "" if not places or places[-1:] == ours[-1:] else f" at {places[-1]}"
    )


def _limit_memory() -> None:
    pages = int(Path("/proc/self/statm").read_text().split()[0]) if sys.platform == "linux" else 0
    if pages:
        most = pages * resource.getpagesize() + ADDRESS_SPACE
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _start_of_peak() -> int:
    """Forget the highest resident memory, and return what is resident now, in bytes."""
    if sys.platform != "linux":
        return 0
    os.write(_CLEAR, b"5")
    return _peak()


def _peak() -> int:
    if sys.platform != "linux":
        return 0
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) << 10


_CLEAR = os.open("/proc/self/clear_refs", os.O_WRONLY) if sys.platform == "linux" else -1
"""Opened before writing is forbidden."""

if __name__ == "__main__":
    main()
