"""The result files that "Open with" offers cmviewer for, on every system.

`macos/plist.py` reads this. `windows/cmviewer.iss` and `linux/cmviewer-mime.xml` say the same in their own
words; tests compare them. Linux knows names, so that there only `cmviewer.toml` is offered of all `.toml`.
"""

from typing import Final

RESULT_FILES: Final = {
    "Table of predictions": ("csv", "tsv"),
    "Evaluation results in JSON": ("json",),
    "cmviewer evaluation": ("toml",),
    "JSON lines": ("jsonl", "ndjson"),
    "Parquet table": ("parquet",),
    "NumPy arrays": ("npy", "npz"),
}
"""Extensions without their dot, by what a person calls such a file."""
