"""Real sets of other people's tools and small cases of them, and how each is opened."""

import json
from pathlib import Path

from cmviewer.cli.arguments import add_opening, needed_request, new_parser
from cmviewer.readers import OpenRequest
from cmviewer.readers.request import with_whole_paths
from tests.real_data import FOLDER

SMALL = (
    "cls_mnist_pyx",
    "cls_tracker_exports/comet",
    "seg_shapes",
    "semseg_ade20k",
    "det_coco_val2014_100",
)
"""Whole sets that are read in a moment."""


def cases() -> list[tuple[Path, tuple[str, ...]]]:
    """The folder of each set, and the words behind `cmviewer report` that open it there."""
    found: list[tuple[Path, tuple[str, ...]]] = [(FOLDER / name, (".",)) for name in SMALL]
    for kind in ("cases", "runs"):
        listed = FOLDER / kind / "cases.json"
        if listed.is_file():
            told = json.loads(listed.read_text(encoding="utf-8"))
            found += [(listed.parent / one["id"], tuple(one["args"])) for one in told]
    return [(folder, words) for folder, words in found if folder.is_dir()]


def request_of(words: tuple[str, ...]) -> OpenRequest:
    """What words of the command line open, in the current folder."""
    parser = new_parser("cmviewer report", "")
    add_opening(parser)
    return with_whole_paths(needed_request(parser, parser.parse_known_args(list(words))[0]))


def name_of(case: tuple[Path, tuple[str, ...]]) -> str:
    folder, words = case
    return f"{folder.relative_to(FOLDER)} {' '.join(words)}"
